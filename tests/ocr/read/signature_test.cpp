// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/signature.h"

#include "core/scan/quiet.h"
#include "ocr/read/grey.h"

#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

#include <cmath>

namespace sohoa {
namespace {

constexpr double dpi = 200;
constexpr l_uint32 blue = 0x2038a000, black = 0x14141400;

double px(double mm) {
    return mm / 25.4 * dpi;
}

Image sheet(int bits = 32) {
    Image page(pixCreate(static_cast<int>(px(210)), static_cast<int>(px(297)), bits));
    if (bits != 1) pixSetAll(page.get());
    return page;
}

void dot(const Image& page, double x_mm, double y_mm, l_uint32 colour) {
    for (int j = 0; j < px(0.5); ++j)
        for (int i = 0; i < px(0.5); ++i)
            pixSetPixel(page.get(), static_cast<int>(px(x_mm)) + i, static_cast<int>(px(y_mm)) + j, colour);
}

/// Up and down four times, 35 × 15 mm about (x, y).
void sign(const Image& page, double x, double y, l_uint32 colour) {
    for (double t = -1; t <= 1; t += 0.0005)
        dot(page, x + 17.5 * t, y + 7.5 * std::sin(12 * t), colour);
}

/// The outline of a rectangle of 40 × 18 mm that lies askew.
void stamp(const Image& page, double x, double y, double degrees, l_uint32 colour) {
    const double c = std::cos(degrees * M_PI / 180), s = std::sin(degrees * M_PI / 180);
    const auto at = [&](double u, double v) { dot(page, x + u * c - v * s, y + u * s + v * c, colour); };
    for (double u = -20; u <= 20; u += 0.05)
        at(u, -9), at(u, 9);
    for (double v = -9; v <= 9; v += 0.05)
        at(-20, v), at(20, v);
}

void expect_about(const Signature& found, double x, double y) {
    EXPECT_NEAR(found.x0, px(x - 17.5), px(2));
    EXPECT_NEAR(found.x1, px(x + 17.5), px(2));
    EXPECT_NEAR(found.y0, px(y - 7.5), px(2));
    EXPECT_NEAR(found.y1, px(y + 7.5), px(2));
}

class Signatures : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { quieten_libraries(); }
};

TEST_F(Signatures, BlueInkIsFoundAnywhere) {
    const Image page = sheet();
    sign(page, 60, 80, blue);
    const std::vector<Signature> found = find_signatures(page, dpi, 0);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].blue);
    expect_about(found[0], 60, 80);
}

TEST_F(Signatures, BlackInkIsFoundWhereOneSigns) {
    for (const int bits : {1, 8, 32}) {
        const l_uint32 ink = bits == 1 ? 1 : bits == 8 ? 20 : black;
        const Image page = sheet(bits);
        sign(page, 150, 220, ink);
        sign(page, 60, 60, ink); // a flourish in a letterhead
        const std::vector<Signature> found = find_signatures(page, dpi, 0);
        ASSERT_EQ(found.size(), 1U) << bits;
        EXPECT_FALSE(found[0].blue);
        expect_about(found[0], 150, 220);
        const Image laid(pixRotateOrth(page.get(), 2));
        ASSERT_EQ(find_signatures(laid, dpi, 180).size(), 1U) << bits;
        EXPECT_NEAR(find_signatures(laid, dpi, 180)[0].x1, width(page) - found[0].x0, px(1));
    }
}

TEST_F(Signatures, StampsFramesAndRulesAreNone) {
    const Image page = sheet();
    stamp(page, 50, 60, -9, blue);
    stamp(page, 150, 220, 0, black);
    for (double x = 100; x < 190; x += 0.05)
        dot(page, x, 250, black);
    EXPECT_TRUE(find_signatures(page, dpi, 0).empty());
}

TEST_F(Signatures, TheStrokesGoAndTheNameBeneathStays) {
    const Image page = sheet();
    for (double x = 135; x < 165; x += 0.05)
        dot(page, x, 220, black);
    sign(page, 150, 220, blue);
    const std::vector<Signature> found = find_signatures(page, dpi, 0);
    ASSERT_EQ(found.size(), 1U);
    const auto darkest = [](Grey grey, double y) {
        int least = 255;
        for (int x = static_cast<int>(px(130)); x < px(170); ++x)
            least = std::min<int>(least, grey.row(static_cast<int>(px(y)))[x]);
        return least;
    };
    EXPECT_LT(darkest(grey_of(page, {}, {}, "seal"), 215), 100);
    EXPECT_GT(darkest(grey_of(page, {}, found, "seal"), 215), 150);
    EXPECT_LT(darkest(grey_of(page, {}, found, "seal"), 220.2), 40);
}

} // namespace
} // namespace sohoa
