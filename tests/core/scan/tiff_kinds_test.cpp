// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of TIFF that scanners, fax machines and office programs write: what of it is seen, and what enters the
// PDF.
#include "tests/core/acquired.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class TiffKinds : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }

    Document taken(const TiffPage& page) { return acquired(write_tiff(scratch.path("a.tif"), {page})); }
    Document taken(const RawDirectory& directory) { return acquired(scratch.write("raw.tif", raw_tiff({directory}))); }

    // The page is seen as `raster`, and so it is in the PDF; nothing was changed.
    void expect_kept(const Document& document, const Raster& raster, const std::string& kind) {
        const Carried c = carried(document);
        EXPECT_TRUE(c.findings.empty()) << kind;
        EXPECT_NE(c.stream.carried, "converted") << kind;
        EXPECT_TRUE(shown(c.stream) == raster) << kind;
        EXPECT_TRUE(pixels_of(document) == raster) << kind;
    }
    // The same, but the finding says that samples are other ones.
    void expect_converted(const Document& document, const Raster& raster, int tolerance, const std::string& kind) {
        const Carried c = carried(document);
        EXPECT_TRUE(has_rule(c.findings, "scan.converted")) << kind;
        EXPECT_EQ(c.stream.carried, "converted") << kind;
        EXPECT_LE(difference(shown(c.stream), raster), tolerance) << kind;
        EXPECT_LE(difference(pixels_of(document), raster), tolerance) << kind;
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

// Samples of `bits` bits packed row by row, the first in the high bits.
std::string packed(const Raster& r, int bits) {
    std::string out;
    for (int y = 0; y < r.height; ++y) {
        unsigned byte = 0;
        int held = 0;
        for (size_t i = 0; i < r.row_bytes(); ++i) {
            byte = byte << bits | r.row(y)[i];
            held += bits;
            if (held == 8) out += static_cast<char>(byte), held = 0, byte = 0;
        }
        if (held) out += static_cast<char>(byte << (8 - held));
    }
    return out;
}

Raster levels(int width, int height, int bits) {
    Raster r{width, height, 1, false, {}};
    for (int i = 0; i < width * height; ++i)
        r.samples.push_back(static_cast<uint8_t>((i % width * 3 + i / width) % (1 << bits)));
    return r;
}

// Grey levels of few bits as 8-bit samples.
Raster widened(const Raster& few, int bits) {
    Raster r = few;
    for (uint8_t& v : r.samples)
        v = static_cast<uint8_t>(v * 255 / ((1 << bits) - 1));
    return r;
}

// Colours (or greys) of `solid` with an alpha sample that falls from left to right; multiplied into the colours or not.
Raster with_alpha(const Raster& solid, bool multiplied) {
    Raster r{solid.width, solid.height, solid.channels + 1, false, {}};
    for (int y = 0; y < solid.height; ++y)
        for (int x = 0; x < solid.width; ++x) {
            const int alpha = 255 - 255 * x / (solid.width - 1);
            for (int c = 0; c < solid.channels; ++c)
                r.samples.push_back(
                    static_cast<uint8_t>(multiplied ? (solid.at(x, y, c) * alpha + 127) / 255 : solid.at(x, y, c)));
            r.samples.push_back(static_cast<uint8_t>(alpha));
        }
    return r;
}

Raster on_white(const Raster& solid) {
    Raster r = solid;
    for (int y = 0; y < r.height; ++y)
        for (int x = 0; x < r.width; ++x) {
            const int alpha = 255 - 255 * x / (r.width - 1);
            for (int c = 0; c < r.channels; ++c) {
                uint8_t& v =
                    r.samples[(static_cast<size_t>(y) * static_cast<size_t>(r.width) + static_cast<size_t>(x)) *
                                  static_cast<size_t>(r.channels) +
                              static_cast<size_t>(c)];
                v = static_cast<uint8_t>((v * alpha + 127) / 255 + 255 - alpha);
            }
        }
    return r;
}

} // namespace

