// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/upright_page.h"

#include "tests/ocr/printed_page.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sohoa {
namespace {

// The page turned by `degrees` about its middle, as a scanner would have taken it.
PageRecord turned(const PageRecord& page, const PageInfo& from, const PageInfo& to, double degrees) {
    const double a = degrees * std::numbers::pi / 180, c = std::cos(a), s = std::sin(a);
    PageRecord out = page;
    const auto move = [&](Point p) {
        const double x = p.x - from.width / 2.0, y = p.y - from.height / 2.0;
        return Point{x * c - y * s + to.width / 2.0, x * s + y * c + to.height / 2.0};
    };
    for (Line& line : out.text.lines)
        for (Word& word : line.words)
            word.base_from = move(word.base_from), word.base_to = move(word.base_to);
    return out;
}

TEST(UprightPage, TurnAndSkewComeOff) {
    const PageInfo upright_info = test::a4();
    const PageRecord page = test::decision_head().record;
    for (const double degrees : {0.0, 1.5, -2.8, 90.0, 91.5, 180.0, 178.0, 181.5, 270.0, -88.0}) {
        PageInfo info = upright_info;
        if (std::abs(std::sin(degrees * std::numbers::pi / 180)) > 0.7) std::swap(info.width, info.height);
        const UprightPage placed = upright(turned(page, upright_info, info, degrees).text, info, 1);
        EXPECT_NEAR(placed.width, 210, 0.1) << degrees;
        EXPECT_NEAR(placed.height, 297, 0.1) << degrees;
        for (const auto& run : placed.runs)
            if (run.words.front().word.text == "ỦY") {
                EXPECT_NEAR(run.base(), 22, 0.3) << degrees;
                EXPECT_NEAR(run.middle(), 60, 0.5) << degrees;
            }
        EXPECT_EQ(placed.runs.size(), upright(page.text, upright_info, 1).runs.size()) << degrees;
    }
}

TEST(UprightPage, ColumnsArePartedAndDirtIsDropped) {
    test::PrintedPage page;
    page.line(30, 20, "Nơi nhận:").line(30, 40, "— .");
    test::PrintedPage right;
    right.line(140, 20, "GIÁM ĐỐC");
    const std::vector<Word>& words = right.record.text.lines.front().words;
    page.record.text.lines.front().words.insert(page.record.text.lines.front().words.end(), words.begin(), words.end());
    const UprightPage placed = upright(page.record.text, test::a4(), 3);
    ASSERT_EQ(placed.runs.size(), 2u);
    EXPECT_EQ(placed.runs[0].text(), "Nơi nhận:");
    EXPECT_EQ(placed.runs[1].text(), "GIÁM ĐỐC");
    EXPECT_TRUE(same_row(placed.runs[0], placed.runs[1]));
    EXPECT_EQ(placed.number, 3);
}

} // namespace
} // namespace sohoa
