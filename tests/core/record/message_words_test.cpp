// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences that stand in JSON for machines have a word that stays: seen in the sources, so that no sentence is missed
// because no test brings it about.
#include "tests/core/corpus.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace sohoa {
namespace {

namespace fs = std::filesystem;

/// One msg("…") of a source.
struct Sentence {
    std::string text;
    std::string word;   ///< of named("…", msg("…")); empty when there is none
    std::string before; ///< the source between the end of the last statement and the msg
};

std::string source_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    for (std::string line; std::getline(in, line);)
        text << line.substr(0, line.find("// ")) << "\n"; // no text of ours holds "// "
    return text.str();
}

// The string literals that stand at `at`, joined.
std::string literal_at(const std::string& source, size_t at) {
    std::string out;
    for (at = source.find_first_not_of(" \n", at); at < source.size() && source[at] == '"';
         at = source.find_first_not_of(" \n", at + 1))
        for (++at; source[at] != '"'; ++at) {
            out += source[at];
            if (source[at] == '\\') out += source[++at];
        }
    return out;
}

std::vector<Sentence> sentences_in(const std::string& source) {
    static const std::regex name("named\\(\\s*\"([^\"]*)\",\\s*$");
    std::vector<Sentence> out;
    for (size_t at = source.find("msg("); at != std::string::npos; at = source.find("msg(", at + 1)) {
        if (at > 0 && (std::isalnum(static_cast<unsigned char>(source[at - 1])) || source[at - 1] == '_')) continue;
        const size_t statement = source.find_last_of(";{}", at) + 1;
        size_t begin = statement; // braces begin a finding too: {Severity::warn, "scan.dpi", "", 1, msg("…")}
        if (begin > 0 && source[begin - 1] == '{') begin -= 1;
        Sentence one{literal_at(source, at + 4), "", source.substr(begin, at - begin)};
        if (std::smatch found; std::regex_search(one.before, found, name)) one.word = found[1];
        out.push_back(one);
    }
    return out;
}

std::map<std::string, std::vector<Sentence>> all_sentences() {
    std::map<std::string, std::vector<Sentence>> out;
    const fs::path root = SOHOA_SOURCE_DIR;
    for (const char* folder : {"core", "ocr", "signing", "profiles", "cli"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder))
            if (entry.path().extension() == ".cpp")
                out[entry.path().lexically_relative(root).generic_string()] = sentences_in(source_of(entry.path()));
    return out;
}

TEST(MessageWords, TheReaderFindsThem) {
    const auto found = sentences_in("a(); throw Error(Code::io, \"\", msg(\"one \"\n  \"two\"));\n"
                                    "add(v, named(\"a.b\", msg(\"three {1}\", x))); fmsg(\"no\");");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].text, "one two");
    EXPECT_EQ(found[0].word, "");
    EXPECT_NE(found[0].before.find("Error("), std::string::npos);
    EXPECT_EQ(found[1].text, "three {1}");
    EXPECT_EQ(found[1].word, "a.b");
}

TEST(MessageWords, OneWordHasOneSentenceAndOneSentenceOneWord) {
    static const std::regex form("[a-z0-9_]+(\\.[a-z0-9_]+)+");
    std::map<std::string, std::string> text_of, word_of;
    for (const auto& [file, sentences] : all_sentences())
        for (const Sentence& s : sentences) {
            if (s.word.empty()) continue;
            EXPECT_TRUE(std::regex_match(s.word, form)) << file << ": " << s.word;
            EXPECT_EQ(text_of.emplace(s.word, s.text).first->second, s.text) << file << ": " << s.word;
            EXPECT_EQ(word_of.emplace(s.text, s.word).first->second, s.word) << file << ": " << s.text;
        }
    EXPECT_GT(text_of.size(), 100u) << "the sources are not where the test looks for them";
}

// What verdicts say is made in these files, and what pages that are no plain scan are said to be.
TEST(MessageWords, EverySentenceOfAVerdictHasOne) {
    const auto all = all_sentences();
    for (const char* file :
         {"signing/cms_verification.cpp", "signing/path.cpp", "signing/revocation.cpp", "signing/verify.cpp",
          "core/pdf/signature_fields.cpp", "core/pdf/later_revisions.cpp", "core/pdf/signed_bytes.cpp",
          "core/scan/pdf_page_content.cpp", "core/scan/pdf_content_walk.cpp", "core/scan/pdf_image.cpp"}) {
        ASSERT_TRUE(all.count(file)) << file;
        for (const Sentence& s : all.at(file))
            EXPECT_TRUE(!s.word.empty() || s.before.find("Error(") != std::string::npos) << file << ": " << s.text;
    }
}

// A finding's rule is its word; where a rule has several sentences, each has a word besides.
TEST(MessageWords, EveryFindingHasOne) {
    static const std::regex rule("\"((?:scan|read|describe|sign)\\.[a-z_]+)\"");
    std::map<std::string, std::set<std::string>> unnamed;
    std::set<std::string> rules, words;
    for (const auto& [file, sentences] : all_sentences())
        for (const Sentence& s : sentences) {
            if (!s.word.empty()) words.insert(s.word);
            std::smatch found;
            if (!std::regex_search(s.before, found, rule)) continue;
            rules.insert(found[1]);
            if (s.word.empty()) unnamed[found[1]].insert(s.text);
        }
    EXPECT_GT(rules.size(), 25u);
    for (const auto& [name, texts] : unnamed) {
        EXPECT_EQ(texts.size(), 1u) << name << ": " << *texts.begin() << " / " << *texts.rbegin();
        EXPECT_FALSE(words.count(name)) << name;
    }
}

} // namespace
} // namespace sohoa
