// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/clean_paper.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

constexpr double dpi = 200;

int mm(double length) {
    return static_cast<int>(std::lround(length / 25.4 * dpi));
}

Grey sheet(uint8_t paper = 240) {
    Grey page(mm(210), mm(297));
    std::fill(page.bytes.begin(), page.bytes.end(), paper);
    return page;
}

void fill(Grey& page, int x0, int y0, int w, int h, uint8_t value) {
    for (int y = std::max(0, y0); y < std::min(page.h, y0 + h); ++y)
        for (int x = std::max(0, x0); x < std::min(page.w, x0 + w); ++x)
            page.row(y)[x] = value;
}

// Strokes of 0.5 mm every 2 mm, on lines 8 mm apart.
template <class Value>
void print_lines(Grey& page, Value value) {
    for (int y = mm(30); y < page.h - mm(30); y += mm(8))
        for (int x = mm(30); x < page.w - mm(30); x += mm(2))
            for (int j = 0; j < mm(3); ++j)
                for (int i = 0; i < mm(0.5); ++i)
                    page.row(y + j)[x + i] = value(x + i, y + j);
}

// One of them.
uint8_t stroke(const Grey& page) {
    return page.row(mm(30) + 10 * mm(8) + 5)[mm(30) + 40 * mm(2) + 1];
}

TEST(EvenPaper, AShadowBecomesPaperAndPrintInItStaysInk) {
    Grey page = sheet();
    const auto light = [&](int x) {
        return 0.5 + 0.5 * std::min(1.0, x / (0.4 * page.w));
    }; // half as bright at the left
    for (int y = 0; y < page.h; ++y)
        for (int x = 0; x < page.w; ++x)
            page.row(y)[x] = static_cast<uint8_t>(240 * light(x));
    print_lines(page, [&](int x, int) { return static_cast<uint8_t>(40 * light(x)); });
    even_paper(page, dpi);
    for (int x = mm(30); x < page.w - mm(30); x += mm(10))
        for (const int line : {0, 12, 25})
            EXPECT_GT(page.row(mm(30) + line * mm(8) + mm(5))[x], 240) << x << " " << line; // between two lines
    for (int x = mm(30); x < page.w - mm(30); x += mm(2))
        EXPECT_LT(page.row(mm(30) + 5)[x + 1], 60) << x;
}

TEST(EvenPaper, PalePrintBecomesDark) {
    Grey page = sheet();
    print_lines(page, [](int, int) { return uint8_t{150}; });
    even_paper(page, dpi);
    EXPECT_LT(stroke(page), 60);
}

TEST(EvenPaper, PrintThatShowsThroughIsNotMadeDarker) {
    Grey page = sheet();
    print_lines(page, [](int, int) { return uint8_t{205}; });
    even_paper(page, dpi);
    EXPECT_GT(stroke(page), 200);
}

TEST(EvenPaper, LightPrintInADarkBarStays) {
    Grey page = sheet();
    fill(page, mm(20), mm(100), mm(170), mm(20), 60);
    fill(page, mm(60), mm(108), mm(60), mm(1), 230);
    even_paper(page, dpi);
    EXPECT_GT(page.row(mm(108) + 3)[mm(90)] - page.row(mm(104))[mm(90)], 100);
}

TEST(ClearBorders, TheBedGoesAlongASlantedSheet) {
    Grey page = sheet();
    for (int y = 0; y < page.h; ++y)
        fill(page, page.w - mm(3) - y / 40, y, page.w, 1, 20); // 3 to 10 mm of bed at the right
    fill(page, 0, 0, page.w, 2, 250);                          // the bright line scanners leave
    print_lines(page, [](int, int) { return uint8_t{30}; });
    paint_out_bed_and_holes(page, dpi);
    for (int y = 0; y < page.h; ++y)
        for (int x = page.w - mm(15); x < page.w; ++x)
            ASSERT_GT(page.row(y)[x], 200) << x << " " << y;
    EXPECT_EQ(stroke(page), 30);
}

TEST(ClearBorders, ADeepShadowAtTheEdgeIsNoBed) {
    Grey page = sheet();
    fill(page, 0, 0, mm(25), page.h, 100);
    fill(page, mm(15), mm(100), mm(6), mm(0.6), 15);
    paint_out_bed_and_holes(page, dpi);
    EXPECT_EQ(page.row(mm(100) + 2)[mm(17)], 15) << "print in the shadow of a binding";
    EXPECT_EQ(page.row(mm(150))[mm(5)], 100);
}

TEST(ClearBorders, PunchHolesGoAndLettersStay) {
    Grey page = sheet();
    const auto disc = [&](double cx, double cy, double radius) {
        for (int y = mm(cy - radius); y <= mm(cy + radius); ++y)
            for (int x = mm(cx - radius); x <= mm(cx + radius); ++x)
                if (std::hypot(x - mm(cx), y - mm(cy)) <= radius / 25.4 * dpi) page.row(y)[x] = 15;
    };
    disc(12, 108, 3), disc(12, 188, 3);        // holes
    disc(100, 150, 3);                         // a bullet in the middle of the page
    fill(page, 0, mm(60), mm(0.6), mm(4), 15); // a stroke that runs over the edge
    print_lines(page, [](int, int) { return uint8_t{30}; });
    paint_out_bed_and_holes(page, dpi);
    EXPECT_GT(page.row(mm(108))[mm(12)], 200);
    EXPECT_GT(page.row(mm(188))[mm(12) + mm(2.8)], 200);
    EXPECT_LT(page.row(mm(150))[mm(100)], 40);
    EXPECT_LT(page.row(mm(62))[1], 40);
    EXPECT_EQ(stroke(page), 30);
}

TEST(ClearBorders, TinyImagesAreLeft) {
    Grey page(40, 1);
    std::fill(page.bytes.begin(), page.bytes.end(), uint8_t{3});
    paint_out_bed_and_holes(page, dpi);
    even_paper(page, dpi);
    EXPECT_EQ(page.bytes.size(), 40U);
}

} // namespace
} // namespace sohoa
