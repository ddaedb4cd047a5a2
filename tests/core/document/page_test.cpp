// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/page.h"

#include "core/scan/orientation.h"

#include <gtest/gtest.h>

using namespace sohoa;

namespace {

PageInfo page_with(std::initializer_list<double> matrix, double dpi_x = 100, double dpi_y = 100) {
    PageInfo page;
    page.width = 200;
    page.height = 400;
    page.dpi_x = dpi_x;
    page.dpi_y = dpi_y;
    std::copy(matrix.begin(), matrix.end(), page.matrix);
    return page;
}

void expect_corners(const PageInfo& page, double left, double right, double bottom, double top) {
    double x = 0, y = 0;
    page.to_points(0, 0, x, y);
    EXPECT_NEAR(x, left, 1e-9);
    EXPECT_NEAR(y, top, 1e-9);
    page.to_points(page.seen_width(), page.seen_height(), x, y);
    EXPECT_NEAR(x, right, 1e-9);
    EXPECT_NEAR(y, bottom, 1e-9);
    page.to_points(page.seen_width(), 0, x, y);
    EXPECT_NEAR(x, right, 1e-9);
    EXPECT_NEAR(y, top, 1e-9);
}

} // namespace

TEST(Page, AnUprightImageIsSeenAsItIsStored) {
    const PageInfo page = page_with({144, 0, 0, 288, 10, 20});
    EXPECT_FALSE(page.mirrored());
    EXPECT_EQ(page.turned(), 0);
    EXPECT_EQ(page.seen_width(), 200);
    EXPECT_EQ(page.seen_height(), 400);
    EXPECT_EQ(page.seen_dpi(), 100);
    expect_corners(page, 10, 154, 20, 308);
}

// However the matrix mirrors and turns the image, what is seen is upright: its upper left corner is that of its place.
TEST(Page, WhatIsSeenIsUprightOnThePage) {
    struct Case {
        std::initializer_list<double> matrix;
        bool mirrored;
        int turned;
    };
    for (const Case& c : {Case{{-144, 0, 0, 288, 154, 20}, true, 0}, Case{{-144, 0, 0, -288, 154, 308}, false, 180},
                          Case{{144, 0, 0, -288, 10, 308}, true, 180}}) {
        const PageInfo page = page_with(c.matrix);
        EXPECT_EQ(page.mirrored(), c.mirrored);
        EXPECT_EQ(page.turned(), c.turned);
        EXPECT_EQ(page.seen_width(), 200);
        expect_corners(page, 10, 154, 20, 308);
    }
    for (const Case& c : {Case{{0, 144, -288, 0, 298, 20}, false, 270}, Case{{0, -144, 288, 0, 10, 164}, false, 90},
                          Case{{0, 144, 288, 0, 10, 20}, true, 90}, Case{{0, -144, -288, 0, 298, 164}, true, 270}}) {
        const PageInfo page = page_with(c.matrix);
        EXPECT_EQ(page.mirrored(), c.mirrored);
        EXPECT_EQ(page.turned(), c.turned);
        EXPECT_EQ(page.seen_width(), 400) << c.turned;
        EXPECT_EQ(page.seen_height(), 200);
        expect_corners(page, 10, 298, 20, 164);
    }
}

TEST(Page, ALittleSkewInTheMatrixIsNoTurn) {
    const PageInfo page = page_with({144, 2, -4, 288, 0, 0});
    EXPECT_EQ(page.turned(), 0);
    EXPECT_FALSE(page.mirrored());
    EXPECT_EQ(page_with({-2, 144, -288, -4, 288, 0}).turned(), 270);
}

TEST(Page, PixelsAreSeenSquare) {
    PageInfo fax = page_with({70.6, 0, 0, 293.9, 0, 0}, 204, 98);
    EXPECT_EQ(fax.seen_width(), 200);
    EXPECT_EQ(fax.seen_height(), 833); // 400 · 204 / 98
    EXPECT_EQ(fax.seen_dpi(), 204);
    expect_corners(fax, 0, 70.6, 0, 293.9);
    fax = page_with({144, 0, 0, 288, 0, 0}, 100, 300);
    EXPECT_EQ(fax.seen_width(), 600);
    EXPECT_EQ(fax.seen_height(), 400);
    EXPECT_EQ(fax.seen_dpi(), 300);
    fax = page_with({0, 144, -288, 0, 288, 0}, 100, 300); // turned as well
    EXPECT_EQ(fax.seen_width(), 400);
    EXPECT_EQ(fax.seen_height(), 600);
    expect_corners(fax, 0, 288, 0, 144);
}

TEST(Page, NearlySquarePixelsAndAbsurdOnesAreLeft) {
    EXPECT_EQ(page_with({1, 0, 0, 1, 0, 0}, 204, 196).seen_height(), 400);
    EXPECT_EQ(page_with({1, 0, 0, 1, 0, 0}, 4000, 100).seen_height(), 400) << "no page becomes forty times as large";
    EXPECT_EQ(page_with({1, 0, 0, 1, 0, 0}, 0, 0).seen_height(), 400);
}

TEST(Page, TheOrientationTagMirrorsByTheMatrixAndTurnsByRotate) {
    const std::tuple<int, bool, int> ways[] = {{1, false, 0},  {2, true, 0},   {3, false, 180}, {4, true, 180},
                                               {5, true, 270}, {6, false, 90}, {7, true, 90},   {8, false, 270},
                                               {0, false, 0},  {9, false, 0}};
    for (const auto& [orientation, mirrored, rotate] : ways) {
        PageInfo page = page_with({144, 0, 0, 288, 0, 0});
        page.width_pt = 144;
        page.height_pt = 288;
        set_orientation(page, orientation);
        EXPECT_EQ(page.mirrored(), mirrored) << orientation;
        EXPECT_EQ(page.rotate, rotate) << orientation;
        EXPECT_EQ(page.turned(), 0);
        expect_corners(page, 0, 144, 0, 288);
    }
}
