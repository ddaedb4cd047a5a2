// SPDX-License-Identifier: GPL-3.0-or-later
// `sohoa verify`: its answers, its exit codes, and that no changed byte passes.
#include "tests/cli/catalogue.h"
#include "tests/cli/samples.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

namespace sohoa::test {
namespace {

using Json = nlohmann::json;
using Names = std::vector<std::string>;

std::string published() {
    return records().record("cong-van") + "/document.pdf";
}

Outcome verify(const Names& files, const Names& options = {}) {
    Names arguments = {"verify", "--lang", "en", "--trust", records().trust()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    arguments.insert(arguments.end(), files.begin(), files.end());
    return sohoa(arguments);
}

// JSON Lines: one object a file.
std::vector<Json> verdicts(const Outcome& outcome) {
    std::vector<Json> out;
    for (const std::string& line : outcome.out_lines())
        out.push_back(Json::parse(line));
    return out;
}

// None of the files passes; all are judged or said to be unreadable.
void none_passes(const Names& files) {
    const Outcome outcome = verify(files, {"--json"});
    EXPECT_NE(outcome.code, 0);
    size_t unreadable = 0;
    const std::vector<Json> all = verdicts(outcome);
    EXPECT_EQ(all.size(), files.size());
    for (const Json& verdict : all) {
        if (verdict["schema"] == "sohoa-error")
            ++unreadable;
        else
            EXPECT_NE(verdict.at("indication"), "TOTAL-PASSED") << verdict["file"];
    }
    EXPECT_EQ(unreadable, outcome.err_lines().size()) << outcome.err;
}

TEST(Verify, EveryRecordPasses) {
    Names files;
    for (const std::string& name : sample_names())
        files.push_back(records().record(name) + "/document.pdf");
    const Outcome outcome = verify(files, {"--json"});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const std::vector<Json> all = verdicts(outcome);
    ASSERT_EQ(all.size(), files.size());
    for (const Json& verdict : all) {
        EXPECT_EQ(verdict["schema"], "sohoa-verdict");
        EXPECT_EQ(verdict["schema_version"], 2);
        EXPECT_EQ(verdict["indication"], "TOTAL-PASSED");
        ASSERT_EQ(verdict["signatures"].size(), 1u);
        EXPECT_EQ(verdict["signatures"][0]["covers_whole_file"], true);
        EXPECT_EQ(verdict["signatures"][0]["signer"]["demonstration"], true);
    }
}

TEST(Verify, TheTextBeginsWithTheVerdict) {
    const Outcome outcome = verify({published()});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(outcome.out.substr(0, outcome.out.find('\n')), published() + ": valid (TOTAL-PASSED)");
    EXPECT_NE(outcome.out.find("DEMONSTRATION"), std::string::npos);
    EXPECT_EQ(verify({published()}, {"--quiet"}).out, "");
    const Outcome quiet = sohoa({"verify", "-q", "--lang", "en", published()}); // nothing is trusted
    EXPECT_EQ(quiet.code, 1);
    ASSERT_EQ(quiet.out_lines().size(), 1u) << quiet.out;
    EXPECT_EQ(quiet.out.rfind(published() + ": cannot be checked (INDETERMINATE, NO_CERTIFICATE_CHAIN_FOUND): ", 0), 0u)
        << quiet.out;
    EXPECT_GT(verify({published()}, {"--verbose"}).out.size(), outcome.out.size());
}

TEST(Verify, TheTextIsVietnameseWhenAsked) {
    const Outcome outcome = sohoa({"verify", "--lang", "vi", "--trust", records().trust(), published()});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.out.substr(0, outcome.out.find('\n')), published() + ": hợp lệ (TOTAL-PASSED)");
    for (const char* word : {"Signer:", "Integrity:", "Coverage:", "equal"})
        EXPECT_EQ(outcome.out.find(word), std::string::npos) << word << " is English in\n" << outcome.out;
}

TEST(Verify, JsonIsNeverTranslated) {
    const Outcome english = verify({published()}, {"--json"});
    EXPECT_EQ(sohoa({"verify", "--lang", "vi", "--json", "--trust", records().trust(), published()}).out, english.out);
}

TEST(Verify, WithoutATrustFolderNothingIsTrusted) {
    const Outcome outcome = sohoa({"verify", "--json", published()});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(Json::parse(outcome.out)["indication"], "INDETERMINATE");
}

TEST(Verify, WithoutACrlTheStatusIsNotKnown) {
    const Folder folder;
    folder.put("trust/ca.crt", read(records().trust() + "/ca.crt"));
    const Outcome outcome = sohoa({"verify", "--json", "--trust", folder.path("trust"), published()});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_EQ(Json::parse(outcome.out)["indication"], "INDETERMINATE");
}

TEST(Verify, AnUnsignedPdfIs1AndSaysSo) {
    const Outcome outcome = verify({sample("giay-chung-nhan.pdf")});
    EXPECT_EQ(outcome.code, 1);
    EXPECT_NE(outcome.out.find("no signature"), std::string::npos) << outcome.out;
}

TEST(Verify, AFileThatIsNoPdfIs65) {
    const Folder folder;
    const Outcome outcome = verify({folder.put("a.pdf", "no PDF at all")});
    EXPECT_EQ(outcome.code, 65) << outcome.err;
    EXPECT_EQ(verify({folder.put("empty.pdf", "")}).code, 65);
    EXPECT_EQ(verify({sample("cong-van.tif")}).code, 65);
}

TEST(Verify, WhatCannotBeReadHasALineOfItsOwnInJson) {
    const Folder folder;
    const std::string bad = folder.put("bad.pdf", "no PDF at all");
    const std::vector<Json> all = verdicts(verify({published(), bad, published()}, {"--json"}));
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0]["schema"], "sohoa-verdict");
    EXPECT_EQ(all[1]["schema"], "sohoa-error");
    EXPECT_EQ(all[1]["schema_version"], 1);
    EXPECT_EQ(all[1]["source"], bad);
    EXPECT_EQ(all[1]["code"], 65);
    EXPECT_NE(all[1]["message"], "");
    EXPECT_EQ(all[2], all[0]);
}

