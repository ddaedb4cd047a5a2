// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/raw_tokens.h"

#include "tests/core/scratch.h"

#include <filesystem>

using namespace sohoa;
using namespace sohoa::test;

namespace {

std::string times(const std::string& text, size_t n) {
    std::string out;
    for (size_t i = 0; i < n; ++i)
        out += text;
    return out;
}

class RawTokensTest : public testing::Test {
  protected:
    RawTokens& over(const std::string& bytes) {
        file_ = std::make_unique<InputFile>(folder_.write("a", bytes));
        tokens_ = std::make_unique<RawTokens>(*file_);
        return *tokens_;
    }
    RawValue value(const std::string& bytes) { return over(bytes).value(0); }
    RawValue::Kind kind(const std::string& bytes) { return value(bytes).kind; }

  private:
    Scratch folder_;
    std::unique_ptr<InputFile> file_;
    std::unique_ptr<RawTokens> tokens_;
};

void expect_place(const RawValue& value, RawValue::Kind kind, uint64_t start, uint64_t end) {
    EXPECT_EQ(value.kind, kind);
    EXPECT_EQ(value.start, start);
    EXPECT_EQ(value.end, end);
}

} // namespace

TEST_F(RawTokensTest, BytesAndTextEndWithTheFile) {
    RawTokens& tokens = over("abc");
    EXPECT_EQ(tokens.size(), 3u);
    EXPECT_EQ(tokens.at(0), 'a');
    EXPECT_EQ(tokens.at(2), 'c');
    EXPECT_EQ(tokens.at(3), -1);
    EXPECT_EQ(tokens.at(UINT64_MAX), -1);
    EXPECT_EQ(tokens.text(1, 99), "bc");
    EXPECT_EQ(tokens.text(3, 1), "");
    EXPECT_EQ(tokens.text(0, 0), "");
    EXPECT_EQ(over("").at(0), -1);
    EXPECT_EQ(over("\xff").at(0), 255) << "no sign";
}

