// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/prepare.h"

#include "core/scan/quiet.h"
#include "ocr/read/red_seal.h"
#include "tests/core/corpus.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sohoa {
namespace {

using test::describe;

Image white_page(int w, int h, int bits) {
    Image page(pixCreate(w, h, bits));
    if (bits != 1) pixSetAll(page.get());
    return page;
}

void ring(const Image& page, double cx, double cy, double outer, double inner, l_uint32 colour) {
    for (int y = static_cast<int>(cy - outer); y <= cy + outer; ++y)
        for (int x = static_cast<int>(cx - outer); x <= cx + outer; ++x) {
            const double r = std::hypot(x - cx, y - cy);
            if (r <= outer && r >= inner) pixSetPixel(page.get(), x, y, colour);
        }
}

constexpr l_uint32 red = 0xd8283000, black = 0x10101000;

int brightness(const Image& image, double x, double y) {
    l_uint32 value = 0;
    pixGetPixel(image.get(), static_cast<int>(x), static_cast<int>(y), &value);
    return static_cast<int>(value);
}

/// Middle of what is dark, in pixels of the copy.
Point dark_middle(const Image& image) {
    double sx = 0, sy = 0, sum = 0;
    for (int y = 0; y < height(image); ++y)
        for (int x = 0; x < width(image); ++x) {
            const double dark = 255 - brightness(image, x, y);
            if (dark < 40) continue;
            sx += dark * (x + 0.5), sy += dark * (y + 0.5), sum += dark;
        }
    return {sx / sum, sy / sum};
}

class Prepare : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { quieten_libraries(); }
    QualityReport quality;
    ReadOptions options;
};

TEST_F(Prepare, AStraightBitonalPageIsReadAsItIs) {
    const Image page = white_page(2480, 3508, 1);
    const ReadingCopy copy = prepare(describe(page, 300), page, quality, options);
    EXPECT_EQ(copy.image.get(), page.get()); // the same pixels, counted twice
    EXPECT_EQ(copy.dpi, 300);
}

TEST_F(Prepare, QuarterTurnsOfBitonalPagesBlurNothing) {
    const Image page = white_page(600, 400, 1);
    quality.orientation = 90;
    const ReadingCopy copy = prepare(describe(page, 300), page, quality, options);
    EXPECT_EQ(depth(copy.image), 1);
    EXPECT_EQ(width(copy.image), 400);
    EXPECT_EQ(copy.turned, 90);
}

TEST_F(Prepare, LittleSkewIsLeft) {
    const Image page = white_page(600, 400, 8);
    quality.skew_known = true;
    quality.skew = 0.1;
    EXPECT_EQ(prepare(describe(page, 200), page, quality, options).deskewed, 0);
    quality.skew = 0.5;
    EXPECT_EQ(prepare(describe(page, 200), page, quality, options).deskewed, 0.5);
    quality.skew_known = false;
    EXPECT_EQ(prepare(describe(page, 200), page, quality, options).deskewed, 0);
}

TEST_F(Prepare, PointsComeBackToThePage) {
    for (const int turn : {0, 90, 180, 270})
        for (const double skew : {-2.0, 0.0, 3.0})
            for (const double dpi : {150.0, 300.0, 600.0}) {
                const Image page = white_page(900, 1300, 8);
                ring(page, 200, 1111, 9, 0, 0);
                quality.orientation = turn;
                quality.skew = skew;
                quality.skew_known = skew != 0;
                const ReadingCopy copy = prepare(describe(page, dpi), page, quality, options);
                EXPECT_NEAR(copy.dpi, std::min(dpi, 200.0), 0.01);
                const Point found = copy.to_page(dark_middle(copy.image));
                EXPECT_NEAR(found.x, 200.5, 0.5) << turn << " " << skew << " " << dpi;
                EXPECT_NEAR(found.y, 1111.5, 0.5) << turn << " " << skew << " " << dpi;
            }
}

