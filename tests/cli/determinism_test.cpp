// SPDX-License-Identifier: GPL-3.0-or-later
// With SOURCE_DATE_EPOCH the unsigned PDF is the same to the byte, whatever the folder and the number of workers.
#include "tests/cli/samples.h"

#include <ctime>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;

// The published PDF begins with the unsigned one, whose size the manifest states.
std::string unsigned_pdf(const std::string& record) {
    const Json stated = Json::parse(read(record + "/manifest.json"))["files"]["unsigned"];
    return read(record + "/document.pdf").substr(0, stated["size"].get<size_t>());
}

std::string sha256(const Folder& folder, const std::string& bytes) {
    std::string sum = tool("sha256sum", {folder.put("hashed", bytes)}).out.substr(0, 64);
    for (char& c : sum)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return sum;
}

TEST(Determinism, TheUnsignedPdfDependsOnNothingButSourceAndTime) {
    const Folder folder;
    const std::map<std::string, std::string> pinned = {{"SOURCE_DATE_EPOCH", std::to_string(std::time(nullptr) - 60)}};
    for (const auto& [out, jobs] : {std::pair("one", "1"), std::pair("two", "3")}) {
        const Outcome outcome = sohoa(Call{run_arguments(folder.path(out), {"--jobs", jobs, sample("")}), pinned});
        ASSERT_EQ(outcome.code, 0) << outcome.err;
    }
    for (const std::string& name : sample_names()) {
        const std::string one = folder.path("one/" + name), two = folder.path("two/" + name);
        ASSERT_GT(unsigned_pdf(one).size(), 10000u) << name;
        EXPECT_TRUE(unsigned_pdf(one) == unsigned_pdf(two)) << name;
        const Json stated = Json::parse(read(one + "/manifest.json"))["files"];
        EXPECT_EQ(stated["unsigned"]["checksum"], sha256(folder, unsigned_pdf(one))) << name;
        EXPECT_EQ(stated["document"]["checksum"], sha256(folder, read(one + "/document.pdf"))) << name;
        EXPECT_EQ(stated["document"]["size"], read(one + "/document.pdf").size()) << name;
    }
}

TEST(Determinism, AnotherTimeIsAnotherPdf) {
    const Folder folder;
    const std::string source = folder.put("a.tif", scan(1));
    for (const int64_t ago : {60, 120}) {
        const Call call{run_arguments(folder.path(std::to_string(ago)), {source}),
                        {{"SOURCE_DATE_EPOCH", std::to_string(std::time(nullptr) - ago)}}};
        ASSERT_EQ(sohoa(call).code, 0);
    }
    EXPECT_FALSE(unsigned_pdf(folder.path("60/a")) == unsigned_pdf(folder.path("120/a")))
        << "the comparison above could not fail";
}

} // namespace
} // namespace sohoa::test
