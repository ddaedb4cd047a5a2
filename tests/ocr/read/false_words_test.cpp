// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/false_words.h"

#include "tests/ocr/printed_page.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

using test::PrintedPage;

TEST(FalseWords, WhatASignatureReadsAsGoesAndTheNameStays) {
    constexpr double dot = PrintedPage::dot;
    PrintedPage page;
    page.line(130, 200, "KT. GIÁM ĐỐC")
        .line(135, 215, "ụ ni Á", 20)
        .line(135, 222, "hp L.", 30)
        .line(132, 230, "Hoàng Giang", 70)
        .line(30, 215, "mờ nhạt", 20);
    page.record.text.marks = {{"signature", 130 / dot, 208 / dot, 190 / dot, 240 / dot}};
    drop_words_of_marks(page.record.text);
    EXPECT_EQ(page.record.text.plain(), "KT. GIÁM ĐỐC\nHoàng Giang\nmờ nhạt");
}

TEST(FalseWords, ALineThatIsPartlyPrintStaysWhole) {
    constexpr double dot = PrintedPage::dot;
    PrintedPage page;
    page.line(100, 230, "Người ký Ẳj 2", 40).misread("Người", "Người", 95);
    page.record.text.marks = {{"seal", 90 / dot, 208 / dot, 190 / dot, 240 / dot}};
    drop_words_of_marks(page.record.text);
    EXPECT_EQ(page.record.text.plain(), "Người ký Ẳj 2");
}

} // namespace
} // namespace sohoa