TEST_F(Prepare, LargePrintIsReadSmaller) {
    const Image grey = white_page(2480, 3508, 8), bitonal = white_page(2480, 3508, 1);
    quality.x_height = 12.5 / 160 * 25.4;
    EXPECT_NEAR(prepare(describe(grey, 300), grey, quality, options).dpi, 160, 0.01);
    EXPECT_NEAR(prepare(describe(grey, 210), grey, quality, options).dpi, 210, 0.01); // it is not made smaller anyway
    quality.x_height = 4;
    EXPECT_NEAR(prepare(describe(grey, 300), grey, quality, options).dpi, 150, 0.01);
    quality.x_height = 1.2;
    EXPECT_NEAR(prepare(describe(grey, 300), grey, quality, options).dpi, 200, 0.01);
    quality.x_height = 2;
    quality.skew = 1;
    quality.skew_known = true;
    EXPECT_NEAR(prepare(describe(bitonal, 300), bitonal, quality, options).dpi, 200, 0.01);
    options.x_height = 0;
    EXPECT_NEAR(prepare(describe(grey, 300), grey, quality, options).dpi, 200, 0.01);
}

TEST_F(Prepare, DeskewedLinesRunLevel) {
    const Image page = white_page(1200, 900, 8);
    for (int x = 100; x < 1100; ++x) // falls to the right: the print is turned clockwise by 2 degrees
        for (int y = 0; y < 4; ++y)
            pixSetPixel(page.get(), x, 400 + y + static_cast<int>((x - 100) * std::tan(2 * M_PI / 180)), 0);
    quality.skew = 2;
    quality.skew_known = true;
    const ReadingCopy copy = prepare(describe(page, 200), page, quality, options);
    int first = -1, last = -1;
    for (int y = 0; y < height(copy.image); ++y)
        for (int x = 0; x < width(copy.image); ++x)
            if (brightness(copy.image, x, y) < 100) {
                if (first < 0) first = y;
                last = y;
            }
    EXPECT_LE(last - first, 6);
}

TEST_F(Prepare, TheSealGoesAndRedPrintStays) {
    const Image page = white_page(1654, 2339, 32);
    ring(page, 1100, 1800, 142, 132, red); // 36 mm
    ring(page, 1100, 1800, 30, 0, red);
    for (int x = 1000; x < 1200; ++x) // the name beneath it
        for (int y = 1840; y < 1844; ++y)
            pixSetPixel(page.get(), x, y, black);
    for (int x = 400; x < 1200; ++x) // a title printed in red
        for (int y = 300; y < 320; ++y)
            pixSetPixel(page.get(), x, y, red);
    const std::vector<RedSeal> seals = find_seals(page, 200);
    ASSERT_EQ(seals.size(), 1U);
    EXPECT_NEAR(seals[0].x, 1100, 6);
    EXPECT_NEAR(seals[0].y, 1800, 6);
    EXPECT_NEAR(seals[0].rx, 142, 8);

    const auto copy_by = [&](const char* channel) {
        options.channel = channel;
        return prepare(describe(page, 200), page, quality, options).image;
    };
    const Image seal = copy_by("seal"), plain_red = copy_by("red"), grey = copy_by("grey");
    EXPECT_GT(brightness(seal, 1100, 1800), 200);
    EXPECT_GT(brightness(seal, 1100, 1800 - 137), 200);
    EXPECT_LT(brightness(seal, 1100, 1841), 40);
    EXPECT_LT(brightness(seal, 800, 310), 130);
    EXPECT_GT(brightness(plain_red, 800, 310), 200);
    EXPECT_LT(brightness(grey, 1100, 1800), 130);
}

TEST_F(Prepare, SquareStampsAndSmallRedMarksAreNoSeals) {
    const Image page = white_page(1654, 2339, 32);
    for (int i = 0; i < 250; ++i)
        for (int t = 0; t < 8; ++t)
            for (const auto& [x, y] :
                 {std::pair(300 + i, 300 + t), {300 + i, 542 + t}, {300 + t, 300 + i}, {542 + t, 300 + i}})
                pixSetPixel(page.get(), x, y, red);
    ring(page, 900, 900, 40, 0, red);
    EXPECT_TRUE(find_seals(page, 200).empty());
}

TEST_F(Prepare, OddImages) {
    for (const int bits : {1, 8, 32})
        for (const auto& [w, h] : {std::pair(1, 1), {2, 900}, {900, 2}, {7, 7}})
            for (const int turn : {0, 90}) {
                const Image page = white_page(w, h, bits);
                quality.orientation = turn;
                quality.skew = 3;
                quality.skew_known = true;
                EXPECT_TRUE(prepare(describe(page, 2400), page, quality, options).image);
            }
}

} // namespace
} // namespace sohoa
