// SPDX-License-Identifier: GPL-3.0-or-later
// Options, settings and languages.
#include "tests/cli/catalogue.h"
#include "tests/cli/samples.h"

#include <gtest/gtest.h>

namespace sohoa::test {
namespace {

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
