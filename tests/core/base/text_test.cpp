// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <gtest/gtest.h>

using namespace sohoa;

namespace {
const std::string bad = "\xEF\xBF\xBD"; // U+FFFD
} // namespace

TEST(Text, ComposesVietnameseMarks) {
    EXPECT_EQ(nfc("Vie\u0302\u0323t Nam"), "Việt Nam");
    EXPECT_EQ(nfc("Vie\u0323\u0302t"), "Việt") << "marks in the other order";
    EXPECT_EQ(nfc("y\u0323 Y\u0323 \u0111 \u0110"), "ỵ Ỵ đ Đ");
    EXPECT_EQ(nfc("u\u031B\u0309"), "ử");
    EXPECT_EQ(nfc("Độc lập – Tự do – Hạnh phúc"), "Độc lập – Tự do – Hạnh phúc");
}

TEST(Text, LeavesCompatibilityCharactersAsTheyArePrinted) {
    for (const char* text : {"1½", "m²", "ﬁ", "№ 5", "…", "Ⅳ", "①", "ＡＢ"})
        EXPECT_EQ(nfc(text), text);
}

TEST(Text, MakesCapitalsOfVietnamese) {
    EXPECT_EQ(upper_case("Quyết định, ỷ ửng đỏ"), "QUYẾT ĐỊNH, Ỷ ỬNG ĐỎ");
    EXPECT_EQ(upper_case("quye\u0302\u0301t"), "QUYẾT");
    EXPECT_EQ(upper_case(""), "");
}

TEST(Text, LettersAndMarksComeApartAndTogether) {
    EXPECT_EQ(nfd("ế"), "e\u0302\u0301");
    EXPECT_EQ(nfc(nfd("Nguyễn Thị Ỷ")), "Nguyễn Thị Ỷ");
    EXPECT_EQ(nfd("\xFF"), bad);
}

TEST(Text, ReplacesBytesThatAreNoUtf8) {
    EXPECT_EQ(nfc("a\xFFz"), "a" + bad + "z");
    EXPECT_EQ(nfc("\xC0\xAF"), bad + bad) << "overlong slash";
    EXPECT_EQ(nfc("\xED\xA0\x80"), bad + bad + bad) << "surrogate";
    EXPECT_EQ(nfc("\xF4\x90\x80\x80"), bad + bad + bad + bad) << "past U+10FFFF";
    EXPECT_EQ(nfc("\xE1\xBB"), bad + bad) << "cut off";
    EXPECT_EQ(nfc(""), "");
    EXPECT_EQ(nfc(std::string("a\0b", 3)), std::string("a\0b", 3));
}

TEST(Text, GoesThroughCodePointsAndBack) {
    const std::string text = "ỵ–😀\u07FF";
    const auto points = code_points(text);
    ASSERT_EQ(points.size(), 4u);
    EXPECT_EQ(points[0], 0x1EF5u);
    EXPECT_EQ(points[2], 0x1F600u);
    std::string back;
    for (const char32_t c : points)
        back += utf8(c);
    EXPECT_EQ(back, text);
}

TEST(Text, WritesUtf16ForPdf) {
    EXPECT_EQ(utf16be_hex(U'A'), "0041");
    EXPECT_EQ(utf16be_hex(U'ỵ'), "1EF5");
    EXPECT_EQ(utf16be_hex(U'😀'), "D83DDE00");
    EXPECT_EQ(utf16be_hex(0x10FFFF), "DBFFDFFF");
}

TEST(Text, EscapesForXml) {
    EXPECT_EQ(xml_escape("A & B <\"c\"> 'd'"), "A &amp; B &lt;&quot;c&quot;&gt; 'd'");
    EXPECT_EQ(xml_escape("a\tb\nc"), "a\tb\nc");
    EXPECT_EQ(xml_escape(std::string("\0\x1F", 2)), bad + bad);
    EXPECT_EQ(xml_escape("\xEF\xBF\xBF"), bad) << "U+FFFF";
    EXPECT_EQ(xml_escape("😀ệ"), "😀ệ");
}

TEST(Text, SplitsWithEmptyParts) {
    EXPECT_EQ(split("a;;b;", ';'), (std::vector<std::string>{"a", "", "b", ""}));
    EXPECT_EQ(split("", ';'), std::vector<std::string>{""});
}

TEST(Text, FindsTheNearestName) {
    const std::vector<std::string> names = {"organisation", "copy_form", "font_size"};
    EXPECT_EQ(nearest("organization", names), "organisation");
    EXPECT_EQ(nearest("copyform", names), "copy_form");
    EXPECT_EQ(nearest("font_size", names), "font_size");
    EXPECT_EQ(nearest("password", names), "");
    EXPECT_EQ(nearest("x", {}), "");
    EXPECT_EQ(nearest("lst", {"show", "list"}), "list");
    EXPECT_EQ(nearest("foo", {"run", "ocr"}), "") << "at half of its letters everything is near";
}
