// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/blur.h"

#include "tests/core/damaged.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

double edge_width(const Image& page, double dpi = test::good_dpi) {
    return measure_sharpness(test::ink_of(page, dpi)).edge_width;
}

TEST(Blur, ASharpScanPasses) {
    const Image page = test::good_page();
    EXPECT_GT(edge_width(page), 1);
    EXPECT_LT(edge_width(page), 2.5);
    EXPECT_EQ(test::rules(test::findings_of(page)), "");
}

TEST(Blur, AScanOutOfFocusFailsAndNamesTheLetterAndTheWayOut) {
    const Image page = test::as_jpeg(test::blurred(test::good_page(), 2.2));
    EXPECT_GT(edge_width(page), 4);
    const Findings findings = test::findings_of(page);
    const Finding* finding = test::find(findings, "scan.blur");
    ASSERT_NE(finding, nullptr) << test::rules(findings);
    EXPECT_EQ(finding->severity, Severity::warn);
    EXPECT_NE(finding->law.find("7197/BKHCN-CĐSQG"), std::string::npos);
    EXPECT_NE(finding->message.english().find("scan page 3 again"), std::string::npos) << finding->message.english();
    QualityOptions options;
    options.blurred = Action::refuse;
    EXPECT_TRUE(refused(test::findings_of(page, options)));
    options.max_edge_width = 15;
    EXPECT_EQ(test::find(test::findings_of(page, options), "scan.blur"), nullptr);
}

TEST(Blur, MoreBlurMakesWiderEdges) {
    const Image page = test::good_page();
    double before = edge_width(page);
    for (const double sigma : {1.0, 2.0, 3.0, 4.0}) {
        const double now = edge_width(test::blurred(page, sigma));
        EXPECT_GT(now, before + 0.3) << sigma;
        before = now;
    }
}

TEST(Blur, ASheetThatMovedIsBlurredInOneDirection) {
    const Image page = test::good_page(), laid(pixRotateOrth(page.get(), 1));
    EXPECT_GT(edge_width(test::smeared(page, 7, true)), 4);
    EXPECT_GT(edge_width(test::smeared(laid, 7, false)), 4);
}

TEST(Blur, FaintPrintIsNotBlurred) {
    const Image page = test::good_page();
    const Image grey(pixGetRGBComponent(page.get(), COLOR_GREEN));
    const Image pale(pixCopy(nullptr, grey.get()));
    pixMultConstantGray(pale.get(), 0.5F);
    pixAddConstantGray(pale.get(), 118); // half the contrast
    EXPECT_NEAR(edge_width(pale), edge_width(grey), 0.4);
}

// Six hundred dpi show the same paper in more pixels; the measure is of 300.
TEST(Blur, IsOfThePaperNotOfTheScannersPixels) {
    const Image page = test::good_page();
    const Image drawn(pixScale(page.get(), 3, 3));
    EXPECT_NEAR(edge_width(drawn, 600), 1.5 * edge_width(page), 0.9);
}

TEST(Blur, IsNotKnownOfBitonalAndBlankPages) {
    const Image page = test::good_page();
    EXPECT_FALSE(measure_sharpness(test::ink_of(test::ink_of(page).print)).known);
    EXPECT_FALSE(measure_sharpness(test::ink_of(test::bare_page())).known);
    EXPECT_EQ(test::find(test::findings_of(test::blurred(test::bare_page(), 3)), "scan.blur"), nullptr);
}

} // namespace
} // namespace sohoa
