// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/margin.h"

#include "tests/core/damaged.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

Sides margins_of(const Image& page) {
    return measure_margins(test::ink_of(page));
}

bool says(const Image& page, const std::string& rule) {
    return test::find(test::findings_of(page), rule) != nullptr;
}

// The seal's ring and letters, half of it beyond the right side: dấu giáp lai.
Image with_half_a_seal() {
    Image page = test::good_page();
    const double x = width(page) / test::good_dpi * 25.4, y = 180;
    test::draw_disc(page, x, y, 36, 34.5);
    test::draw_disc(page, x, y, 24, 23);
    for (int i = 0; i < 28; ++i) {
        const double angle = M_PI / 2 + i * M_PI / 27;
        test::draw_disc(page, x + 14.5 * std::cos(angle), y + 14.5 * std::sin(angle), 2.4, 1);
    }
    for (int i = 0; i < 4; ++i)
        test::draw_disc(page, x - 1.5 - 3 * (i % 2), y - 3 + 6 * (i / 2), 2.6, 1.4);
    return page;
}

TEST(Margin, PrintWithRoomRoundItPasses) {
    const Sides margin = margins_of(test::good_page());
    EXPECT_NEAR(margin.left, 30, 2); // Decree 30/2020, Annex I: 30 to 35, 20 to 25, 15 to 20 mm
    EXPECT_NEAR(margin.top, 20, 2);
    EXPECT_NEAR(margin.right, 20, 3);
    EXPECT_EQ(test::rules(test::findings_of(test::good_page())), "");
}

TEST(Margin, PrintAcrossTheEdgeOfTheScanFails) {
    const std::pair<const char*, Sides> missing[] = {
        {"left", {40, 0, 0, 0}}, {"right", {0, 0, 35, 0}}, {"left and right", {33, 0, 28, 0}}};
    for (const auto& [side, mm] : missing) {
        const Findings findings = test::findings_of(test::as_jpeg(test::cut_off(test::good_page(), mm)));
        const Finding* finding = test::find(findings, "scan.cut");
        ASSERT_NE(finding, nullptr) << side << ": " << test::rules(findings);
        EXPECT_EQ(finding->severity, Severity::warn);
        EXPECT_NE(finding->law.find("01/2023/TT-VPCP"), std::string::npos);
        EXPECT_NE(finding->message.english().find("scan page 3 again"), std::string::npos);
        EXPECT_EQ(test::find(findings, "scan.margin"), nullptr) << "said once";
    }
}

// Where the scan ends between two paragraphs, or through a line shorter than 45 mm, it cannot be told.
TEST(Margin, AScanThatEndsWithinALineFails) {
    int found = 0, ends = 0;
    for (double bottom = 120; bottom < 162; bottom += 4.3, ++ends) {
        const Image page = test::as_jpeg(test::cut_off(test::good_page(), {0, 0, 0, bottom}));
        found += says(page, "scan.cut") || says(page, "scan.margin");
    }
    EXPECT_GE(found, ends / 3);
}

TEST(Margin, PrintBesideTheEdgeFails) {
    const double left = margins_of(test::good_page()).left;
    const Image page = test::as_jpeg(test::cut_off(test::good_page(), {left - 1.5, 0, 0, 0}));
    const Findings findings = test::findings_of(page);
    const Finding* finding = test::find(findings, "scan.margin");
    ASSERT_NE(finding, nullptr) << test::rules(findings);
    EXPECT_EQ(finding->severity, Severity::warn);
    EXPECT_NE(finding->law.find("01/2023/TT-VPCP"), std::string::npos);
    EXPECT_NE(finding->message.english().find("scan page 3 again"), std::string::npos);
    QualityOptions options;
    options.min_margin = 1;
    EXPECT_EQ(test::find(test::findings_of(page, options), "scan.margin"), nullptr);
    EXPECT_FALSE(says(test::cut_off(test::good_page(), {left - 5, 0, 0, 0}), "scan.margin"));
}

TEST(Margin, SidesAreThoseOfTheReader) {
    const Image page = test::cut_off(test::good_page(), {40, 0, 0, 0});
    for (int quads = 0; quads < 4; ++quads) {
        const Image laid(pixRotateOrth(page.get(), quads));
        Findings findings;
        const QualityReport report = inspect(test::describe(laid, test::good_dpi), laid, 1, {}, findings, {});
        ASSERT_TRUE(report.orientation_known) << quads;
        EXPECT_EQ(report.margin.left, 0) << quads;
        EXPECT_GT(report.margin.right, 15) << quads;
        EXPECT_GT(report.margin.top, 15) << quads;
        EXPECT_NE(test::find(findings, "scan.cut"), nullptr) << quads;
    }
}

TEST(Margin, ASealAcrossTheEdgesOfTheSheetsPasses) {
    EXPECT_EQ(test::rules(test::findings_of(with_half_a_seal())), "");
}

TEST(Margin, FramesRulesAndDirtAtTheEdgePass) {
    const Image page = test::good_page();
    for (int y = test::px(1); y < height(page) - test::px(1); ++y) // a broken rule, 1 mm from the left side
        for (int x = test::px(1); x < test::px(1.4); ++x)
            if (y / 17 % 3) test::darken(page, x, y, 0.8);
    for (int x = test::px(0.5); x < width(page); ++x) // a frame that the lower side cuts
        for (int y = height(page) - test::px(0.7); y < height(page); ++y)
            test::darken(page, x, y, 0.8);
    for (int i = 0; i < 120; ++i) // dirt
        test::draw_disc(page, width(page) / test::good_dpi * 25.4 - 2 + i % 3 * 0.7, 20 + 2 * i, 0.5);
    EXPECT_EQ(test::rules(test::findings_of(page)), "");
}

TEST(Margin, PrintBesideADarkBedIsNotCut) {
    const Image page = test::on_a_bed(test::cut_off(test::good_page(), {29, 0, 0, 0}), {8, 0, 0, 0}, 20);
    const Findings findings = test::findings_of(page);
    EXPECT_NE(test::find(findings, "scan.border"), nullptr);
    EXPECT_EQ(test::find(findings, "scan.cut"), nullptr);
    EXPECT_EQ(test::find(findings, "scan.margin"), nullptr);
}

TEST(Margin, IsMeasuredOnBitonalPages) {
    const Image print = test::ink_of(test::cut_off(test::good_page(), {40, 0, 0, 0})).print;
    EXPECT_EQ(margins_of(print).left, 0);
    EXPECT_GT(margins_of(print).right, 15);
}

} // namespace
} // namespace sohoa
