// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/vietnamese.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

TEST(Vietnamese, MarksComeOff) {
    EXPECT_EQ(toneless("Thứ trưởng đặc biệt"), "Thư trương đăc biêt");
    EXPECT_EQ(bare("Thứ trưởng ĐẶC biệt"), "Thu truong DAC biet");
}

TEST(Vietnamese, TheVowelThatCarriesTheToneDoesNotMatter) {
    EXPECT_EQ(spelling("Uỷ"), spelling("ủy"));
    EXPECT_EQ(spelling("HOÀ"), spelling("Hòa"));
    EXPECT_NE(spelling("hỏa"), spelling("Hòa"));
}

TEST(Vietnamese, SyllablesGoTogether) {
    for (const char* word : {"Nguyễn", "QUYẾT", "quốc", "giấy", "gì", "nghiêng", "Uỷ", "ỷ", "khuỷu", "Đắk", "thuở",
                             "(tiếng", "huynh.", "yến"})
        EXPECT_EQ(is_syllable(word), std::string(word) != "Đắk") << word;
    for (const char* word :
         {"NGHỆAN", "PHEP", "kiêt", "UBND", "HÀÃNH", "bổa", "Nghyễn", "lyên", "ngh", "x", "12", "", "-"})
        EXPECT_FALSE(is_syllable(word)) << word;
}

TEST(Vietnamese, CapitalsAndAbbreviations) {
    EXPECT_TRUE(in_capitals("QUYẾT ĐỊNH:"));
    EXPECT_FALSE(in_capitals("Quyết định"));
    EXPECT_FALSE(in_capitals("12/2019"));
    EXPECT_TRUE(is_abbreviation("UBND"));
    EXPECT_TRUE(is_abbreviation("THPT,"));
    EXPECT_FALSE(is_abbreviation("NGHỆAN"));
    EXPECT_FALSE(is_abbreviation("BAN"));
}

TEST(Vietnamese, ASymbolAbbreviatesAnAgency) {
    EXPECT_EQ(initials("BỘ GIÁO DỤC VÀ ĐÀO TẠO"), "BGDVĐT");
    EXPECT_EQ(initials("UBND TỈNH AN LẠC"), "UBNDTAL");
    EXPECT_TRUE(abbreviates("BGDĐT", "BỘ GIÁO DỤC VÀ ĐÀO TẠO"));
    EXPECT_FALSE(abbreviates("BGDDT", "BỘ GIÁO DỤC VÀ ĐÀO TẠO")) << "Đ is no D";
    EXPECT_TRUE(abbreviates("UBND", "ỦY BAN NHÂN DÂN TỈNH AN LẠC"));
    EXPECT_TRUE(abbreviates("UBND", "UBND TỈNH AN LẠC"));
    EXPECT_TRUE(abbreviates("THKM", "TRƯỜNG TIỂU HỌC KÊNH MỚI"));
    EXPECT_FALSE(abbreviates("STP", "SỞ Y TẾ"));
    EXPECT_FALSE(abbreviates("TGCP", "BAN TÔN GIÁO CHÍNH PHỦ")) << "from the first letter on";
    EXPECT_FALSE(abbreviates("", "SỞ Y TẾ"));
}

TEST(Vietnamese, KeysAndCores) {
    EXPECT_EQ(core_of("“(Đại học),”"), "Đại học");
    EXPECT_EQ(core_of("--"), "");
    EXPECT_EQ(key_of("- Nơi nhận:"), "NOI NHAN");
    EXPECT_EQ(edits("QUYẾT", "QUYÉT"), 1u);
    EXPECT_EQ(edits("", "abc"), 3u);
}

} // namespace
} // namespace sohoa
