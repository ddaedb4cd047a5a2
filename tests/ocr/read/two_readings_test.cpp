// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/two_readings.h"

#include "tests/ocr/printed_page.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

using test::PrintedPage;

PageText page(PrintedPage printed) {
    PageText text = printed.record.text;
    text.mean_confidence = 50;
    return text;
}

TEST(TwoReadings, EachLineIsTakenFromTheReadingThatIsSurer) {
    PageText first = page(PrintedPage().line(30, 50, "Số: 15/0Đ-SYT", 60).line(30, 60, "Điều 1. Công nhận", 96));
    take_better_lines(first,
                      page(PrintedPage().line(30, 50, "Số: 15/QĐ-SYT", 90).line(30, 60, "Điều L. Cong nhan", 70)));
    EXPECT_EQ(first.plain(), "Số: 15/QĐ-SYT\nĐiều 1. Công nhận");
    EXPECT_NEAR(first.mean_confidence, (2 * 90 + 4 * 96) / 6.0, 0.01);
}

TEST(TwoReadings, ALineThatTheFirstReadingMissedIsAdded) {
    PageText first = page(PrintedPage().line(30, 50, "Số: 15", 95));
    take_better_lines(first, page(PrintedPage().line(30, 80, "THỨ TRƯỞNG", 92).line(30, 120, "h. LJ", 40)));
    EXPECT_EQ(first.plain(), "Số: 15\nTHỨ TRƯỞNG") << "what reads badly is dirt";
}

TEST(TwoReadings, LinesThatAreJoinedInOneReadingAreLeftAlone) {
    PageText first = page(PrintedPage().line(30, 50, "Nơi nhận:", 70).line(120, 50, "KT. BỘ TRƯỞNG", 70));
    take_better_lines(first,
                      page(PrintedPage().line(30, 50, "Nơi nhận: và nhiều chữ nữa của dòng này KT. BỘ TRƯỞNG", 90)));
    EXPECT_EQ(first.plain(), "Nơi nhận:\nKT. BỘ TRƯỞNG");
}

} // namespace
} // namespace sohoa
