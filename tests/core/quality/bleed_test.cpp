// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/bleed.h"

#include "tests/core/damaged.h"

#include <array>
#include <gtest/gtest.h>

namespace sohoa {
namespace {

Bleed bleed_of(const Image& page) {
    return measure_bleed(test::ink_of(page));
}

// Fine wavy lines all over the page, as certificates have them; `share` as dark in red, green and blue.
Image with_a_security_pattern(const std::array<double, 3>& share) {
    const Image page = test::good_page();
    for (int line = 0; line < 90; ++line)
        for (int x = 0; x < width(page); ++x) {
            const int y = static_cast<int>(26 * line + 40 * std::sin(x / 60.0 + line) + 20 * std::sin(x / 23.0));
            for (int k = 0; k < 3; ++k) {
                l_uint32 pixel = 0;
                int r = 0, g = 0, b = 0;
                if (pixGetPixel(page.get(), x, y + k, &pixel) != 0) continue;
                extractRGBValues(pixel, &r, &g, &b);
                composeRGBPixel(static_cast<int>(r * (1 - share[0])), static_cast<int>(g * (1 - share[1])),
                                static_cast<int>(b * (1 - share[2])), &pixel);
                pixSetPixel(page.get(), x, y + k, pixel);
            }
        }
    return test::as_jpeg(page);
}

// Words of a security print: small, and in colour.
Image with_coloured_words() {
    const Image page = test::good_page(), back = test::good_page();
    const Image words(pixGetRGBComponent(back.get(), COLOR_GREEN));
    for (int y = 0; y < height(page); ++y)
        for (int x = 0; x < width(page); ++x) {
            l_uint32 value = 0, pixel = 0;
            int r = 0, g = 0, b = 0;
            pixGetPixel(words.get(), x, (y + 37) % height(page), &value);
            pixGetPixel(page.get(), x, y, &pixel);
            extractRGBValues(pixel, &r, &g, &b);
            const double share = 0.15 * std::max(0.0, 1 - value / 235.0);
            composeRGBPixel(r, static_cast<int>(g * (1 - share)), static_cast<int>(b * (1 - share)), &pixel);
            pixSetPixel(page.get(), x, y, pixel);
        }
    return test::as_jpeg(page, 90);
}

TEST(BleedThrough, PaperThatHidesItsBackPasses) {
    EXPECT_EQ(bleed_of(test::good_page()).darkness, 0);
    EXPECT_EQ(bleed_of(test::bare_page()).darkness, 0);
    EXPECT_EQ(test::rules(test::findings_of(test::as_jpeg(test::good_page(), 50))), "");
}

TEST(BleedThrough, PrintOfTheBackThatShowsFails) {
    const Image page = test::as_jpeg(test::shining_through(test::good_page(), test::good_page(), 0.18));
    EXPECT_GT(bleed_of(page).darkness, 0.05);
    EXPECT_LT(bleed_of(page).darkness, 0.18);
    const Findings findings = test::findings_of(page);
    const Finding* finding = test::find(findings, "scan.bleed");
    ASSERT_NE(finding, nullptr) << test::rules(findings);
    EXPECT_EQ(finding->severity, Severity::warn);
    EXPECT_EQ(finding->law, "");
    EXPECT_NE(finding->message.english().find("scan page 3 again"), std::string::npos);
    EXPECT_EQ(test::find(findings, "scan.fold"), nullptr) << "lines of text are no creases";
    QualityOptions options;
    options.max_bleed = 0.2;
    EXPECT_EQ(test::find(test::findings_of(page, options), "scan.bleed"), nullptr);
    options = {};
    options.bleed = Action::refuse;
    EXPECT_TRUE(refused(test::findings_of(page, options)));
}

TEST(BleedThrough, IsSeenOnABlankBackToo) {
    const Findings findings =
        test::findings_of(test::as_jpeg(test::shining_through(test::bare_page(), test::good_page(), 0.15)));
    EXPECT_NE(test::find(findings, "scan.blank"), nullptr);
    EXPECT_NE(test::find(findings, "scan.bleed"), nullptr);
}

TEST(BleedThrough, ATouchOfItPasses) {
    EXPECT_EQ(bleed_of(test::as_jpeg(test::shining_through(test::good_page(), test::good_page(), 0.05))).darkness, 0);
}

TEST(BleedThrough, SecurityPatternsPass) {
    EXPECT_EQ(bleed_of(with_a_security_pattern({0.02, 0.2, 0.1})).darkness, 0) << "pink";
    EXPECT_EQ(bleed_of(with_a_security_pattern({0.15, 0.15, 0.15})).darkness, 0) << "grey";
    EXPECT_EQ(bleed_of(with_coloured_words()).darkness, 0);
}

TEST(BleedThrough, IsNotLookedForOnBitonalPages) {
    const Image page = test::shining_through(test::good_page(), test::good_page(), 0.18);
    EXPECT_EQ(bleed_of(test::ink_of(page).print).marks, 0);
}

} // namespace
} // namespace sohoa