TEST(Verify, AFileThatIsNotThereIs66) {
    EXPECT_EQ(verify({"/nothing/at/all.pdf"}).code, 66);
}

TEST(Verify, ATrustFolderThatIsNotThereIs78) {
    EXPECT_EQ(sohoa({"verify", "--trust", "/nothing/at/all", published()}).code, 78);
}

TEST(Verify, OneBadFileDoesNotHideTheOthers) {
    const Outcome outcome = verify({"/nothing/at/all.pdf", sample("giay-chung-nhan.pdf"), published()});
    EXPECT_EQ(outcome.code, 66) << outcome.err;
    EXPECT_NE(outcome.out.find(published() + ": valid"), std::string::npos) << outcome.out;
}

TEST(Verify, NoChangedByteOfWhatIsSignedPasses) {
    const Folder folder;
    const std::string bytes = read(published());
    const Json range = verdicts(verify({published()}, {"--json"})).at(0)["signatures"][0]["byte_range"];
    Names files;
    for (int part = 0; part < 2; ++part) {
        const size_t begin = range[2 * part], length = range[2 * part + 1];
        for (size_t i = 0; i < 40; ++i) {
            const size_t at = begin + i * (length - 1) / 39;
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            files.push_back(folder.put(std::to_string(at) + ".pdf", changed));
        }
    }
    none_passes(files);
}