TEST_F(TiffKinds, FaxCodesOfEverySort) {
    for (const int options : {0, GROUP3OPT_2DENCODING, GROUP3OPT_FILLBITS, GROUP3OPT_2DENCODING | GROUP3OPT_FILLBITS})
        for (const int order : {FILLORDER_MSB2LSB, FILLORDER_LSB2MSB})
            for (const int rows : {0, 33}) {
                TiffPage page = page_of(black_white, COMPRESSION_CCITTFAX3, rows);
                page.fax_options = options;
                page.fill_order = order;
                const Document document = taken(page);
                EXPECT_EQ(document.pages[0].compression, "g3");
                expect_kept(document, black_white,
                            "G3 options " + std::to_string(options) + " order " + std::to_string(order));
            }
}

TEST_F(TiffKinds, BothFillOrdersOfEveryCompression) {
    for (const int compression : {COMPRESSION_NONE, COMPRESSION_CCITTRLE, COMPRESSION_CCITTFAX4, COMPRESSION_LZW,
                                  COMPRESSION_PACKBITS, COMPRESSION_DEFLATE})
        for (const int order : {FILLORDER_MSB2LSB, FILLORDER_LSB2MSB})
            for (const int photometric : {PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK}) {
                TiffPage page = page_of(black_white, compression, 40);
                page.fill_order = order;
                page.photometric = photometric;
                expect_kept(taken(page), black_white, std::to_string(compression) + " order " + std::to_string(order));
            }
}

TEST_F(TiffKinds, DeflateUnderBothItsNumbers) {
    for (const int compression : {COMPRESSION_ADOBE_DEFLATE, COMPRESSION_DEFLATE})
        for (const Raster& raster : {black_white, grey, colour}) {
            const Document document = taken(page_of(raster, compression, 50));
            EXPECT_EQ(document.pages[0].compression, "deflate");
            expect_kept(document, raster, std::to_string(compression));
        }
}

TEST_F(TiffKinds, TilesOfEveryCompression) {
    for (const Raster& raster : {black_white, grey, colour})
        for (const int compression :
             {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS}) {
            TiffPage page = page_of(raster, compression);
            page.tiles = true;
            expect_kept(taken(page), raster, "tiles " + std::to_string(compression));
        }
    for (const int compression : {COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4})
        for (const int photometric : {PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_MINISBLACK}) {
            TiffPage page = page_of(black_white, compression);
            page.tiles = true;
            page.photometric = photometric;
            if (photometric == PHOTOMETRIC_MINISBLACK)
                for (uint8_t& v : page.raster.samples)
                    v = !v;
            expect_kept(taken(page), black_white, "fax tiles " + std::to_string(compression));
        }
}

TEST_F(TiffKinds, JpegInTilesIsDecodedAndKept) {
    for (const Raster& raster : {grey, colour}) {
        TiffPage page = page_of(raster, COMPRESSION_JPEG);
        page.tiles = true;
        const Document document = taken(page);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.filter, "FlateDecode");
        EXPECT_EQ(c.stream.carried, "re-encoded");
        const Raster seen = shown(c.stream);
        EXPECT_TRUE(seen == pixels_of(document));
        EXPECT_LE(difference(seen, raster), 60) << "JPEG of quality 90";
        if (raster.channels == 3) {
            EXPECT_TRUE(seen == libtiff_rgb(document.files[0].path));
        }
    }
}

TEST_F(TiffKinds, PlanesOfEveryKind) {
    for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS}) {
        TiffPage page = page_of(colour, compression);
        page.planes = true;
        expect_kept(taken(page), colour, "planes " + std::to_string(compression));
    }
    TiffPage inks = page_of(pattern(80, 60, 4), COMPRESSION_LZW);
    const Raster together = pixels_of(taken(inks));
    inks.planes = true;
    expect_converted(taken(inks), together, 0, "planes of inks");
}

