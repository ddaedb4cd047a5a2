// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "tests/core/acquired.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class Tiff : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }

    Document taken(const TiffPage& page) { return acquired(write_tiff(scratch.path("a.tif"), {page})); }
    Document taken_raw(const std::vector<RawDirectory>& directories) {
        return acquired(scratch.write("raw.tif", raw_tiff(directories)));
    }

    const Scratch scratch;
    const Raster black_white = bitonal_pattern(331, 200), grey = pattern(150, 211, 1), colour = pattern(150, 211, 3);
};

TiffPage page_of(const Raster& raster, int compression, int rows_per_strip = 0) {
    TiffPage page;
    page.raster = raster;
    page.compression = compression;
    page.rows_per_strip = rows_per_strip;
    return page;
}

} // namespace

TEST_F(Tiff, CopiesAG4PageOfOneStripByteForByte) {
    for (const int photometric : {PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK}) {
        TiffPage page = page_of(black_white, COMPRESSION_CCITTFAX4);
        page.photometric = photometric;
        const Document document = taken(page);
        EXPECT_EQ(document.pages[0].compression, "g4");
        EXPECT_EQ(document.pages[0].colour, Colour::bitonal);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "copied");
        EXPECT_EQ(sha256_hex(c.stream.bytes), sha256_hex(strip_of(document.files[0].path, 0, 0)));
        EXPECT_TRUE(shown(c.stream) == black_white) << "polarity of photometric " << photometric;
        EXPECT_TRUE(pixels_of(document) == black_white);
        EXPECT_TRUE(c.findings.empty());
    }
}

TEST_F(Tiff, ReencodesG4InStripsWithTheSamePixels) {
    for (const int photometric : {PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK}) {
        TiffPage page = page_of(black_white, COMPRESSION_CCITTFAX4, 64);
        page.photometric = photometric;
        const Carried c = carried(taken(page));
        EXPECT_EQ(c.stream.filter, "CCITTFaxDecode");
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(shown(c.stream) == black_white) << photometric;
    }
}

TEST_F(Tiff, ReencodesG4WithTheLowBitFirst) {
    TiffPage page = page_of(black_white, COMPRESSION_CCITTFAX4);
    page.fill_order = FILLORDER_LSB2MSB;
    const Document document = taken(page);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "re-encoded");
    EXPECT_NE(c.stream.bytes, strip_of(document.files[0].path, 0, 0));
    EXPECT_TRUE(shown(c.stream) == black_white);
    EXPECT_TRUE(pixels_of(document) == black_white);
}

TEST_F(Tiff, MakesG4OfOtherBitonalPages) {
    for (const int compression :
         {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_PACKBITS, COMPRESSION_CCITTFAX3, COMPRESSION_CCITTRLE})
        for (const int photometric : {PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK}) {
            TiffPage page = page_of(black_white, compression, 50);
            page.photometric = photometric;
            const Document document = taken(page);
            const Carried c = carried(document);
            EXPECT_EQ(c.stream.filter, "CCITTFaxDecode");
            EXPECT_TRUE(shown(c.stream) == black_white) << compression << " " << photometric;
            EXPECT_TRUE(pixels_of(document) == black_white) << compression << " " << photometric;
        }
}

TEST_F(Tiff, KeepsEverySampleOfGreyAndColour) {
    for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS})
        for (const Raster& raster : {grey, colour})
            for (const int predictor : {0, 2}) {
                TiffPage page = page_of(raster, compression, 32);
                if (compression == COMPRESSION_LZW || compression == COMPRESSION_ADOBE_DEFLATE)
                    page.predictor = predictor;
                const Document document = taken(page);
                EXPECT_EQ(document.pages[0].colour, raster.channels == 1 ? Colour::grey : Colour::colour);
                const Carried c = carried(document);
                EXPECT_EQ(c.stream.filter, "FlateDecode");
                EXPECT_EQ(c.stream.carried, "re-encoded");
                EXPECT_EQ(c.stream.colour_space, raster.channels == 1 ? "/DeviceGray" : "/DeviceRGB");
                EXPECT_TRUE(shown(c.stream) == raster) << compression << " " << raster.channels << " " << predictor;
                EXPECT_TRUE(pixels_of(document) == raster);
                EXPECT_TRUE(c.findings.empty());
            }
}

