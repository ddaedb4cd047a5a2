// SPDX-License-Identifier: GPL-3.0-or-later
// A paper with a secrecy mark is refused at once, and nothing of it is kept but the refusal.
#include "tests/cli/drawn_text.h"
#include "tests/cli/samples.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

// The sample decision with a stamp 8 mm high under its number, left of the title; `words` empty: none.
std::string stamped(const Folder& folder, const std::string& name, const std::string& words) {
    const Image page(pixConvertTo32(Image(pixReadTiff(sample("quyet-dinh.tif").c_str(), 0)).get()));
    const double mm = pixGetXRes(page.get()) / 25.4;
    const auto at = [&](double length) { return static_cast<int>(length * mm); };
    if (!words.empty()) {
        const int wide = draw_text(page, at(28), at(56), at(4.6), words, 200, 20, 30);
        const Handle<Box, [](Box* box) { boxDestroy(&box); }> frame(boxCreate(at(26), at(50.5), wide + at(4), at(8)));
        pixRenderBoxArb(page.get(), frame.get(), at(0.6), 200, 20, 30);
    }
    const std::string path = folder.path(name);
    pixWrite(path.c_str(), page.get(), IFF_PNG);
    return path;
}

class Secrecy : public testing::TestWithParam<const char*> {};

TEST_P(Secrecy, IsRefusedAndNothingIsKept) {
    const Folder folder;
    const std::string source = stamped(folder, "a.png", GetParam()), out = folder.path("out");
    const Outcome outcome = sohoa(run_arguments(out, {source}));
    EXPECT_EQ(outcome.code, 3) << outcome.err;
    EXPECT_NE(outcome.err.find(GetParam()), std::string::npos) << outcome.err;
    EXPECT_EQ(tree(out), (Names{".lock", ".refused/", ".refused/a/", ".refused/a/error.json"}));
    const std::string refusal = read(out + "/.refused/a/error.json");
    EXPECT_EQ(Json::parse(refusal)["findings"][0]["rule"], "read.secret");
    EXPECT_EQ(refusal.find("QUYẾT ĐỊNH"), std::string::npos) << "nothing of the text";
    for (const char* command : {"ocr", "describe"}) {
        const Outcome words = sohoa({command, source});
        EXPECT_EQ(words.code, 3) << command;
        EXPECT_EQ(words.out, "") << command;
    }
}

INSTANTIATE_TEST_SUITE_P(Each, Secrecy, testing::Values("MẬT", "TỐI MẬT", "TUYỆT MẬT"));

TEST(NoSecrecy, TheSamePaperWithAnotherStampIsTaken) {
    const Folder folder;
    const Outcome outcome = sohoa(run_arguments(folder.path("out"), {stamped(folder, "a.png", "KHẨN")}));
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(records_in(folder.path("out")), Names{"a"});
}

} // namespace
} // namespace sohoa::test