TEST_F(TiffKinds, GreyOfFewBitsIsWidened) {
    for (const int bits : {2, 4})
        for (const int photometric : {PHOTOMETRIC_MINISBLACK, PHOTOMETRIC_MINISWHITE}) {
            const Raster few = levels(51, 40, bits);
            RawDirectory page = raw_page(51, 40, COMPRESSION_NONE, photometric, 1, packed(few, bits));
            page.entries[TIFFTAG_BITSPERSAMPLE] = {static_cast<uint32_t>(bits)};
            Raster expected = widened(few, bits);
            if (photometric == PHOTOMETRIC_MINISWHITE)
                for (uint8_t& v : expected.samples)
                    v = static_cast<uint8_t>(255 - v);
            const Document document = taken(page);
            EXPECT_EQ(document.pages[0].bits_per_pixel(), bits);
            EXPECT_EQ(document.pages[0].colour, Colour::grey);
            expect_kept(document, expected, std::to_string(bits) + " bits, photometric " + std::to_string(photometric));
        }
}

TEST_F(TiffKinds, PalettesKeepTheirColours) {
    for (const int bits : {1, 2, 4, 8}) {
        const Raster indices = levels(51, 40, bits);
        RawDirectory page = raw_page(51, 40, COMPRESSION_NONE, PHOTOMETRIC_PALETTE, 1, packed(indices, bits));
        page.entries[TIFFTAG_BITSPERSAMPLE] = {static_cast<uint32_t>(bits)};
        std::vector<uint32_t> map; // all reds, all greens, all blues; 16 bits
        const uint32_t n = 1U << bits;
        const auto entry = [](uint32_t i, uint32_t c) { return (i * (37 + 20 * c) + 90 * c) % 256; };
        for (uint32_t c = 0; c < 3; ++c)
            for (uint32_t i = 0; i < n; ++i)
                map.push_back(entry(i, c) * 257);
        page.entries[TIFFTAG_COLORMAP] = map;
        Raster expected{51, 40, 3, false, {}};
        for (const uint8_t i : indices.samples)
            for (uint32_t c = 0; c < 3; ++c)
                expected.samples.push_back(static_cast<uint8_t>(entry(i, c)));
        expect_kept(taken(page), expected, "palette of " + std::to_string(bits) + " bits");
    }
}

TEST_F(TiffKinds, SixteenBitsInEitherByteOrder) {
    for (const Raster& raster : {grey, colour})
        for (const char* mode : {"wl", "wb"}) {
            TiffPage page = page_of(raster, COMPRESSION_LZW, 30);
            page.bits = 16;
            expect_converted(acquired(write_tiff(scratch.path("a.tif"), {page}, mode)), raster, 0, "16 bits");
        }
}

// Luma and chroma as TIFF stores them without JPEG: blocks of h × v lumas, then Cb and Cr (TIFF 6.0, section 21).
TEST_F(TiffKinds, LumaAndChromaBecomeRgb) {
    for (const auto& [h, v] : {std::pair(1, 1), std::pair(2, 1), std::pair(2, 2), std::pair(4, 2)}) {
        const int w = 48, height = 40;
        std::string data;
        for (int y = 0; y < height; y += v)
            for (int x = 0; x < w; x += h) {
                for (int j = 0; j < v; ++j)
                    for (int i = 0; i < h; ++i)
                        data += static_cast<char>(60 + (x + i + y + j));
                data += {static_cast<char>(128), static_cast<char>(128 + 40)};
            }
        RawDirectory page = raw_page(w, height, COMPRESSION_NONE, PHOTOMETRIC_YCBCR, 3, data);
        page.entries[530] = {static_cast<uint32_t>(h), static_cast<uint32_t>(v)}; // YCbCrSubSampling
        Raster expected{w, height, 3, false, {}};
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < w; ++x)
                for (const double chroma : {1.402 * 40, -0.714 * 40, 0.0})
                    expected.samples.push_back(
                        static_cast<uint8_t>(std::clamp(60.0 + x + y + chroma + 0.5, 0.0, 255.0)));
        expect_converted(taken(page), expected, 3, std::to_string(h) + " × " + std::to_string(v));
    }
}

TEST_F(TiffKinds, WhatIsTransparentIsPaper) {
    for (const Raster& solid : {colour, grey})
        for (const bool multiplied : {true, false}) {
            TiffPage page = page_of(with_alpha(solid, multiplied), COMPRESSION_LZW);
            page.extra = {static_cast<uint16_t>(multiplied ? EXTRASAMPLE_ASSOCALPHA : EXTRASAMPLE_UNASSALPHA)};
            const std::string kind =
                std::string(multiplied ? "associated" : "unassociated") + " alpha of " + std::to_string(solid.channels);
            expect_converted(taken(page), on_white(solid), 1, kind);
            page.planes = true;
            expect_converted(taken(page), on_white(solid), 1, kind + " in planes");
        }
}

