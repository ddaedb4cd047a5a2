// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/profile.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace sohoa {
namespace {

const std::string shipped = SOHOA_SOURCE_DIR "/profiles";

/// A folder that goes away with the test.
class ProfileFiles : public testing::Test {
  protected:
    ProfileFiles() {
        std::string pattern = testing::TempDir() + "sohoa-profiles-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
    }
    ~ProfileFiles() override { std::filesystem::remove_all(folder_); }

    std::string write(const std::string& name, const std::string& text) {
        write_file_atomic(folder_ + "/" + name, text);
        return folder_ + "/" + name;
    }

    /// What is said of a profile that holds `text`.
    Error fault_of(const std::string& text) {
        const std::string path = write("p.toml", text);
        try {
            load_profile(path, shipped);
        } catch (const Error& e) {
            return e;
        }
        ADD_FAILURE() << "no error for: " << text;
        return Error(Code::internal, "", msg(""));
    }

    std::string folder_;
};

std::vector<std::string> shipped_names() {
    std::vector<std::string> names;
    for (const std::string& file : list_folder(shipped))
        if (file.ends_with(".toml")) names.push_back(file.substr(0, file.size() - 5));
    return names;
}

TEST_F(ProfileFiles, EveryShippedProfileLoadsAndRoundTrips) {
    const std::vector<std::string> names = shipped_names();
    ASSERT_GE(names.size(), 2u);
    for (const std::string& name : names) {
        const Profile profile = load_profile(name, shipped);
        EXPECT_EQ(profile.name, name);
        EXPECT_FALSE(profile.title.empty()) << name;
        const std::string text = to_toml(profile);
        const Profile again = load_profile(write(name + ".toml", text), shipped);
        EXPECT_EQ(to_toml(again), text) << name;
        EXPECT_EQ(again.name, name);
    }
}

TEST_F(ProfileFiles, DefaultProfileHoldsTheThresholdsOfTheLaw) {
    const Profile p = load_profile("nd30", shipped);
    EXPECT_EQ(p.quality.min_dpi, 200);
    EXPECT_EQ(p.quality.min_bit_depth, 24);
    EXPECT_EQ(p.quality.not_colour, Action::warn);
    EXPECT_EQ(p.seal.copy_form, "SAO Y");
    EXPECT_EQ(p.seal.font_size, 10);
    EXPECT_EQ(p.signing.scheme, "pss");
    EXPECT_EQ(p.seal.organisation, ""); // each agency says its own
}

TEST_F(ProfileFiles, DemonstrationDiffersFromTheDefaultInNamesOnly) {
    Profile demo = load_profile("demo", shipped);
    const Profile nd30 = load_profile("nd30", shipped);
    EXPECT_NE(demo.seal.organisation.find("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"), std::string::npos);
    demo.title = nd30.title;
    demo.seal.organisation = nd30.seal.organisation;
    EXPECT_EQ(to_toml(demo), to_toml(nd30));
}

TEST_F(ProfileFiles, EverySettingOfTheTableCanBeSetAndIsPrinted) {
    const std::string printed = to_toml(Profile{});
    for (const Setting& s : settings()) {
        EXPECT_FALSE(s.help.empty()) << s.key;
        EXPECT_FALSE(s.type.empty()) << s.key;
        EXPECT_NE(printed.find(s.key + " = " + s.default_text + "\n"), std::string::npos) << s.key;
        Profile p;
        std::string plain = s.default_text;
        if (plain.front() == '"') plain = plain.substr(1, plain.size() - 2);
        EXPECT_NO_THROW(apply_setting(p, s.key + "=" + plain)) << s.key;
        EXPECT_EQ(to_toml(p), printed) << s.key;
    }
}

TEST_F(ProfileFiles, AListReplacesTheDefault) {
    const Profile p = parse_profile("[describe]\nranks = [\"TS.\", \"Đại u\u0301y\"]\n", "p", "p.toml");
    EXPECT_EQ(p.describe.ranks, (std::vector<std::string>{"TS.", "Đại úy"})) << "NFC";
    Profile q;
    apply_setting(q, "describe.ranks=[\"TS.\"]");
    EXPECT_EQ(q.describe.ranks, std::vector<std::string>{"TS."});
    EXPECT_NE(to_toml(q).find("describe.ranks = [\"TS.\"]\n"), std::string::npos);
    EXPECT_THROW(apply_setting(q, "describe.ranks=TS."), Error);
}

TEST_F(ProfileFiles, UnknownKeyIsNamedWithPlaceAndNearName) {
    const Error e = fault_of("title = \"x\"\n[quality]\n  min_dpl = 200\n");
    EXPECT_EQ(e.code, Code::configuration);
    EXPECT_EQ(e.where, folder_ + "/p.toml:3:3");
    EXPECT_EQ(e.message.english(), "there is no setting quality.min_dpl; did you mean quality.min_dpi?");
}

TEST_F(ProfileFiles, KeyInTheWrongSectionIsPutRight) {
    const Error e = fault_of("[scan]\nmin_dpi = 200\n");
    EXPECT_EQ(e.message.english(), "there is no setting scan.min_dpi; did you mean quality.min_dpi?");
}

TEST_F(ProfileFiles, UnknownSectionIsNamed) {
    const Error e = fault_of("[qualty]\nmin_dpi = 200\n");
    EXPECT_EQ(e.where, folder_ + "/p.toml:1:2");
    EXPECT_EQ(e.message.english(), "there is no section [qualty]; did you mean [quality]?");
    EXPECT_EQ(fault_of("[xxxxxxxxxx]\n").message.english(), "there is no section [xxxxxxxxxx]");
}

TEST_F(ProfileFiles, FirstFaultInTheFileIsTold) {
    const Error e = fault_of("[seal]\nvisible = 1\n[quality]\nmin_dpi = true\n");
    EXPECT_EQ(e.where, folder_ + "/p.toml:2:11");
}

TEST_F(ProfileFiles, EveryFaultIsFoundInTheOrderOfTheFile) {
    const std::string path = write("p.toml", "[seal]\nvisible = 1\n[quality]\nmin_dpl = 1\nmin_dpi = true\n");
    std::vector<std::pair<size_t, size_t>> places;
    for (const ProfileFault& fault : profile_faults(path, shipped))
        places.emplace_back(fault.line, fault.column);
    EXPECT_EQ(places, (std::vector<std::pair<size_t, size_t>>{{2, 11}, {4, 1}, {5, 11}}));
    EXPECT_EQ(profile_faults(write("q.toml", "a = 1\nb =\n"), shipped).size(), 1u) << "no TOML: one fault";
    EXPECT_TRUE(profile_faults("nd30", shipped).empty());
    for (const std::string& nowhere : {std::string("nd3"), folder_ + "/none.toml"}) {
        try {
            profile_faults(nowhere, shipped);
            ADD_FAILURE() << nowhere;
        } catch (const Error& e) {
            EXPECT_EQ(e.code, Code::no_input) << nowhere;
        }
    }
}

TEST_F(ProfileFiles, APrintedFileLoadsAgainWithCommentsAndSections) {
    Profile p = load_profile("nd30", shipped);
    apply_setting(p, "agency.name=UBND \"A\"");
    apply_setting(p, "signing.key=/keys/a.p12");
    const std::string text = profile_file(p, [](const SettingInForce& row) {
        return std::vector<std::string>{row.setting.key, row.setting.law};
    });
    EXPECT_NE(text.find("\n[quality]\n# quality.min_dpi\n# Nghị định 30/2020/NĐ-CP"), std::string::npos) << text;
    EXPECT_EQ(to_toml(load_profile(write("nd30.toml", text), shipped)), to_toml(p));
}

TEST_F(ProfileFiles, LawsBelongToSettings) {
    const std::vector<Setting> all = settings();
    const auto law = [&](const std::string& key) {
        for (const Setting& s : all)
            if (s.key == key) return s.law;
        return std::string("no such setting");
    };
    EXPECT_EQ(law("quality.min_bit_depth"), "Thông tư 05/2025/TT-BNV, Điều 8 (theo nguồn thứ cấp)");
    EXPECT_EQ(law("limits.pages"), "");
    for (const Setting& s : all) {
        if (s.law.empty()) continue;
        EXPECT_NE(s.law.find("theo nguồn thứ cấp"), std::string::npos) << s.key;
    }
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const Setting& s) { return !s.law.empty(); }), 20)
        << "a row of the table of laws names no setting";
}

