// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa profile list`, `show` and `check`.
#include "core/base/text.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

Outcome profile(const std::string& verb, Words rest) {
    rest.insert(rest.begin(), {"profile", verb, "--lang", "en"});
    return sohoa(rest);
}

std::string shown(const Words& rest) {
    const Outcome outcome = profile("show", rest);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return outcome.out;
}

Json setting(const Json& shown, const std::string& key) {
    for (const Json& row : shown["settings"])
        if (row["key"] == key) return row;
    return {};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST(ProfileList, NamesWhatIsInstalledWithTitleAndPlace) {
    const Outcome outcome = profile("list", {});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_TRUE(holds(outcome.out, "nd30 ")) << outcome.out;
    EXPECT_TRUE(holds(outcome.out, "Văn bản theo Nghị định 30/2020/NĐ-CP\n")) << outcome.out;
    EXPECT_TRUE(holds(outcome.out, "/profiles/nd30.toml\n")) << outcome.out;
    EXPECT_TRUE(holds(outcome.out, "demo ")) << outcome.out;
}

TEST(ProfileList, JsonIsALineAProfile) {
    const Outcome outcome = profile("list", {"--json"});
    Words names;
    for (const std::string& line : outcome.out_lines()) {
        const Json row = Json::parse(line);
        EXPECT_EQ(row["schema"], "sohoa-profile");
        EXPECT_EQ(row["schema_version"], 1);
        EXPECT_NE(row["title"], "") << row;
        EXPECT_TRUE(std::filesystem::is_regular_file(row["path"].get<std::string>())) << row;
        names.push_back(row["name"]);
    }
    EXPECT_EQ(names, (Words{"demo", "nd30"}));
}

TEST(ProfileShow, OfNothingIsNd30AndLoadsAgainAsItIs) {
    const Folder folder;
    const std::string text = shown({});
    EXPECT_TRUE(holds(text, "title = \"Văn bản theo Nghị định 30/2020/NĐ-CP\"")) << text;
    const std::string saved = folder.put("nd30.toml", text);
    EXPECT_EQ(profile("check", {"-q", saved}).code, 0);
    EXPECT_EQ(shown({saved}), text);
}

TEST(ProfileShow, EverySettingIsThereWithACommentBeforeIt) {
    const std::string text = shown({"demo"});
    const Json all = Json::parse(shown({"--json", "demo"}));
    EXPECT_EQ(all["schema"], "sohoa-settings");
    EXPECT_EQ(all["schema_version"], 1);
    EXPECT_EQ(all["profile"], "demo");
    ASSERT_GT(all["settings"].size(), 40u);
    for (const Json& row : all["settings"]) {
        const std::string key = row["key"], name = key.substr(key.find('.') + 1);
        const size_t at = text.find("\n" + name + " = ");
        ASSERT_NE(at, std::string::npos) << key;
        EXPECT_EQ(text[text.rfind('\n', at - 1) + 1], '#') << "no comment before " << key;
        EXPECT_TRUE(holds(text, "# " + row["help"].get<std::string>())) << key;
    }
}

TEST(ProfileShow, RespectsSetAndNamesTheDefault) {
    const std::string text = shown({"--set", "quality.min_dpi=300", "--set", "agency.name=SỞ \"A\""});
    EXPECT_TRUE(holds(text, "\nmin_dpi = 300\n")) << text;
    EXPECT_TRUE(holds(text, "least resolution of a page, in dpi (a number; default: 200)")) << text;
    EXPECT_TRUE(holds(text, "name = \"SỞ \\\"A\\\"\"\n")) << text;
    const Json all = Json::parse(shown({"--json", "--set", "quality.min_dpi=300"}));
    EXPECT_EQ(setting(all, "quality.min_dpi")["value"], 300);
    EXPECT_EQ(setting(all, "quality.min_dpi")["default"], 200);
    EXPECT_EQ(setting(all, "seal.visible")["value"], true);
    EXPECT_TRUE(setting(all, "describe.kinds")["value"].is_array());
}

TEST(ProfileShow, NamesTheArticleWhereOneAsksForIt) {
    const Json all = Json::parse(shown({"--json"}));
    EXPECT_EQ(setting(all, "quality.not_colour")["law"], "Nghị định 30/2020/NĐ-CP, Phụ lục I (theo nguồn thứ cấp)");
    EXPECT_TRUE(setting(all, "quality.bleed")["law"].is_null()) << "our choice, not a rule";
    EXPECT_TRUE(holds(shown({}), "# Nghị định 30/2020/NĐ-CP, Phụ lục I (theo nguồn thứ cấp)\nnot_colour = \"warn\"\n"));
}

TEST(ProfileShow, SpeaksVietnamese) {
    const Outcome outcome = sohoa({"profile", "show", "--lang", "vi"});
    EXPECT_FALSE(holds(outcome.out, "default")) << outcome.out;
    EXPECT_FALSE(holds(outcome.out, "least resolution")) << outcome.out;
    EXPECT_EQ(nfc(outcome.out), outcome.out);
}

// A saved file may lie anywhere: a relative path in it would start there.
TEST(ProfileShow, PrintsPathsWhole) {
    const Folder folder;
    const std::string ours = folder.put("ours.toml", "[signing]\nkey = \"keys/a.p12\"\n");
    EXPECT_TRUE(holds(shown({ours}), "key = \"" + folder.path("keys/a.p12") + "\"\n"));
    const std::string set = shown({"--set", "signing.key=a.p12"});
    EXPECT_TRUE(holds(set, "key = \"" + (std::filesystem::current_path() / "a.p12").string() + "\"\n"));
}

TEST(ProfileShow, OfWhatIsWrongEndsAsOtherCommandsDo) {
    EXPECT_EQ(profile("show", {"nd3"}).code, 78);
    EXPECT_EQ(profile("show", {"--set", "quality.min_dpy=3"}).code, 64);
    EXPECT_EQ(profile("show", {"nd30", "demo"}).code, 64);
}

TEST(ProfileCheck, OfGoodOnesIs0) {
    const Outcome outcome = profile("check", {"nd30", "demo"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out_lines().size(), 2u) << outcome.out;
    const Outcome quiet = profile("check", {"-q", "nd30"});
    EXPECT_EQ(quiet.code, 0);
    EXPECT_EQ(quiet.out + quiet.err, "");
}

TEST(ProfileCheck, NamesEveryFaultInTheOrderOfTheFile) {
    const Folder folder;
    const std::string path = folder.put("p.toml", "[seal]\n"
                                                  "visible = 1\n"
                                                  "[quality]\n"
                                                  "  min_dpy = 200\n"
                                                  "max_skew = 100\n"
                                                  "low_dpi = \"wran\"\n"
                                                  "[qualty]\n");
    const Outcome outcome = profile("check", {"-q", path});
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    const Words lines = outcome.out_lines();
    ASSERT_EQ(lines.size(), 6u) << outcome.out;
    EXPECT_EQ(lines[0], path + ":2:11: seal.visible takes true or false, not 1");
    EXPECT_EQ(lines[1], path + ":4:3: there is no setting quality.min_dpy; did you mean quality.min_dpi?");
    EXPECT_EQ(lines[2], path + ":5:12: quality.max_skew must lie between 0 and 45");
    EXPECT_EQ(lines[3],
              path + ":6:11: quality.low_dpi takes one of ignore|warn|refuse, not \"wran\"; did you mean warn?");
    EXPECT_EQ(lines[4], path + ":7:2: there is no section [qualty]; did you mean [quality]?");
    EXPECT_TRUE(holds(lines[5], "sohoa profile show")) << lines[5];
}

TEST(ProfileCheck, WhatIsNoTomlIsNamedWithItsPlace) {
    const Folder folder;
    const std::string path = folder.put("p.toml", "title = \"x\"\n[quality\nmin_dpi = 200\n");
    const Outcome outcome = profile("check", {path});
    EXPECT_EQ(outcome.code, 1) << outcome.err;
    EXPECT_TRUE(holds(outcome.out, path + ":2:")) << outcome.out;
    EXPECT_TRUE(holds(outcome.out, "this is not TOML")) << outcome.out;
}

TEST(ProfileCheck, WhatIsNotThereIs66AndHidesNoOther) {
    const Folder folder;
    const std::string bad = folder.put("bad.toml", "x = 1\n");
    const Outcome outcome = profile("check", {"--json", "nd3", bad, folder.path("none.toml"), "nd30"});
    EXPECT_EQ(outcome.code, 66);
    EXPECT_TRUE(holds(outcome.err, "did you mean nd30?")) << outcome.err;
    const Words lines = outcome.out_lines();
    ASSERT_EQ(lines.size(), 4u) << outcome.out;
    EXPECT_EQ(Json::parse(lines[0])["schema"], "sohoa-error");
    const Json wrong = Json::parse(lines[1]);
    EXPECT_EQ(wrong["schema"], "sohoa-profile-check");
    EXPECT_EQ(wrong["good"], false);
    EXPECT_EQ(wrong["faults"][0]["line"], 1);
    EXPECT_EQ(wrong["faults"][0]["message"], "there is no setting x");
    EXPECT_EQ(Json::parse(lines[2])["code"], 66);
    EXPECT_EQ(Json::parse(lines[3])["good"], true);
}

TEST(CommandGroups, SayWhatTheirCommandsAreFor) {
    EXPECT_TRUE(holds(sohoa({"help", "manifest", "--lang", "en"}).out, "check published records\n"));
    EXPECT_TRUE(holds(sohoa({"help", "profile", "--lang", "en"}).out, "list, show and check profiles"));
    EXPECT_EQ(sohoa({"profile"}).code, 64);
}

} // namespace
} // namespace sohoa::test