TEST_F(Tiff, KeepsEverySampleOfPlanesAndTiles) {
    TiffPage planes = page_of(colour, COMPRESSION_LZW), tiles = page_of(colour, COMPRESSION_LZW),
             grey_tiles = page_of(grey, COMPRESSION_NONE);
    planes.planes = true;
    tiles.tiles = grey_tiles.tiles = true;
    EXPECT_TRUE(shown(carried(taken(planes)).stream) == colour);
    EXPECT_TRUE(shown(carried(taken(tiles)).stream) == colour);
    EXPECT_TRUE(shown(carried(taken(grey_tiles)).stream) == grey);
}

TEST_F(Tiff, TurnsWhiteIsZeroGreyRound) {
    TiffPage page = page_of(grey, COMPRESSION_LZW);
    for (uint8_t& v : page.raster.samples)
        v = static_cast<uint8_t>(255 - v);
    page.photometric = PHOTOMETRIC_MINISWHITE;
    EXPECT_TRUE(pixels_of(taken(page)) == grey);
}

TEST_F(Tiff, SaysThatSixteenBitsBecameEight) {
    for (const Raster& raster : {grey, colour}) {
        TiffPage page = page_of(raster, COMPRESSION_LZW);
        page.bits = 16;
        const Carried c = carried(taken(page));
        EXPECT_EQ(c.stream.carried, "converted");
        EXPECT_TRUE(has_rule(c.findings, "scan.converted"));
        EXPECT_TRUE(shown(c.stream) == raster);
    }
}

TEST_F(Tiff, SaysThatInksBecameRgb) {
    const Raster inks = pattern(80, 60, 4);
    const Document document = taken(page_of(inks, COMPRESSION_LZW));
    EXPECT_EQ(document.pages[0].colour, Colour::cmyk);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "converted");
    EXPECT_EQ(c.stream.colour_space, "/DeviceRGB");
    ASSERT_TRUE(has_rule(c.findings, "scan.converted"));
    EXPECT_EQ(c.findings[0].page, 1);
}

TEST_F(Tiff, CompressesAsJpegWhereTheProfileSaysSo) {
    ScanOptions options;
    options.jpeg_quality = 90;
    const Carried c = carried(taken(page_of(colour, COMPRESSION_LZW)), 0, options);
    EXPECT_EQ(c.stream.filter, "DCTDecode");
    EXPECT_EQ(c.stream.carried, "converted");
    EXPECT_TRUE(has_rule(c.findings, "scan.jpeg"));
    EXPECT_LT(difference(shown(c.stream), colour), 60);
    EXPECT_EQ(carried(taken(page_of(black_white, COMPRESSION_LZW)), 0, options).stream.filter, "CCITTFaxDecode");
}

// The stream stays as it is stored; what is seen, turned as the page asks, is what the tag means.
TEST_F(Tiff, EveryOrientationIsSeenAsItIsMeant) {
    for (int orientation = 1; orientation <= 8; ++orientation)
        for (const auto& [raster, compression] : {std::pair(black_white, COMPRESSION_CCITTFAX4),
                                                  std::pair(grey, COMPRESSION_LZW), std::pair(colour, COMPRESSION_LZW)})
            for (const bool tiles : {false, true}) {
                TiffPage page = page_of(raster, compression, 16);
                page.orientation = orientation;
                page.tiles = tiles;
                const Document document = taken(page);
                EXPECT_EQ(document.pages[0].width, raster.width);
                EXPECT_TRUE(turned(pixels_of(document), document.pages[0].rotate) == oriented(raster, orientation))
                    << orientation << " channels " << raster.channels;
                const Carried c = carried(document);
                EXPECT_TRUE(shown(c.stream) == raster) << orientation << " in the PDF, channels " << raster.channels;
                const bool mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
                EXPECT_EQ(has_rule(c.findings, "scan.mirrored"), mirrored) << orientation;
            }
}