TEST_F(ProfileFiles, WrongKindsAndRangesAreRefused) {
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"[quality]\nmin_dpi = \"200\"", "quality.min_dpi takes a number, not \"200\""},
        {"[quality]\nmin_dpi = -1", "quality.min_dpi must lie between 0 and 2400"},
        {"[quality]\nmin_dpi = nan", "quality.min_dpi must lie between 0 and 2400"},
        {"[quality]\nmin_dpi = [200]", "quality.min_dpi takes a single value: number"},
        {"[describe]\nranks = \"TS.\"", "describe.ranks takes a list of texts, not \"TS.\""},
        {"[describe]\nranks = [\"TS.\", 1]", "describe.ranks takes a list of texts"},
        {"[describe]\nranks = [\"a\\nb\"]", "describe.ranks must not hold control characters"},
        {"[quality]\nmin_bit_depth = 24.0", "quality.min_bit_depth takes a whole number, not 24.0"},
        {"[quality]\nlow_dpi = \"wran\"",
         "quality.low_dpi takes one of ignore|warn|refuse, not \"wran\"; did you mean warn?"},
        {"[quality]\nlow_dpi = \"\"", "quality.low_dpi takes one of ignore|warn|refuse, not \"\""},
        {"[seal]\nvisible = \"yes\"", "seal.visible takes true or false, not \"yes\""},
        {"[agency]\nname = 5", "agency.name takes text in quotation marks, not 5"},
        {"[agency]\nname = \"a\\nb\"", "agency.name must not hold control characters"},
        {"[read]\nlanguage = \"../x/y\"", "read.language takes names of letters and digits, not \"../x/y\""},
        {"[read]\nlanguage = \"vie+\"", "read.language takes names of letters and digits, not \"vie+\""},
        {"[limits]\npages = 0", "limits.pages must lie between 1 and 100000"},
        {"[record]\nmaintenance = \"08\"", "record.maintenance takes one of 01|02|03|04|05|06|07, not \"08\""},
        {"quality = 5", "there is no setting quality"},
        {"[read.language]\na = 1", "read.language takes a single value: text"},
    };
    for (const auto& [text, message] : rows) {
        const Error e = fault_of(text + "\n");
        EXPECT_EQ(e.code, Code::configuration) << text;
        EXPECT_EQ(e.message.english(), message) << text;
    }
    EXPECT_EQ(fault_of("[agency]\nname = \"" + std::string(201, 'a') + "\"\n").message.english(),
              "agency.name may hold 200 characters at most");
}

