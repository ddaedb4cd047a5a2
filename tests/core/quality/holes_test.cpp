// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/holes.h"

#include "tests/core/damaged.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

int holes_of(const Image& page) {
    return count_holes(test::ink_of(page));
}

TEST(Holes, PaperWithoutPasses) {
    EXPECT_EQ(holes_of(test::good_page()), 0);
}

TEST(Holes, ThoseOfAPunchAreNotedAndNoMore) {
    const Image page = test::good_page();
    test::draw_disc(page, 12, 108, 6); // ISO 838
    test::draw_disc(page, 12, 188, 6);
    const Image saved = test::as_jpeg(page, 50);
    EXPECT_EQ(holes_of(saved), 2);
    const Findings findings = test::findings_of(saved);
    const Finding* finding = test::find(findings, "scan.holes");
    ASSERT_NE(finding, nullptr) << test::rules(findings);
    EXPECT_EQ(finding->severity, Severity::note);
    EXPECT_EQ(finding->page, 3);
    EXPECT_EQ(test::rules(findings), "scan.holes ");
    EXPECT_EQ(holes_of(Image(pixRotateOrth(saved.get(), 2))), 2);
    EXPECT_EQ(holes_of(test::ink_of(saved).print), 2) << "bitonal";
}

TEST(Holes, RingsSquaresBulletsAndSpotsInTheTextAreNone) {
    const Image page = test::bare_page();
    test::draw_disc(page, 12, 60, 7, 5); // a ring, the letter O
    test::draw_disc(page, 12, 90, 2.5);  // a bullet
    test::draw_disc(page, 14, 120, 14);  // a blot
    test::draw_disc(page, 105, 150, 6);  // in the middle of the page
    for (int y = test::px(200); y < test::px(206); ++y)
        for (int x = test::px(10); x < test::px(16); ++x)
            test::darken(page, x, y, 0.8); // a square
    EXPECT_EQ(holes_of(page), 0);
}

} // namespace
} // namespace sohoa
