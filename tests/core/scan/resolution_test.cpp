// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/acquired.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

// Only the header is read: the pixels of an A4 page need not be there.
PageInfo page_with(int w, int h, double x, double y, int unit, double assumed = 300) {
    const Scratch scratch;
    TiffPage page;
    page.raster = Raster{w, h, 1, true, std::vector<uint8_t>(static_cast<size_t>(w) * static_cast<size_t>(h))};
    page.compression = COMPRESSION_CCITTFAX4;
    page.dpi_x = x;
    page.dpi_y = y;
    page.unit = unit;
    ScanOptions options;
    options.assumed_dpi = assumed;
    return acquired(write_tiff(scratch.path("a.tif"), {page}), options).pages[0];
}

void expect_a4(const PageInfo& page) {
    EXPECT_NEAR(page.width_pt, 595.3, 1.5);
    EXPECT_NEAR(page.height_pt, 841.9, 1.5);
    EXPECT_EQ(page.matrix[0], page.width_pt);
    EXPECT_EQ(page.matrix[3], page.height_pt);
}

} // namespace

TEST(Resolution, IsTheFilesOwnWhereItFits) {
    const PageInfo page = page_with(2480, 3508, 300, 300, RESUNIT_INCH);
    EXPECT_EQ(page.dpi_x, 300);
    EXPECT_EQ(page.dpi_source, "file");
    expect_a4(page);
}

TEST(Resolution, CountsCentimetresToo) {
    const PageInfo page = page_with(2480, 3508, 300 / 2.54, 300 / 2.54, RESUNIT_CENTIMETER);
    EXPECT_NEAR(page.dpi_x, 300, 0.01);
    EXPECT_EQ(page.dpi_source, "file");
    expect_a4(page);
}

TEST(Resolution, MayDifferInTheTwoDirections) {
    const PageInfo page = page_with(1728, 2339, 204, 196, RESUNIT_INCH); // a fax
    EXPECT_NEAR(page.width_pt, 1728 * 72 / 204.0, 0.01);
    EXPECT_NEAR(page.height_pt, 2339 * 72 / 196.0, 0.01);
}

TEST(Resolution, ComesFromThePaperWhereTheFileStatesNone) {
    const PageInfo page = page_with(2480, 3508, 0, 0, RESUNIT_INCH);
    EXPECT_EQ(page.dpi_source, "paper");
    EXPECT_NEAR(page.dpi_x, 300, 1);
    expect_a4(page);
}

TEST(Resolution, ComesFromThePaperWhereTheFileIsAbsurd) {
    for (const double stated : {72.0, 1.0, 96.0, 20000.0}) {
        const PageInfo page = page_with(2480, 3508, stated, stated, RESUNIT_INCH);
        EXPECT_EQ(page.dpi_source, "paper") << stated;
        expect_a4(page);
    }
}

TEST(Resolution, WithoutAUnitIsNone) {
    EXPECT_EQ(page_with(2480, 3508, 300, 300, RESUNIT_NONE).dpi_source, "paper");
}

TEST(Resolution, IsAssumedWhereNoPaperFits) {
    const PageInfo page = page_with(1000, 3000, 0, 0, RESUNIT_INCH, 240);
    EXPECT_EQ(page.dpi_source, "assumed");
    EXPECT_EQ(page.dpi_x, 240);
}

TEST(Resolution, OneDirectionStandsForBoth) {
    const PageInfo page = page_with(2480, 3508, 300, 0, RESUNIT_INCH);
    EXPECT_EQ(page.dpi_y, 300);
    EXPECT_EQ(page.dpi_source, "file");
}

TEST(Resolution, OfAFaxIsKeptInBothDirections) {
    const PageInfo page = page_with(1728, 1143, 204, 98, RESUNIT_INCH);
    EXPECT_EQ(page.dpi_x, 204);
    EXPECT_EQ(page.dpi_y, 98);
    EXPECT_EQ(page.dpi_source, "file");
    EXPECT_NEAR(page.width_pt, 1728 * 72 / 204.0, 0.01);
    EXPECT_NEAR(page.height_pt, 1143 * 72 / 98.0, 0.01);
    EXPECT_EQ(page.seen_height(), 2379); // 1143 · 204 / 98
}

// TIFF 6.0, ResolutionUnit: "no absolute unit, used for images that may have a non-square aspect ratio".
TEST(Resolution, WithoutAUnitTellsTheShapeOfAPixel) {
    const PageInfo page = page_with(1728, 1143, 204, 98, RESUNIT_NONE);
    EXPECT_EQ(page.dpi_source, "paper");
    EXPECT_NEAR(page.dpi_x / page.dpi_y, 204.0 / 98, 0.001);
    EXPECT_NEAR(page.width_pt, 595.3, 2);
    EXPECT_NEAR(page.height_pt, 820, 4) << "a fax is a little shorter than A4 is in proportion";
    const PageInfo odd = page_with(500, 3000, 1, 2, RESUNIT_NONE, 240);
    EXPECT_EQ(odd.dpi_source, "assumed");
    EXPECT_EQ(odd.dpi_x, 120);
    EXPECT_EQ(odd.dpi_y, 240);
}

TEST(Resolution, AbsurdValuesOfAFaxLeaveItsShape) {
    const PageInfo page = page_with(1728, 1143, 80.3, 38.6, RESUNIT_INCH); // per centimetre, and called inches
    EXPECT_EQ(page.dpi_source, "paper");
    EXPECT_NEAR(page.dpi_x / page.dpi_y, 80.3 / 38.6, 0.001);
    EXPECT_NEAR(page.width_pt, 595.3, 2);
}

TEST(Resolution, AShapeThatNoPixelHasIsNone) {
    const PageInfo page = page_with(2480, 3508, 4000, 100, RESUNIT_INCH);
    EXPECT_EQ(page.dpi_source, "paper");
    EXPECT_EQ(page.dpi_x, page.dpi_y);
    expect_a4(page);
}