TEST_F(ProfileFiles, WhatIsNotTomlIsRefusedWithItsPlace) {
    const Error e = fault_of("title = \"x\"\n[quality\n");
    EXPECT_EQ(e.code, Code::configuration);
    EXPECT_TRUE(e.where.starts_with(folder_ + "/p.toml:2:")) << e.where;
    EXPECT_EQ(fault_of(std::string("title = \"\xff\"\n")).code, Code::configuration);
    EXPECT_EQ(fault_of(std::string(1'000'001, '#')).code, Code::configuration);
    std::string deep;
    for (int i = 0; i < 5000; ++i)
        deep += "[";
    EXPECT_EQ(fault_of("title = " + deep).code, Code::configuration);
}

TEST_F(ProfileFiles, MissingProfileIsNamedWithANearOne) {
    try {
        load_profile("nd3", shipped);
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.code, Code::configuration);
        EXPECT_EQ(e.message.english(), "there is no profile nd3; did you mean nd30?");
    }
    try {
        load_profile(folder_ + "/none.toml", shipped);
        FAIL();
    } catch (const Error& e) {
        EXPECT_EQ(e.code, Code::configuration);
        EXPECT_EQ(e.where, folder_ + "/none.toml");
    }
}

TEST_F(ProfileFiles, PathsInAFileStartAtItsFolder) {
    const std::string path = write("p.toml", "[signing]\nkey = \"keys/a.p12\"\ntrust = \"/etc/trust\"\n");
    const Profile p = load_profile(path, shipped);
    EXPECT_EQ(p.signing.key, folder_ + "/keys/a.p12");
    EXPECT_EQ(p.signing.trust, "/etc/trust");
    EXPECT_EQ(p.read.tessdata, "");
    Profile q;
    apply_setting(q, "signing.key=keys/a.p12");
    EXPECT_EQ(q.signing.key, "keys/a.p12");
}

TEST_F(ProfileFiles, TextIsComposed) {
    const Profile p = load_profile(write("p.toml", "[agency]\nname = \"SO\xcc\x9b\xcc\x89\"\n"), shipped);
    EXPECT_EQ(p.seal.organisation, "SỞ");
}

TEST(ApplySetting, SetsEachKind) {
    Profile p;
    apply_setting(p, "agency.name=UBND XÃ \"A\" = B \\");
    apply_setting(p, "quality.min_dpi=299.5");
    apply_setting(p, "quality.not_colour=refuse");
    apply_setting(p, "seal.visible=false");
    apply_setting(p, "limits.pages=12");
    apply_setting(p, "seal.copy_form=TRÍCH SAO");
    EXPECT_EQ(p.seal.organisation, "UBND XÃ \"A\" = B \\");
    EXPECT_EQ(p.quality.min_dpi, 299.5);
    EXPECT_EQ(p.quality.not_colour, Action::refuse);
    EXPECT_FALSE(p.seal.visible);
    EXPECT_EQ(p.limits.pages, 12u);
    EXPECT_EQ(p.seal.copy_form, "TRÍCH SAO");
    EXPECT_NE(to_toml(p).find("agency.name = \"UBND XÃ \\\"A\\\" = B \\\\\"\n"), std::string::npos);
}

TEST(ApplySetting, RefusesWhatDoesNotFit) {
    for (const char* wrong : {"", "=", "quality.min_dpi", "quality.mindpi=200", "quality.min_dpi=abc",
                              "quality.min_dpi=", "quality.min_dpi=200x", "limits.pages=1.5", "limits.pages=-1",
                              "limits.pages=99999999999999999999", "seal.visible=yes", "quality.min_dpi=inf"}) {
        Profile p;
        try {
            apply_setting(p, wrong);
            ADD_FAILURE() << wrong;
        } catch (const Error& e) {
            EXPECT_EQ(e.code, Code::usage) << wrong;
        }
        EXPECT_EQ(to_toml(p), to_toml(Profile{})) << wrong;
    }
    Profile p;
    try {
        apply_setting(p, "quality.mindpi=200");
    } catch (const Error& e) {
        EXPECT_EQ(e.message.english(), "there is no setting quality.mindpi; did you mean quality.min_dpi?");
        EXPECT_EQ(e.where, "--set quality.mindpi=200");
    }
}

} // namespace
} // namespace sohoa