TEST_F(TiffKinds, TransparentInksAreLaidOnPaper) {
    for (const bool multiplied : {true, false}) {
        Raster inks{80, 60, 5, false, {}}, expected{80, 60, 3, false, {}};
        for (int i = 0; i < 80 * 60; ++i) {
            const int ink[] = {i % 200, i * 3 % 230, i / 9 % 240, i / 80}, alpha = 255 - i % 80 * 3;
            for (const int v : ink)
                inks.samples.push_back(static_cast<uint8_t>(multiplied ? v * alpha / 255 : v));
            inks.samples.push_back(static_cast<uint8_t>(alpha));
            for (int c = 0; c < 3; ++c) {
                const int light = multiplied ? (255 - ink[c] * alpha / 255) * (255 - ink[3] * alpha / 255) / 255
                                             : (255 - ink[c]) * (255 - ink[3]) / 255 * alpha / 255 + 255 - alpha;
                expected.samples.push_back(static_cast<uint8_t>(light));
            }
        }
        TiffPage page = page_of(inks, COMPRESSION_LZW);
        page.extra = {static_cast<uint16_t>(multiplied ? EXTRASAMPLE_ASSOCALPHA : EXTRASAMPLE_UNASSALPHA)};
        expect_converted(taken(page), expected, 3, multiplied ? "associated" : "unassociated");
        page.planes = true;
        EXPECT_TRUE(holds(error_of([&] { taken(page); }).what(), "not taken"));
    }
}

// Readers agree on what samples are that no tag explains: of a fax white is 0, of others black.
TEST_F(TiffKinds, WithoutPhotometricInterpretationItIsAsEveryReaderTakesIt) {
    const std::string g4 =
        strip_of(write_tiff(scratch.path("g4.tif"), {page_of(black_white, COMPRESSION_CCITTFAX4)}), 0, 0);
    RawDirectory fax = raw_page(331, 200, COMPRESSION_CCITTFAX4, 0, 1, g4);
    RawDirectory shades = raw_page(150, 211, COMPRESSION_NONE, 0, 1, grey.bytes());
    RawDirectory colours = raw_page(150, 211, COMPRESSION_NONE, 0, 3, colour.bytes());
    RawDirectory bits = raw_page(331, 200, COMPRESSION_NONE, 0, 1, black_white.packed());
    bits.entries[TIFFTAG_BITSPERSAMPLE] = {1};
    for (RawDirectory* page : {&fax, &shades, &colours, &bits})
        page->entries.erase(TIFFTAG_PHOTOMETRIC);
    expect_kept(taken(fax), black_white, "fax");
    expect_kept(taken(shades), grey, "grey");
    expect_kept(taken(colours), colour, "colour");
    Raster inverted = black_white;
    for (uint8_t& v : inverted.samples)
        v = !v;
    expect_kept(taken(bits), inverted, "bits");
}

TEST_F(TiffKinds, SignedSamplesAreRefused) {
    RawDirectory page = raw_page(40, 30, COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, 1, std::string(1200, '\x55'));
    page.entries[TIFFTAG_SAMPLEFORMAT] = {SAMPLEFORMAT_INT};
    EXPECT_TRUE(holds(error_of([&] { taken(page); }).what(), "not taken"));
    page.entries[TIFFTAG_SAMPLEFORMAT] = {SAMPLEFORMAT_VOID};
    EXPECT_NO_THROW(taken(page));
}

