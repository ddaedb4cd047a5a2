// SPDX-License-Identifier: GPL-3.0-or-later
// Options, settings and languages.
#include "tests/cli/catalogue.h"
#include "tests/cli/samples.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

void ends_with(int code, const std::vector<std::string>& arguments, const std::vector<std::string>& words) {
    const Outcome outcome = sohoa(arguments);
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    for (const std::string& word : words)
        EXPECT_NE(outcome.err.find(word), std::string::npos) << word << " is not in: " << outcome.err;
}

TEST(CommandLine, AnUnknownOptionIs64) {
    const Folder folder;
    ends_with(64, run_arguments(folder.path("out"), {"--ouput", "x", "a.tif"}), {"--ouput"});
    ends_with(64, {"verify", "--no-such-option", "a.pdf"}, {"--no-such-option"});
}

TEST(CommandLine, WhatIsMissingIs64) {
    ends_with(64, {"run", "--lang", "en", "a.tif"}, {"--out"});
    ends_with(64, {}, {"--help"});
    ends_with(64, {"nonsense"}, {"--help"});
    ends_with(64, {"verify"}, {"--help"});
    ends_with(64, {"manifest"}, {"--help"});
    ends_with(64, {"manifest", "check"}, {"--help"});
}

TEST(CommandLine, AMistypedWordIs64AndNamesTheNearOne) {
    ends_with(64, {"veriy", "--lang", "en", "a.pdf"}, {"“veriy”", "“verify”"});
    ends_with(64, {"profile", "lst", "--lang", "en"}, {"“profile lst”", "“profile list”"});
    ends_with(64, {"manifest", "chek", "--lang", "en", "a"}, {"“manifest check”"});
    ends_with(64, {"run", "--lang", "en", "--ouut", "x", "a.tif"}, {"--ouut", "did you mean --out?"});
    ends_with(64, {"help", "insect", "--lang", "en"}, {"“inspect”"});
    EXPECT_EQ(sohoa({"foo", "--lang", "en"}).err.find("did you mean"), std::string::npos) << "nothing is near to foo";
}

TEST(CommandLine, AFileWhoseNameBeginsWithADashStandsBehindTwo) {
    for (const std::string name : {"-x.pdf", "-q.pdf"}) {
        ends_with(64, {"verify", "--lang", "en", name}, {name, "-- " + name});
        ends_with(66, {"verify", "--lang", "en", "--", name}, {name + ": there is no such file"});
    }
}

TEST(CommandLine, OptionsAndTheirValuesAreToldApart) {
    ends_with(64, {"verify", "--lang", "en", "--trust"}, {"--trust DIR"});
    ends_with(64, {"verify", "--lang", "en", "--trust", "--json", "a.pdf"}, {"--trust DIR"});
    ends_with(64, {"verify", "--lang", "en", "--json=yes", "a.pdf"}, {"--json takes no value"});
    ends_with(64, {"verify", "--lang", "en", "--trust", "a", "--trust=b", "a.pdf"}, {"--trust may be given once only"});
    ends_with(64, {"profile", "list", "--lang", "en", "nd30"}, {"nd30"});
    ends_with(66, {"--lang", "en", "-q", "verify", "-v", "/nothing.pdf"}, {"there is no such file"});
}

TEST(CommandLine, WhatIsNotThereDoesNotStopTheOthers) {
    const Folder folder;
    const std::string tiff = folder.put("scan.tif", scan(1)), out = folder.path("out");
    for (const Words& command : {Words{"inspect"}, Words{"ocr"}, Words{"pdfa", "--out", out}}) {
        Words arguments = command;
        arguments.insert(arguments.end(), {"--lang", "en", "--json", "/nothing/a.tif", tiff, "/nothing/b.tif"});
        const Outcome outcome = sohoa(arguments);
        EXPECT_EQ(outcome.code, 66) << outcome.err;
        const Words lines = outcome.out_lines();
        ASSERT_EQ(lines.size(), 3u) << outcome.out;
        for (const char* name : {"/nothing/a.tif", "/nothing/b.tif"})
            EXPECT_NE(outcome.err.find(name + std::string(": there is no such file")), std::string::npos);
        EXPECT_EQ(Json::parse(lines[0])["schema"], "sohoa-error");
        EXPECT_EQ(Json::parse(lines[0])["source"], "/nothing/a.tif");
        EXPECT_NE(Json::parse(lines[2])["schema"], "sohoa-error");
    }
    EXPECT_TRUE(std::filesystem::exists(out + "/scan.pdf"));
}

