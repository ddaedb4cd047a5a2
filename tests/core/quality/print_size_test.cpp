// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/print_size.h"

#include "tests/core/damaged.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

/// Bars as high as letters: `count` of them, three in four with an ascender's height.
void letters(const Image& page, double top, double x_height, int count) {
    for (int i = 0; i < count; ++i) {
        const double x = 30 + i % 60 * 2.5, y = top + i / 60 * 8, height = i % 4 == 0 ? 1.45 * x_height : x_height;
        for (int v = test::px(y); v < test::px(y + height); ++v)
            for (int u = test::px(x); u < test::px(x + 1.2); ++u)
                test::darken(page, u, v, 0.9);
    }
}

TEST(PrintSize, IsThatOfTheSmallLetters) {
    for (const double x_height : {1.4, 1.9, 2.3, 3.0}) {
        const Image page = test::bare_page();
        letters(page, 40, x_height, 600);
        EXPECT_NEAR(measure_x_height(test::ink_of(page)), x_height, 0.35) << x_height;
    }
}

TEST(PrintSize, TheSmallerPrintOfAPageCounts) {
    const Image page = test::bare_page();
    letters(page, 40, 2.3, 600);
    letters(page, 200, 1.3, 240);
    EXPECT_NEAR(measure_x_height(test::ink_of(page)), 1.3, 0.35);
}

TEST(PrintSize, AFewMarksTellNothing) {
    const Image page = test::bare_page();
    letters(page, 40, 1.9, 40);
    EXPECT_EQ(measure_x_height(test::ink_of(page)), 0);
}

} // namespace
} // namespace sohoa