TEST(Verify, NoChangedByteOfTheSignaturePasses) {
    const Folder folder;
    const std::string bytes = read(published());
    const Json range = verdicts(verify({published()}, {"--json"})).at(0)["signatures"][0]["byte_range"];
    const size_t begin = range[1].get<size_t>() + 1; // after '<'
    Names files;
    for (size_t i = 0; i < 60; ++i) { // the CMS is longer than 1,400 bytes: 2,800 digits
        std::string changed = bytes;
        char& digit = changed[begin + i * 2800 / 60];
        digit = digit == '0' ? '1' : '0';
        files.push_back(folder.put(std::to_string(i) + ".pdf", changed));
    }
    none_passes(files);
}

TEST(Verify, WhatWasAppendedDoesNotPass) {
    const Folder folder;
    const std::string bytes = read(published());
    Names files;
    for (const std::string& tail :
         {std::string("x"), std::string("% a comment\n"), std::string("%%EOF\n"), std::string("\n%%EOF\n"),
          std::string("startxref\n0\n%%EOF\n"), std::string("1 0 obj\nnull\nendobj\n"), bytes})
        files.push_back(folder.put(std::to_string(files.size()) + ".pdf", bytes + tail));
    none_passes(files);
}

// A transport that adds a line end changes nothing that any reader sees; but it is said.
TEST(Verify, WhiteSpaceThatWasAppendedIsNamed) {
    const Folder folder;
    const Outcome outcome = verify({folder.put("a.pdf", read(published()) + "\r\n")}, {"--json"});
    EXPECT_EQ(Json::parse(outcome.out)["signatures"][0]["covers_whole_file"], false);
    EXPECT_NE(verify({folder.path("a.pdf")}).out.find("only white space follows"), std::string::npos);
}

TEST(Verify, WhatWasCutOffDoesNotPass) {
    const Folder folder;
    const std::string bytes = read(published());
    none_passes({folder.put("1.pdf", bytes.substr(0, bytes.size() - 1)),
                 folder.put("2.pdf", bytes.substr(0, bytes.size() / 2)), folder.put("3.pdf", bytes.substr(1))});
}

TEST(Verify, AFileRewrittenByAnotherProgramDoesNotPass) {
    const Folder folder;
    ASSERT_EQ(tool("qpdf", {published(), folder.path("rewritten.pdf")}).code, 0);
    none_passes({folder.path("rewritten.pdf")});
}

TEST(Verify, TheRulesAreNamedAsPeopleKnowThem) {
    const Outcome outcome = sohoa({"verify", "--lang", "vi", "--trust", records().trust(), published()});
    EXPECT_NE(outcome.out.find("Nghị định 23/2025/NĐ-CP, Thông tư 15/2025/TT-BKHCN"), std::string::npos) << outcome.out;
    EXPECT_EQ(outcome.out.find("ND23"), std::string::npos) << outcome.out;
}

TEST(Verify, AFolderStandsForThePdfFilesInIt) {
    const Folder folder;
    folder.copy(published(), "in/b/document.pdf");
    folder.copy(published(), "in/a");
    folder.put("in/b/manifest.json", "{}");
    folder.put("in/c/scan.PDF", "no PDF, but named one");
    const Outcome outcome = verify({folder.path("in")}, {"--json"});
    EXPECT_EQ(outcome.code, 65) << outcome.err;
    const std::vector<Json> all = verdicts(outcome);
    ASSERT_EQ(all.size(), 3u) << outcome.out;
    EXPECT_EQ(all[0]["indication"], "TOTAL-PASSED");
    EXPECT_EQ(all[1]["indication"], "TOTAL-PASSED");
    EXPECT_EQ(all[2]["source"], folder.path("in/c/scan.PDF"));
    EXPECT_EQ(verify({folder.put("nothing/note.txt", "")}).code, 65);
    const Outcome none = verify({folder.path("nothing")});
    EXPECT_EQ(none.code, 66);
    EXPECT_NE(none.err.find("is a folder that holds no PDF file"), std::string::npos) << none.err;
}

} // namespace
} // namespace sohoa::test