// A fax has twice as many pixels across as down; what is measured and read has square ones. The stream stays.
TEST_F(TiffKinds, UnequalResolutionIsSeenWithSquarePixels) {
    for (const Raster& raster : {black_white, grey, colour})
        for (const bool fine_across : {true, false}) {
            TiffPage page = page_of(raster, raster.bitonal ? COMPRESSION_CCITTFAX4 : COMPRESSION_LZW);
            page.dpi_x = fine_across ? 80 : 40;
            page.dpi_y = fine_across ? 40 : 80;
            const Document document = taken(page);
            EXPECT_EQ(document.pages[0].dpi_source, "file");
            EXPECT_TRUE(shown(carried(document).stream) == raster);
            const Image image = decode_page(document, 0, {}, {});
            EXPECT_EQ(pixGetXRes(pix(image)), 80);
            EXPECT_EQ(pixGetYRes(pix(image)), 80);
            const Raster seen = raster_of(image);
            ASSERT_EQ(seen.width, raster.width * (fine_across ? 1 : 2));
            ASSERT_EQ(seen.height, raster.height * (fine_across ? 2 : 1));
            if (!raster.bitonal) continue;
            for (int y = 0; y < seen.height; ++y)
                for (int x = 0; x < seen.width; ++x)
                    ASSERT_EQ(seen.at(x, y), fine_across ? raster.at(x, y / 2) : raster.at(x / 2, y));
        }
}

// What a hostile file may say of its resolution makes no page larger than the limit.
TEST_F(TiffKinds, TheLimitOfPixelsHoldsForThePageAsItIsSeen) {
    TiffPage page = page_of(grey, COMPRESSION_LZW);
    page.dpi_x = 80;
    page.dpi_y = 20;
    Context context;
    context.limits.page_pixels = 150 * 211 * 2;
    const std::string path = write_tiff(scratch.path("a.tif"), {page});
    EXPECT_TRUE(holds(error_of([&] { acquired(path, {}, context); }).what(), "limits.page_pixels"));
    context.limits.page_pixels = 150 * 211 * 4;
    EXPECT_EQ(acquired(path, {}, context).pages[0].seen_height(), 211 * 4);
}

TEST_F(TiffKinds, ASampleThatNobodyExplainedIsLeftOut) {
    Raster more{colour.width, colour.height, 4, false, {}};
    for (size_t i = 0; i < colour.samples.size(); ++i) {
        more.samples.push_back(colour.samples[i]);
        if (i % 3 == 2) more.samples.push_back(0); // as alpha it would hide the page
    }
    TiffPage page = page_of(more, COMPRESSION_LZW);
    page.extra = {EXTRASAMPLE_UNSPECIFIED};
    expect_converted(taken(page), colour, 0, "an unexplained sample");
}

TEST_F(TiffKinds, KindsWithoutAWayToPixelsAreRefusedAtOnce) {
    struct Kind {
        int photometric, samples;
        std::vector<uint32_t> bits;
    };
    for (const Kind& kind : {Kind{PHOTOMETRIC_RGB, 3, {4, 4, 4}}, Kind{PHOTOMETRIC_MINISBLACK, 1, {12}},
                             Kind{PHOTOMETRIC_MINISBLACK, 1, {32}}, Kind{PHOTOMETRIC_LOGLUV, 3, {16, 16, 16}},
                             Kind{PHOTOMETRIC_RGB, 6, {8, 8, 8, 8, 8, 8}}}) {
        RawDirectory page =
            raw_page(40, 30, COMPRESSION_NONE, kind.photometric, kind.samples, std::string(40 * 30 * 24, '\x55'));
        page.entries[TIFFTAG_BITSPERSAMPLE] = kind.bits;
        const Error error = error_of([&] { taken(page); });
        EXPECT_EQ(error.code, Code::bad_data);
        EXPECT_TRUE(holds(error.what(), "not taken") && holds(error.what(), "save the scan")) << error.what();
        EXPECT_TRUE(holds(error.where, "raw.tif, page 1")) << error.where;
    }
}

TEST_F(TiffKinds, OldStyleJpegIsRefusedWithTheWayOut) {
    RawDirectory page = raw_page(40, 30, COMPRESSION_OJPEG, PHOTOMETRIC_YCBCR, 3, jpeg_bytes(pattern(40, 30, 3)));
    const Error error = error_of([&] { taken(page); });
    EXPECT_EQ(error.code, Code::bad_data);
    EXPECT_TRUE(holds(error.what(), "old-style JPEG") && holds(error.what(), "save the scan")) << error.what();
}
