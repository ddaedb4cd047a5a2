// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/border.h"

#include "tests/core/damaged.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

Sides border_of(const Image& page) {
    return measure_border(test::ink_of(page));
}

TEST(Border, ASheetThatFillsTheScanPasses) {
    EXPECT_EQ(most(border_of(test::good_page())), 0);
    EXPECT_EQ(test::rules(test::findings_of(test::good_page())), "");
}

TEST(Border, ADarkBedBesideTheSheetFails) {
    for (const unsigned level : {5u, 40u, 90u}) {
        const Image page = test::as_jpeg(test::on_a_bed(test::good_page(), {6, 0, 0, 4}, level));
        const Sides border = border_of(page);
        EXPECT_NEAR(border.left, 6, 0.5) << level;
        EXPECT_NEAR(border.bottom, 4, 0.5) << level;
        EXPECT_EQ(border.right, 0) << level;
        EXPECT_EQ(border.top, 0) << level;
        const Findings findings = test::findings_of(page);
        const Finding* finding = test::find(findings, "scan.border");
        ASSERT_NE(finding, nullptr) << level << ": " << test::rules(findings);
        EXPECT_EQ(finding->severity, Severity::warn);
        EXPECT_NE(finding->law.find("7197/BKHCN-CĐSQG"), std::string::npos);
        EXPECT_NE(finding->message.english().find("scan page 3 again"), std::string::npos);
        QualityOptions options;
        options.max_border = 10;
        EXPECT_EQ(test::find(test::findings_of(page, options), "scan.border"), nullptr);
        options = {};
        options.border = Action::refuse;
        EXPECT_TRUE(refused(test::findings_of(page, options)));
    }
}

TEST(Border, ASheetAskewOnADarkBedFails) {
    const Image bed = test::on_a_bed(test::good_page(), {4, 4, 4, 4}, 15);
    const Image page(
        pixRotate(bed.get(), static_cast<float>(1.5 * M_PI / 180), L_ROTATE_AREA_MAP, L_BRING_IN_BLACK, 0, 0));
    EXPECT_NE(test::find(test::findings_of(page), "scan.border"), nullptr);
}

TEST(Border, ASmallSheetOnALargeBedFails) {
    EXPECT_NEAR(most(border_of(test::on_a_bed(test::cut_off(test::good_page(), {0, 0, 60, 90}), {0, 0, 60, 90}, 20))),
                90, 1);
}

TEST(Border, AHairLineAndAShadowPass) {
    EXPECT_LT(most(border_of(test::on_a_bed(test::good_page(), {0.5, 0.5, 0, 0}, 10))), 1);
    const Image page = test::good_page();
    for (int x = 0; x < test::px(15); ++x) // the shadow of a spine, down to 0.6 of the paper
        for (int y = 0; y < height(page); ++y)
            test::darken(page, x, y, 0.4 * (1 - x / static_cast<double>(test::px(15))));
    EXPECT_EQ(test::rules(test::findings_of(test::as_jpeg(page))), "");
}

TEST(Border, ABrightBedIsPaper) {
    EXPECT_EQ(most(border_of(test::on_a_bed(test::good_page(), {6, 6, 6, 6}, 250))), 0);
}

TEST(Border, SidesAreThoseOfTheReader) {
    const Image bed = test::on_a_bed(test::good_page(), {6, 0, 0, 0}, 20);
    const Image laid(pixRotateOrth(bed.get(), 1)); // the left side is above now
    EXPECT_NEAR(border_of(laid).top, 6, 0.5);
    Findings findings;
    const QualityReport report = inspect(test::describe(laid, test::good_dpi), laid, 1, {}, findings, {});
    ASSERT_EQ(report.orientation, 270);
    EXPECT_NEAR(report.border.left, 6, 0.5);
    EXPECT_EQ(report.border.top, 0);
}

} // namespace
} // namespace sohoa
