// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/folds.h"

#include "tests/core/damaged.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

int folds_of(const Image& page) {
    return count_folds(test::ink_of(page));
}

Image folded(double at, double degrees, double share) {
    const Image page = test::good_page();
    test::draw_crease(page, at, degrees, share);
    return test::as_jpeg(page);
}

TEST(Folds, FlatPaperPasses) {
    EXPECT_EQ(folds_of(test::good_page()), 0);
    EXPECT_EQ(folds_of(test::bare_page()), 0);
}

TEST(Folds, ACreaseIsNotedAndNoMore) {
    const Findings findings = test::findings_of(folded(0.85, 0.6, 0.12));
    const Finding* finding = test::find(findings, "scan.fold");
    ASSERT_NE(finding, nullptr) << test::rules(findings);
    EXPECT_EQ(finding->severity, Severity::note);
    EXPECT_EQ(finding->page, 3);
}

TEST(Folds, DarkAndLightCreasesOfEverySlopeAreSeenOnBarePaper) {
    for (const double share : {0.12, -0.08})
        for (const double degrees : {-2.5, -0.7, 0.0, 1.4, 3.2}) {
            const Image page = test::bare_page();
            if (share < 0) // tinted, so that there is something lighter
                for (int y = 0; y < height(page); ++y)
                    for (int x = 0; x < width(page); ++x)
                        test::darken(page, x, y, 0.15);
            test::draw_crease(page, 0.33, degrees, share);
            const Image saved = test::as_jpeg(page);
            EXPECT_EQ(folds_of(saved), 1) << share << " " << degrees;
            EXPECT_EQ(folds_of(Image(pixRotateOrth(saved.get(), 1))), 1) << share << " " << degrees;
        }
}

TEST(Folds, ALetterFoldedInThreeHasTwo) {
    const Image page = test::bare_page();
    test::draw_crease(page, 1 / 3.0, 0.3, 0.1);
    test::draw_crease(page, 2 / 3.0, -0.2, 0.1);
    EXPECT_EQ(folds_of(test::as_jpeg(page)), 2);
}

TEST(Folds, RuledPaperHasNone) {
    const Image page = test::bare_page();
    for (int line = 3; line < 30; ++line)
        test::draw_crease(page, line / 32.0, 0.2, 0.12);
    EXPECT_EQ(folds_of(test::as_jpeg(page)), 0);
}

TEST(Folds, PrintedRulesAndFramesAreNone) {
    const Image page = test::bare_page();
    for (int x = test::px(25); x < width(page) - test::px(15); ++x)
        for (int y = test::px(150); y < test::px(150.5); ++y) {
            test::darken(page, x, y, 0.8);
            test::darken(page, x, y + test::px(50), 0.8);
        }
    EXPECT_EQ(folds_of(test::as_jpeg(page, 50)), 0);
}

} // namespace
} // namespace sohoa
