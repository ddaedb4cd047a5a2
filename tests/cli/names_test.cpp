// SPDX-License-Identifier: GPL-3.0-or-later
// Names as people, scanners and attackers give them.
#include "tests/cli/samples.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>
#include <unistd.h>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

class NamesOfFiles : public ::testing::Test {
  protected:
    std::string out() const { return folder_.path("out"); }
    std::string in(const std::string& name = "") const { return folder_.path("in" + (name.empty() ? "" : "/" + name)); }
    void scan_named(const std::string& name, int seed) const { folder_.put("in/" + name, scan(seed)); }
    Outcome run(const Names& rest) const { return sohoa(run_arguments(out(), rest)); }

    Folder folder_;
};

TEST_F(NamesOfFiles, ThatAreTheSameWhenComposedGiveTwoRecords) {
    scan_named("Quye\u0302\u0301t \u0111i\u0323nh.tif", 1);
    scan_named("Quyết định.tif", 2);
    EXPECT_EQ(run({in()}).code, 0);
    EXPECT_EQ(records_in(out()), (Names{"Quyết định", "Quyết định-2"}));
    for (const char* name : {"Quyết định", "Quyết định-2"})
        EXPECT_EQ(sohoa({"manifest", "check", out() + "/" + name}).code, 0);
    const Outcome again = run({"--json", in()});
    EXPECT_EQ(again.code, 0) << again.err;
    for (const Json& document : Json::parse(again.out)["documents"])
        EXPECT_EQ(document["state"], "already there");
}

TEST_F(NamesOfFiles, MayHoldAnything) {
    const std::string longest = std::string(251, 'd') + ".tif";
    const Names names = {" ba dấu cách .tif", "-- -rf.tif",          "a\nb.tif", "c\x1B[2J\x07.tif",
                         "tên\xFF\xFE.tif",   "\"'`$(x)&;|<>*?.tif", longest};
    int seed = 0;
    for (const std::string& name : names)
        scan_named(name, ++seed);
    const Outcome outcome = run({"--verbose", "--json", in()});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const Names records = records_in(out());
    EXPECT_EQ(records.size(), names.size()) << outcome.err;
    for (const std::string& record : records) {
        EXPECT_NE(record[0], '-');
        EXPECT_EQ(sohoa({"manifest", "check", out() + "/" + record}).code, 0) << record;
    }
    EXPECT_TRUE(std::none_of(outcome.err.begin(), outcome.err.end(),
                             [](char c) { return (c >= 0 && c < 0x20 && c != '\n') || c == 0x7F; }))
        << "a name speaks to the terminal: " << outcome.err;
    EXPECT_FALSE(Json::parse(outcome.out, nullptr, false).is_discarded());
}

TEST_F(NamesOfFiles, WithoutExtensionAreToldByContent) {
    scan_named("Số 12.2026", 1);
    scan_named("quét.bak", 2);
    folder_.put("in/ghi chú.txt", "no scan");
    folder_.put("in/.ẩn.tif", scan(3));
    const Outcome outcome = run({"--json", "--verbose", in()});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(records_in(out()), (Names{"Số 12.2026", "quét"}));
    const Json passed_over = Json::parse(outcome.out)["passed_over"];
    ASSERT_EQ(passed_over.size(), 2u) << passed_over;
    for (const char* name : {".ẩn.tif", "ghi chú.txt"})
        EXPECT_NE(outcome.err.find(in(name)), std::string::npos) << outcome.err;
}

TEST_F(NamesOfFiles, OfPipesAreNotWaitedFor) {
    scan_named("a.tif", 1);
    ASSERT_EQ(::mkfifo(in("pipe.tif").c_str(), 0600), 0);
    const Outcome found = run({"--json", in()});
    EXPECT_EQ(found.code, 0) << found.err;
    EXPECT_EQ(Json::parse(found.out)["passed_over"][0]["path"], in("pipe.tif"));
    for (const std::string& argument : {in("pipe.tif"), std::string("/dev/zero")}) {
        const Outcome asked = run({argument});
        EXPECT_EQ(asked.code, 3);
        EXPECT_NE(asked.err.find(argument + ": is not a regular file"), std::string::npos) << asked.err;
    }
}

TEST_F(NamesOfFiles, OfLinksThatGoRoundEnd) {
    scan_named("a/a.tif", 1);
    fs::create_directory_symlink("..", in("a/up"));
    fs::create_directory_symlink("a", in("b"));
    fs::create_symlink("x.tif", in("x.tif"));
    const Outcome outcome = run({in()});
    EXPECT_EQ(outcome.code, 3);
    EXPECT_EQ(records_in(out()), Names{"a"});
    EXPECT_NE(outcome.err.find(in("x.tif") + ": a link leads nowhere"), std::string::npos) << outcome.err;
}

// What may not be read is said, each thing in a line, and does not hide the rest. Root may read everything: it becomes
// somebody else for this.
TEST_F(NamesOfFiles, OfWhatMayNotBeReadAreSaid) {
    scan_named("a.tif", 1);
    folder_.put("in/locked.tif", scan(2), 0);
    folder_.put("in/closed/b.tif", scan(3));
    ASSERT_EQ(::chmod(in("closed").c_str(), 0), 0);
    ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
    const Names inspect = {SOHOA_PROGRAM, "inspect", "--lang", "en", in()};
    Names as_nobody = {"--reuid=65534", "--regid=65534", "--clear-groups"};
    as_nobody.insert(as_nobody.end(), inspect.begin(), inspect.end());
    if (::geteuid() == 0 &&
        tool("setpriv", {"--reuid=65534", "--regid=65534", "--clear-groups", SOHOA_PROGRAM, "--version"}).code != 0)
        GTEST_SKIP() << "root cannot run the program as somebody else here";
    const Outcome outcome =
        ::geteuid() == 0 ? tool("setpriv", as_nobody) : tool(SOHOA_PROGRAM, {inspect.begin() + 1, inspect.end()});
    ::chmod(in("closed").c_str(), 0700);
    EXPECT_EQ(outcome.code, 66) << outcome.err;
    EXPECT_NE(outcome.out.find("a.tif"), std::string::npos) << outcome.out << outcome.err;
    for (const char* name : {"locked.tif", "closed"})
        EXPECT_NE(outcome.err.find(in(name) + ": access is denied"), std::string::npos) << outcome.err;
}

} // namespace
} // namespace sohoa::test