// One object for machines, whatever stops the command as a whole.
TEST(CommandLine, AFatalEndIsALineOfJson) {
    const Folder folder;
    const std::string open = folder.put("pin", "1234\n", 0644), tiff = folder.put("scan.tif", scan(1));
    const std::vector<std::pair<int, Words>> ends = {
        {66, {"inspect", "/nothing/a.tif"}},
        {66, {"run", "--out", folder.path("out"), "/nothing/a.tif"}},
        {66, {"sign", "--out", folder.path("out"), "/nothing/a.pdf"}},
        {77,
         {"run", "--profile", "demo", "--out", folder.path("out"), "--key", records().key(), "--trust",
          records().trust(), "--pin-file", open, tiff}},
        {78, {"run", "--out", folder.path("out"), tiff}},
        {78, {"verify", "--trust", "/nothing", "a.pdf"}},
        {78, {"profile", "show", "no-such-profile"}},
    };
    for (auto [code, arguments] : ends) {
        arguments.push_back("--json");
        const Outcome outcome = sohoa(arguments);
        EXPECT_EQ(outcome.code, code) << outcome.err;
        ASSERT_EQ(outcome.out_lines().size(), 1u) << ::testing::PrintToString(arguments);
        const Json line = Json::parse(outcome.out);
        EXPECT_EQ(line["schema"], "sohoa-error");
        EXPECT_EQ(line["code"], code);
        EXPECT_NE(line["message"], "");
    }
}

TEST(CommandLine, TheSameCauseHasTheSameCode) {
    for (const char* command : {"inspect", "verify"}) {
        ends_with(66, {command, "--lang", "en", "/dev/null"}, {"is not a regular file"});
        ends_with(66, {command, "--lang", "en", "/nothing/at.all"}, {"there is no such file"});
        ends_with(78, {command, "--lang", "en", "--profile", "none", "a"}, {"there is no profile none"});
    }
}

TEST(CommandLine, AnUnknownSettingIs64AndNamesANearOne) {
    const Folder folder;
    ends_with(64, run_arguments(folder.path("out"), {"--set", "quality.min_dpy=200", "a.tif"}),
              {"quality.min_dpy", "quality.min_dpi"});
    ends_with(64, run_arguments(folder.path("out"), {"--set", "quality.min_dpi=many", "a.tif"}), {"quality.min_dpi"});
    ends_with(64, run_arguments(folder.path("out"), {"--set", "quality.min_dpi", "a.tif"}), {"key=value"});
}

TEST(CommandLine, AnUnknownKeyOfAProfileIs78WithFileLineColumnAndANearName) {
    const Folder folder;
    const std::string profile = folder.put("ours.toml", "title = \"Ours\"\n\n[quality]\n  min_dpy = 200\n");
    ends_with(78, {"inspect", "--lang", "en", "--profile", profile, sample("cong-van.tif")},
              {profile + ":4:3", "quality.min_dpi"});
}

TEST(CommandLine, AnUnknownProfileIs78AndNamesANearOne) {
    ends_with(78, {"inspect", "--lang", "en", "--profile", "nd3", sample("cong-van.tif")}, {"nd3", "nd30"});
}

TEST(CommandLine, AProfileOfOnesOwnIsInForce) {
    const Folder folder;
    const std::string profile = folder.put("ours.toml", "[quality]\nnot_colour = \"refuse\"\n");
    EXPECT_EQ(sohoa({"inspect", "--profile", profile, sample("cong-van.tif")}).code, 1);
    EXPECT_EQ(sohoa({"inspect", sample("cong-van.tif")}).code, 0);
}

// What is said about a file that is not there, in the language of the call.
std::string said(const std::vector<std::string>& options, const std::map<std::string, std::string>& environment) {
    Call call{{"inspect", "/nothing/at/all.tif"}, environment};
    call.arguments.insert(call.arguments.end(), options.begin(), options.end());
    const Outcome outcome = sohoa(call);
    EXPECT_EQ(outcome.code, 66);
    return outcome.err;
}

const std::string known = "there is no such file or folder";

void expect_language(const std::string& language, const std::string& text) {
    const std::string vietnamese = read_catalogue(SOHOA_SOURCE_DIR "/po/vi.po").translation(known);
    ASSERT_NE(vietnamese, "") << "po/vi.po does not translate: " << known;
    EXPECT_EQ(text.find(known) != std::string::npos, language == "en") << text;
    EXPECT_EQ(text.find(vietnamese) != std::string::npos, language == "vi") << text;
}

TEST(Language, IsThatOfTheOption) {
    expect_language("en", said({"--lang", "en"}, {}));
    expect_language("vi", said({"--lang", "vi"}, {}));
    expect_language("en", said({"--lang=en"}, {{"LC_ALL", "vi_VN.UTF-8"}}));
    expect_language("vi", said({"--lang=vi"}, {{"LC_ALL", "en_US.UTF-8"}}));
}

TEST(Language, IsElseThatOfTheLocale) {
    expect_language("en", said({}, {{"LC_ALL", "en_US.UTF-8"}}));
    expect_language("vi", said({}, {{"LC_ALL", "vi_VN.UTF-8"}}));
    expect_language("en", said({}, {{"LC_ALL", ""}, {"LANG", "en_GB"}}));
}

TEST(Language, IsVietnameseWhereTheLocaleSaysNothing) {
    expect_language("vi", said({}, {{"LC_ALL", ""}}));
    expect_language("vi", said({}, {{"LC_ALL", "C"}}));
    expect_language("vi", said({}, {{"LC_ALL", "C.UTF-8"}}));
}

TEST(Language, OfAnotherNameIs64) {
    EXPECT_EQ(sohoa({"inspect", "--lang", "fr", sample("cong-van.tif")}).code, 64);
}

} // namespace
} // namespace sohoa::test
