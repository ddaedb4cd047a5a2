// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa pdfa`: the line up to the PDF/A, the same bytes, and nobody's file replaced.
#include "tests/cli/samples.h"

#include <ctime>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Names = std::vector<std::string>;

Names arguments(const std::string& out, const Names& rest) {
    Names all = {"pdfa", "--profile", "demo", "--out", out, "--lang", "en"};
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
}

TEST(Pdfa, IsTheBeginningOfWhatRunSigns) {
    const Folder folder;
    const std::map<std::string, std::string> pinned = {{"SOURCE_DATE_EPOCH", std::to_string(std::time(nullptr) - 60)}};
    const Names sources = {sample("cong-van.tif"), sample("giay-phep"), sample("giay-chung-nhan.pdf")};
    const Outcome run = sohoa(Call{run_arguments(folder.path("run"), sources), pinned});
    const Outcome pdfa = sohoa(Call{arguments(folder.path("pdfa"), sources), pinned});
    ASSERT_EQ(run.code, 0) << run.err;
    ASSERT_EQ(pdfa.code, 0) << pdfa.err;
    for (const char* name : {"cong-van", "giay-phep", "giay-chung-nhan"}) {
        const std::string made = read(folder.path("pdfa/") + name + ".pdf");
        const std::string record = folder.path("run/") + name;
        const Json stated = Json::parse(read(record + "/manifest.json"))["files"]["unsigned"];
        ASSERT_GT(made.size(), 10000u) << name;
        EXPECT_EQ(made.size(), stated["size"]) << name;
        EXPECT_TRUE(read(record + "/document.pdf").compare(0, made.size(), made) == 0) << name;
    }
}

TEST(Pdfa, LeavesNothingButTheFilesAndTheLock) {
    const Folder folder;
    folder.put("in/a.tif", scan(1));
    folder.put("in/b.tif", scan(2));
    const Outcome outcome = sohoa(arguments(folder.path("out"), {folder.path("in")}));
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out + outcome.err, "") << "silence under cron";
    EXPECT_EQ(tree(folder.path("out")), (Names{".lock", "a.pdf", "b.pdf"}));
    EXPECT_EQ(tool("qpdf", {"--check", folder.path("out/a.pdf")}).code, 0);
}

TEST(Pdfa, JsonIsOneLineForTheRun) {
    const Folder folder;
    folder.put("in/a.tif", scan(1));
    const Outcome outcome = sohoa(arguments(folder.path("out"), {"--json", folder.path("in")}));
    ASSERT_EQ(outcome.out_lines().size(), 1u) << outcome.out;
    const Json run = Json::parse(outcome.out);
    EXPECT_EQ(run["schema"], "sohoa-run");
    EXPECT_EQ(run["command"], "pdfa");
    EXPECT_EQ(run["documents"][0]["state"], "published");
    EXPECT_EQ(run["documents"][0]["pages"], 1);
    EXPECT_FALSE(run["documents"][0].contains("indication")) << "nothing was signed";
}

TEST(Pdfa, AFileInTheWayStaysUnlessForced) {
    const Folder folder;
    const std::string source = folder.put("a.tif", scan(1)), there = folder.put("out/a.pdf", "not ours");
    const Outcome held = sohoa(arguments(folder.path("out"), {source}));
    EXPECT_EQ(held.code, 73) << held.err;
    EXPECT_NE(held.err.find("choose another --out or move it away"), std::string::npos) << held.err;
    EXPECT_EQ(read(there), "not ours");
    EXPECT_EQ(sohoa(arguments(folder.path("out"), {"--force", source})).code, 0);
    EXPECT_EQ(read(there).substr(0, 5), "%PDF-");
    const Names kept = tree(folder.path("out/.replaced"));
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].substr(0, 2) + kept[0].substr(kept[0].size() - 4), "a-.pdf");
    EXPECT_EQ(read(folder.path("out/.replaced/" + kept[0])), "not ours");
    EXPECT_EQ(tree(folder.path("out")), (Names{".lock", ".replaced/", ".replaced/" + kept[0], "a.pdf"}));
}

TEST(Pdfa, ASourceIsNeverReplaced) {
    const Folder folder;
    const std::string pdf = folder.copy(sample("giay-chung-nhan.pdf"), "in/a.pdf"), before = read(pdf);
    fs::create_symlink(pdf, folder.path("b.pdf"));
    const Outcome own = sohoa(arguments(folder.path("in"), {"--force", pdf}));
    EXPECT_EQ(own.code, 73) << own.err;
    EXPECT_NE(own.err.find("source"), std::string::npos) << own.err;
    folder.put("scan/a.tif", scan(1)); // its PDF would be in/a.pdf too
    EXPECT_EQ(sohoa(arguments(folder.path("in"), {"--force", folder.path("scan/a.tif"), pdf})).code, 73);
    EXPECT_EQ(read(pdf), before);
}

TEST(Pdfa, WhatCannotBeTakenIsSaidAndTheOthersGoOn) {
    const Folder folder;
    folder.put("in/a.tif", scan(1));
    const std::string bad = folder.put("in/bad.tif", "no scan");
    const Outcome outcome = sohoa(arguments(folder.path("out"), {"--json", folder.path("in")}));
    EXPECT_EQ(outcome.code, 3);
    EXPECT_NE(outcome.err.find(bad), std::string::npos) << outcome.err;
    const Json documents = Json::parse(outcome.out)["documents"];
    EXPECT_EQ(documents[0]["state"], "published");
    EXPECT_EQ(documents[1]["state"], "refused");
    EXPECT_EQ(documents[1]["where"], bad);
    EXPECT_EQ(documents[1]["code"], 65);
    EXPECT_NE(documents[1]["message"], "");
    EXPECT_EQ(tree(folder.path("out")), (Names{".lock", "a.pdf"})) << "no .refused beside plain files";
}

TEST(Pdfa, TheQualityGateIsInForce) {
    const Folder folder;
    const Outcome outcome =
        sohoa(arguments(folder.path("out"), {"--set", "quality.not_colour=refuse", folder.put("a.tif", scan(1))}));
    EXPECT_EQ(outcome.code, 3);
    EXPECT_NE(outcome.err.find("colour"), std::string::npos) << outcome.err;
    EXPECT_EQ(records_in(folder.path("out")), Names{});
}

TEST(Pdfa, WithoutOutIs64) {
    const Folder folder;
    EXPECT_EQ(sohoa({"pdfa", folder.put("a.tif", scan(1))}).code, 64);
}

} // namespace
} // namespace sohoa::test
