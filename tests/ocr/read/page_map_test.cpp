// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/page_map.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

void expect_point(Point p, double x, double y) {
    EXPECT_DOUBLE_EQ(p.x, x);
    EXPECT_DOUBLE_EQ(p.y, y);
}

TEST(PageMap, UpperLeftCornerOfATurnedPage) {
    expect_point(turned_map(100, 40, 0)({0, 0}), 0, 0);
    expect_point(turned_map(100, 40, 90)({0, 0}), 0, 40); // clockwise: the lower left corner comes up
    expect_point(turned_map(100, 40, 180)({0, 0}), 100, 40);
    expect_point(turned_map(100, 40, 270)({0, 0}), 100, 0);
}

TEST(PageMap, RightwardsOnATurnedPage) {
    expect_point(turned_map(100, 40, 90)({7, 0}), 0, 33);
    expect_point(turned_map(100, 40, 180)({7, 0}), 93, 40);
    expect_point(turned_map(100, 40, 270)({7, 0}), 100, 7);
}

TEST(PageMap, AfterMeansInnerFirst) {
    const PageMap scale{2, 0, 0, 0, 2, 0}, shift{1, 0, 10, 0, 1, 20};
    expect_point(scale.after(shift)({1, 1}), 22, 42);
    expect_point(shift.after(scale)({1, 1}), 12, 22);
}

} // namespace
} // namespace sohoa
