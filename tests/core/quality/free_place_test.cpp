// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/free_place.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <leptonica/allheaders.h>

namespace sohoa {
namespace {

constexpr double dpi = 300, mm = dpi / 25.4;
const Place place = {100 * mm, 10 * mm, 180 * mm, 18 * mm};

class FreePlace : public testing::Test {
  protected:
    FreePlace() { fill(0, 0, width(page), height(page), 245); }

    void ink(double x, double y, double w, double h) {
        fill(static_cast<int>(x * mm), static_cast<int>(y * mm), static_cast<int>(w * mm), static_cast<int>(h * mm),
             30);
    }
    bool printed() const { return holds_print(page, dpi, place); }

    Image page{pixCreate(static_cast<int>(210 * mm), static_cast<int>(297 * mm), 8)};

  private:
    void fill(int x, int y, int w, int h, unsigned grey) {
        for (int j = y; j < std::min(y + h, height(page)); ++j)
            for (int i = x; i < std::min(x + w, width(page)); ++i)
                SET_DATA_BYTE(line_of(page, j), i, grey);
    }
};

} // namespace

TEST_F(FreePlace, PaperAndDirtAreFree) {
    EXPECT_FALSE(printed());
    for (int i = 0; i < 40; ++i)
        ink(102 + 1.9 * i, 11 + i % 6, 0.3, 0.3);
    EXPECT_FALSE(printed()) << "dust";
    ink(150, 12, 0.8, 0.8);
    EXPECT_FALSE(printed());
}

TEST_F(FreePlace, PrintBesideItIsNotInIt) {
    for (int i = 0; i < 20; ++i)
        ink(20 + 3.0 * i, 12, 1.5, 2.5);
    ink(20, 20, 170, 0.5);
    ink(184, 5, 0.5, 200);
    EXPECT_FALSE(printed());
}

TEST_F(FreePlace, LettersAndRulesAreFound) {
    for (int i = 0; i < 4; ++i)
        ink(140 + 3.0 * i, 12, 1.2, 2.5);
    EXPECT_TRUE(printed());
}

TEST_F(FreePlace, AFrameIsFound) {
    ink(5, 15, 200, 0.5);
    EXPECT_TRUE(printed());
}

TEST_F(FreePlace, APlaceBesideThePageIsFree) {
    EXPECT_FALSE(holds_print(page, dpi, {300 * mm, 10 * mm, 320 * mm, 20 * mm}));
}

} // namespace sohoa