TEST_F(Tiff, AMirroredG4PageIsStillCopied) {
    TiffPage page = page_of(black_white, COMPRESSION_CCITTFAX4);
    page.orientation = ORIENTATION_TOPRIGHT;
    const Document document = taken(page);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "copied");
    EXPECT_EQ(c.stream.bytes, strip_of(document.files[0].path, 0, 0));
    EXPECT_TRUE(pixels_of(document) == oriented(black_white, 2));
}

TEST_F(Tiff, PagesKeepTheirOrderSizesAndKinds) {
    const std::string path =
        write_tiff(scratch.path("a.tif"), {page_of(grey, COMPRESSION_LZW), page_of(black_white, COMPRESSION_CCITTFAX4),
                                           page_of(colour, COMPRESSION_NONE)});
    const Document document = acquired(path);
    ASSERT_EQ(document.pages.size(), 3u);
    EXPECT_TRUE(pixels_of(document, 0) == grey);
    EXPECT_TRUE(pixels_of(document, 1) == black_white);
    EXPECT_TRUE(pixels_of(document, 2) == colour);
    EXPECT_EQ(carried(document, 1).stream.bytes, strip_of(path, 1, 0));
    EXPECT_EQ(document.files[0].sha256, sha256_file(path));
}

// Thumbnails and masks lie beside the pages, before or behind them.
TEST_F(Tiff, ImagesThatGoWithAPageAreNone) {
    const auto directory = [](const Raster& r, uint32_t type) {
        RawDirectory d = raw_page(r.width, r.height, COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, 1, r.bytes());
        if (type) d.entries[TIFFTAG_SUBFILETYPE] = {type};
        return d;
    };
    const Raster small = pattern(40, 56, 1), other = pattern(150, 212, 1), page = pattern(150, 211, 1);
    const auto read = [&](const std::vector<RawDirectory>& directories) {
        return acquired(scratch.write("sub.tif", raw_tiff(directories)));
    };
    for (const uint32_t type : {FILETYPE_REDUCEDIMAGE, FILETYPE_MASK, FILETYPE_REDUCEDIMAGE | FILETYPE_MASK})
        for (const bool first : {true, false}) {
            std::vector<RawDirectory> all = {directory(page, 0), directory(other, FILETYPE_PAGE)};
            all.insert(first ? all.begin() : all.begin() + 1, directory(type & FILETYPE_MASK ? page : small, type));
            const Document document = read(all);
            ASSERT_EQ(document.pages.size(), 2u) << type;
            EXPECT_TRUE(has_rule(document.findings, "scan.sub_images"));
            EXPECT_TRUE(pixels_of(document, 0) == page) << type;
            EXPECT_TRUE(pixels_of(document, 1) == other) << type;
        }
    // Programs that call every page a reduced one lose none.
    EXPECT_EQ(read({directory(page, 1), directory(other, 1)}).pages.size(), 2u);
    EXPECT_EQ(read({directory(page, 0), directory(other, 1)}).pages.size(), 2u);
    EXPECT_EQ(read({directory(small, 1)}).pages.size(), 1u);
    RawDirectory raw = directory(small, 1);
    raw.entries[TIFFTAG_SUBIFD] = {8};
    EXPECT_TRUE(holds(error_of([&] { read({raw}); }).what(), "raw files of cameras"));
}

TEST_F(Tiff, ReadsBigEndianAndBigTiff) {
    for (const char* mode : {"wb", "wl", "w8", "wb8"}) {
        const Document document = acquired(write_tiff(scratch.path("a.tif"), {page_of(colour, COMPRESSION_LZW)}, mode));
        EXPECT_TRUE(pixels_of(document) == colour) << mode;
    }
}