TEST_F(RawTokensTest, BytesBeyondTheWindow) {
    std::string bytes(200'000, '\0');
    for (size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7 + i / 251);
    RawTokens& tokens = over(bytes);
    for (const size_t at : {0UL, 65535UL, 65536UL, 199'999UL, 32767UL, 32768UL, 131'071UL, 131'072UL, 1UL})
        EXPECT_EQ(tokens.at(at), static_cast<unsigned char>(bytes[at])) << at;
    EXPECT_EQ(tokens.text(65'000, 70'000), bytes.substr(65'000, 70'000));
}

TEST_F(RawTokensTest, SpaceAndComments) {
    RawTokens& tokens = over(std::string("\0\t\n\f\r % x\r%y\n1", 14));
    EXPECT_EQ(tokens.skip_white_only(0), 6u);
    EXPECT_EQ(tokens.skip_space(0), 13u);
    EXPECT_EQ(over("% to the end").skip_space(0), 12u);
    EXPECT_EQ(over("\v1").skip_space(0), 0u) << "a vertical tab is no white space of PDF";
}

TEST_F(RawTokensTest, Numbers) {
    struct Case {
        const char* text;
        bool whole;
        int64_t integer;
    };
    for (const Case& c : {Case{"0", true, 0},
                          {"+7", true, 7},
                          {"-12", true, -12},
                          {"007", true, 7},
                          {"999999999999999999", true, 999'999'999'999'999'999},
                          {"-999999999999999999", true, -999'999'999'999'999'999},
                          {"1000000000000000000", false, 0},
                          {"99999999999999999999999999", false, 0},
                          {"1.0", false, 0},
                          {".5", false, 0},
                          {"1-2", false, 0},
                          {"--1", false, 0}}) {
        const RawValue v = value(std::string(" ") + c.text + " ");
        expect_place(v, RawValue::number, 1, 1 + std::string(c.text).size());
        EXPECT_EQ(v.whole, c.whole) << c.text;
        EXPECT_EQ(v.integer, c.integer) << c.text;
    }
    for (const char* text : {"+", "-", ".", "1e5", "0x10", "١"})
        EXPECT_EQ(kind(text), RawValue::keyword) << text;
}

// No two readings of one word: it is a token as a whole, or nothing is.
TEST_F(RawTokensTest, WordsWithoutEnd) {
    for (const size_t digits : {255, 256, 257, 300, 5'000}) {
        const RawValue v = value("[" + std::string(digits, '0') + "]");
        EXPECT_TRUE(v.kind == RawValue::none || v.items.size() == 1) << digits << " digits became " << v.items.size();
    }
    EXPECT_EQ(value("[" + std::string(255, '0') + "]").items.size(), 1u);
    uint64_t place = 0;
    int64_t number = 0;
    EXPECT_FALSE(over(std::string(300, '0') + "5 ").whole_at(place, number));
    EXPECT_EQ(place, 0u);
}

TEST_F(RawTokensTest, Names) {
    EXPECT_EQ(value("/Contents<").text, "Contents");
    EXPECT_EQ(value("/Con#74ents ").text, "Contents") << "another spelling of the same name";
    EXPECT_EQ(value("/A#4 /").text, "A#4");
    EXPECT_EQ(value("/A#zz").text, "A#zz");
    EXPECT_EQ(value("/").text, "");
    expect_place(value("/A#42 1"), RawValue::name, 0, 5);
    const RawValue endless = value("/" + std::string(5'000, 'x') + " 1");
    EXPECT_EQ(endless.end, 5'001u) << "a name is one token however long it is";
}

TEST_F(RawTokensTest, Strings) {
    expect_place(value("(a(b)c)d"), RawValue::string, 0, 7);
    expect_place(value("(\\()x"), RawValue::string, 0, 4);
    expect_place(value("(\\\\)x"), RawValue::string, 0, 4);
    expect_place(value("()"), RawValue::string, 0, 2);
    expect_place(value("<0aF 9\n>>"), RawValue::hex_string, 0, 8);
    expect_place(value("<>"), RawValue::hex_string, 0, 2);
    for (const char* bad : {"(", "(a", "((a)", "(\\)", "(\\", "<0", "<0g>", "<0%\n>", "<(>", ")", ">", "{", "}"})
        EXPECT_EQ(kind(bad), RawValue::none) << bad;
}

TEST_F(RawTokensTest, References) {
    const RawValue v = value("12 0 R/");
    expect_place(v, RawValue::reference, 0, 6);
    EXPECT_EQ(v.integer, 12);
    EXPECT_EQ(value("12 % c\n0 R").kind, RawValue::reference);
    for (const char* number : {"12 0 RR", "12 0R", "12 R", "12 -1 R", "12 0.0 R", "12 0 r", "12"})
        EXPECT_EQ(kind(number), RawValue::number) << number;
    EXPECT_EQ(kind("-1 0 R"), RawValue::number);
    EXPECT_EQ(kind("1.5 0 R"), RawValue::number);
    const RawValue three = value("[1 2 3 0 R 4]");
    ASSERT_EQ(three.items.size(), 4u);
    EXPECT_EQ(three.items[2].kind, RawValue::reference);
    EXPECT_EQ(three.items[3].integer, 4);
    EXPECT_EQ(over("1 0 R").token(0).kind, RawValue::number) << "a bare token";
}

TEST_F(RawTokensTest, ArraysAndDictionaries) {
    const RawValue v = value("<</A[1(x)<00>/N true null]/B<</C 5 0 R>>/D%c\n-3>>x");
    expect_place(v, RawValue::dictionary, 0, 49);
    EXPECT_EQ(v.keys.size(), 3u);
    ASSERT_NE(v.find("A"), nullptr);
    std::vector<RawValue::Kind> kinds;
    for (const RawValue& item : v.find("A")->items)
        kinds.push_back(item.kind);
    EXPECT_EQ(kinds, (std::vector{RawValue::number, RawValue::string, RawValue::hex_string, RawValue::name,
                                  RawValue::keyword, RawValue::keyword}));
    EXPECT_EQ(v.find("B")->find("C")->integer, 5);
    EXPECT_EQ(v.find("D")->integer, -3);
    EXPECT_EQ(v.find("E"), nullptr);
    expect_place(value("<<>>"), RawValue::dictionary, 0, 4);
    expect_place(value("[]"), RawValue::array, 0, 2);
    for (const char* bad : {"<</A 1/A 2>>", "<</A 1/#41 2>>", "<<1 2>>", "<</A>>", "<</A 1>", "<</A 1]", "[1 R]", "[x]",
                            "[1>>", "[[1]", "[endobj]"})
        EXPECT_EQ(kind(bad), RawValue::none) << bad;
}

TEST_F(RawTokensTest, TruncatedAnywhereIsNoValue) {
    const std::string good = "<</A[1 2 0 R(x\\)(y))<00 1>/N#41]/B<</C true>>/D -3>>";
    ASSERT_EQ(kind(good), RawValue::dictionary);
    for (size_t end = 0; end < good.size(); ++end)
        EXPECT_EQ(kind(good.substr(0, end)), RawValue::none) << end;
}

TEST_F(RawTokensTest, NestingHasAnEnd) {
    EXPECT_EQ(kind(times("[", 65) + times("]", 65)), RawValue::array);
    EXPECT_EQ(kind(times("[", 66) + times("]", 66)), RawValue::none);
    EXPECT_EQ(kind(times("<</A", 65) + " 1" + times(">>", 65)), RawValue::none);
    EXPECT_EQ(kind(times("[", 1'000'000)), RawValue::none);
    EXPECT_EQ(kind(times("<</A ", 1'000'000)), RawValue::none);
    expect_place(value(times("(", 100'000) + times(")", 100'000)), RawValue::string, 0, 200'000);
}

TEST_F(RawTokensTest, KeywordsAndWholeNumbersMoveOnlyWhenTheyAreThere) {
    RawTokens& tokens = over("endobj 12 -1 R2");
    uint64_t place = 0;
    EXPECT_FALSE(tokens.keyword_at(place, "endob"));
    EXPECT_FALSE(tokens.keyword_at(place, "endobjx"));
    EXPECT_EQ(place, 0u);
    EXPECT_TRUE(tokens.keyword_at(place, "endobj"));
    EXPECT_EQ(place, 6u);
    int64_t number = 99;
    EXPECT_FALSE(tokens.whole_at(place, number)) << "space is not skipped";
    EXPECT_TRUE(tokens.whole_at(++place, number));
    EXPECT_EQ(number, 12);
    EXPECT_EQ(place, 9u);
    EXPECT_FALSE(tokens.whole_at(++place, number)) << "unsigned only";
    EXPECT_EQ(number, 12);
}

TEST_F(RawTokensTest, AFileThatGrewShorterIsAnError) {
    Scratch folder;
    const InputFile file(folder.write("b", "abc"));
    std::filesystem::resize_file(file.path(), 2);
    RawTokens tokens(file);
    const Error error = error_of([&] { tokens.at(0); });
    EXPECT_EQ(error.code, Code::io);
    EXPECT_EQ(error.where, file.path());
}
