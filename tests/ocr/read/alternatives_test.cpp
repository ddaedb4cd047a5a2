// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/alternatives.h"

#include "core/base/text.h"
#include "ocr/read/common_pairs.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

/// The letters of `word`; `others` are offered for the letter at `at`.
std::vector<LetterChoices> offered(const std::string& word, size_t at, std::vector<std::string> others) {
    std::vector<LetterChoices> out;
    for (const char32_t c : code_points(word))
        out.push_back({utf8(c), {}});
    out.at(at).others = std::move(others);
    return out;
}

const Alternatives& known() {
    static const Alternatives all(common_pairs());
    return all;
}

TEST(Alternatives, SyllablesAbbreviationsAndForeignWordsAreLeftAlone) {
    for (const char* word :
         {"quyết", "QĐ", "BGDĐT", "TTĐT", "Takeda", "Email", "1234", "a", "m²", "http", "GAVI", "HĐND"})
        EXPECT_FALSE(Alternatives::is_impossible(word)) << word;
    for (const char* word : {"họcc", "phưởg", "nghiêk", "đưọt,", "HÔỘI"})
        EXPECT_TRUE(Alternatives::is_impossible(word)) << word;
    EXPECT_FALSE(Alternatives::is_impossible("được,"));
}

TEST(Alternatives, AnImpossibleSyllableTakesTheLetterThatWasOffered) {
    EXPECT_EQ(Alternatives::possible(offered("họk", 2, {"l", "c"})), "học");
    EXPECT_EQ(Alternatives::possible(offered("họk,", 2, {"c"})), "học,");
    EXPECT_EQ(Alternatives::possible(offered("cat", 1, {"á"})), "cát");
}

TEST(Alternatives, NothingIsTakenThatWasNotOffered) {
    EXPECT_EQ(Alternatives::possible(offered("họk", 2, {"l", "k", "1"})), "");
    EXPECT_EQ(Alternatives::possible(offered("họk", 2, {})), "");
    EXPECT_EQ(Alternatives::possible(offered("họk", 0, {"b"})), "");
}

TEST(Alternatives, ThePositionOfTheDeputyMinister) {
    // "THÚ TRƯỞNG" is possible, letter by letter; "THỨ TRƯỞNG" and "THỦ TRƯỞNG" are said.
    EXPECT_TRUE(known().is_unusual("", "THÚ", "TRƯỞNG"));
    EXPECT_EQ(known().usual("", offered("THÚ", 2, {"Ứ", "U"}), "TRƯỞNG"), "THỨ");
    EXPECT_EQ(known().usual("", offered("THÚ", 2, {"U"}), "TRƯỞNG"), "");
    EXPECT_FALSE(known().is_unusual("", "THỨ", "TRƯỞNG"));
    EXPECT_FALSE(known().is_unusual("", "THỦ", "TRƯỞNG"));
}

TEST(Alternatives, MarksAreSettledByTheNeighbour) {
    EXPECT_EQ(known().usual("thấm", offered("đinh", 2, {"ị"}), ""), "") << "neither is a common pair";
    EXPECT_EQ(known().usual("", offered("thấm", 2, {"ẩ", "ậ"}), "định"), "thẩm");
    EXPECT_EQ(known().usual("", offered("Bố", 1, {"ổ"}), "sung"), "Bổ");
    EXPECT_FALSE(known().is_unusual("", "Nguyễn", "Văn"));
}

TEST(Alternatives, TwoThatAreAsGoodLeaveTheFirstReading) {
    std::vector<LetterChoices> letters = offered("họk", 2, {"c"});
    letters[0].others = {"h"};
    EXPECT_EQ(Alternatives::possible(letters), "học");
    letters = offered("kạkh", 0, {"c"});
    letters[2].others = {"c"};
    EXPECT_EQ(Alternatives::possible(letters), "kạch") << "one change, where two would be needed the other way";
}

TEST(Alternatives, TheArticleNumberThatReadsAsALetter) {
    EXPECT_EQ(Alternatives::numeral("Điều", offered("L", 0, {"I", "1"})), "1");
    EXPECT_EQ(Alternatives::numeral("Điều", offered("l.", 0, {"1"})), "1.");
    EXPECT_EQ(Alternatives::numeral("khoản", offered("1O", 1, {"0"})), "10");
    EXPECT_EQ(Alternatives::numeral("Điều", offered("L", 0, {"I"})), "") << "no digit was offered";
    EXPECT_EQ(Alternatives::numeral("Điều", offered("lệ", 0, {"1"})), "");
    EXPECT_EQ(Alternatives::numeral("Điều", offered("12", 1, {"3"})), "") << "it is a number";
    EXPECT_EQ(Alternatives::numeral("Phần", offered("I", 0, {"1"})), "");
}

TEST(Alternatives, TheAgencyWhoseStrokeWasLost) {
    const Alternatives with({}, {"QĐ", "BGDĐT", "HD", "HĐ"});
    std::vector<LetterChoices> letters = offered("QĐ-BGDDT", 6, {"O", "Đ"});
    EXPECT_EQ(with.symbol(letters), "QĐ-BGDĐT");
    letters = offered("15/QD-BGDĐT,", 4, {"Đ"});
    EXPECT_EQ(with.symbol(letters), "15/QĐ-BGDĐT,");
    EXPECT_EQ(with.symbol(offered("QĐ-BGDDT", 6, {"O"})), "") << "no Đ was offered";
    EXPECT_EQ(with.symbol(offered("12/HD-BGDĐT", 4, {"Đ"})), "") << "HD is a kind of its own";
    EXPECT_EQ(with.symbol(offered("QD", 1, {"Đ"})), "") << "no symbol";
    EXPECT_EQ(with.symbol(offered("12/GPXD-SXD", 6, {"Đ"})), "") << "not known";
}

} // namespace
} // namespace sohoa
