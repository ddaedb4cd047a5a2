// SPDX-License-Identifier: GPL-3.0-or-later
// BMP, WebP and JPEG 2000, and the kinds of photo that are not taken.
#include "core/base/digest.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/pdf_codecs.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class Picture : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.x", bytes)); }
    void expect_kept(const Document& document, const Raster& raster, const std::string& format) {
        EXPECT_EQ(document.pages[0].format, format);
        EXPECT_TRUE(pixels_of(document) == raster) << format;
        const Carried c = carried(document);
        EXPECT_TRUE(c.findings.empty());
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(shown(c.stream) == raster) << format;
    }
    const Scratch scratch;
    const Raster colour = pattern(141, 197, 3), grey = pattern(141, 197, 1), black_white = bitonal_pattern(331, 470);
};

// Windows 3; rows from the bottom unless `down`, padded to four bytes; blue first.
std::string bmp_bytes(const Raster& r, bool down = false) {
    const int bits = r.bitonal ? 1 : r.channels == 3 ? 24 : 8;
    std::string palette, rows;
    for (int i = 0; bits < 24 && i < 1 << bits; ++i)
        palette += std::string(3, static_cast<char>(r.bitonal ? 255 * (1 - i) : i)) + std::string(1, '\0');
    for (int n = 0; n < r.height; ++n) {
        const int y = down ? n : r.height - 1 - n;
        std::string row;
        if (r.bitonal)
            row =
                r.packed().substr(static_cast<size_t>(y * ((r.width + 7) / 8)), static_cast<size_t>((r.width + 7) / 8));
        else
            for (int x = 0; x < r.width; ++x)
                for (int c = r.channels; c-- > 0;)
                    row += static_cast<char>(r.at(x, y, c));
        rows += row + std::string((4 - row.size() % 4) % 4, '\0');
    }
    const size_t at = 54 + palette.size();
    return "BM" + le(at + rows.size(), 4) + le(0, 4) + le(at, 4) + le(40, 4) + le(static_cast<uint64_t>(r.width), 4) +
           le(static_cast<uint64_t>(down ? -r.height : r.height), 4) + le(1, 2) + le(static_cast<uint64_t>(bits), 2) +
           le(0, 4) + le(rows.size(), 4) + le(2362, 4) + le(2362, 4) + le(0, 8) + palette + rows;
}

std::string webp_bytes(const Raster& r, bool transparent = false) {
    const Image image(pixCreate(r.width, r.height, 32));
    for (int y = 0; y < r.height; ++y)
        for (int x = 0; x < r.width; ++x)
            pixSetPixel(pix(image), x, y,
                        static_cast<l_uint32>(r.at(x, y, 0)) << 24 | static_cast<l_uint32>(r.at(x, y, 1)) << 16 |
                            static_cast<l_uint32>(r.at(x, y, 2)) << 8 | (x < r.width / 2 ? 0 : 255));
    if (transparent) pixSetSpp(pix(image), 4);
    l_uint8* data = nullptr;
    size_t size = 0;
    if (pixWriteMemWebP(&data, &size, pix(image), 100, 1) != 0) throw std::runtime_error("no WebP");
    std::string out(reinterpret_cast<char*>(data), size);
    lept_free(data);
    return out;
}

} // namespace

TEST_F(Picture, BmpOfEveryUsualDepth) {
    for (const Raster& raster : {colour, grey, black_white})
        for (const bool down : {false, true}) {
            const Document document = taken(bmp_bytes(raster, down));
            expect_kept(document, raster, "bmp");
            EXPECT_NEAR(document.pages[0].dpi_x, 60, 0.1);
        }
}

TEST_F(Picture, WebpIsTakenAndItsTransparencyIsPaper) {
    expect_kept(taken(webp_bytes(colour)), colour, "webp");
    const Document document = taken(webp_bytes(colour, true));
    const Carried c = carried(document);
    EXPECT_TRUE(has_rule(c.findings, "scan.converted"));
    EXPECT_EQ(shown(c.stream).at(3, 3), 255);
    EXPECT_EQ(shown(c.stream).at(140, 3), colour.at(140, 3));
}

TEST_F(Picture, TheOrientationOfWebpIsThatOfItsExif) {
    const std::string plain = webp_bytes(colour),
                      exif = std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 26);
    // RIFF: an extended header first, then the picture, then EXIF.
    const std::string inner =
        "VP8X" + le(10, 4) + le(8, 4) + le(140, 3) + le(196, 3) + plain.substr(12) + "EXIF" + le(exif.size(), 4) + exif;
    const Document document = taken("RIFF" + le(inner.size() + 4, 4) + "WEBP" + inner);
    EXPECT_EQ(document.pages[0].rotate, 90);
    EXPECT_TRUE(pixels_of(document) == colour);
}

TEST_F(Picture, PlainJpeg2000IsCopied) {
    for (const Raster& raster : {colour, grey}) {
        const std::string jp2 = jp2_bytes(raster);
        const Document document = taken(jp2);
        EXPECT_EQ(document.pages[0].format, "jp2");
        EXPECT_TRUE(pixels_of(document) == raster);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "copied");
        EXPECT_EQ(c.stream.filter, "JPXDecode");
        EXPECT_EQ(sha256_hex(c.stream.bytes), sha256_hex(jp2));
    }
    expect_kept(taken(jp2_bytes(colour).substr(jp2_bytes(colour).find("\xFF\x4F\xFF\x51"))), colour, "jp2");
}

TEST_F(Picture, WhatIsCutOffIsAnError) {
    for (const std::string& bytes : {bmp_bytes(colour), webp_bytes(colour), jp2_bytes(colour)})
        EXPECT_EQ(error_of([&] { pixels_of(taken(bytes.substr(0, bytes.size() / 2))); }).code, Code::bad_data)
            << bytes.substr(0, 4);
}

TEST_F(Picture, OtherKindsAreNamed) {
    EXPECT_TRUE(holds(
        error_of([&] { taken(std::string("\0\0\0\x18", 4) + "ftypheic" + std::string(20, '\0')); }).what(), "HEIC"));
    EXPECT_TRUE(holds(error_of([&] { taken("GIF89a" + std::string(20, '\0')); }).what(), "GIF"));
    std::string packed = bmp_bytes(grey);
    packed[30] = 1; // run lengths
    EXPECT_TRUE(holds(error_of([&] { taken(packed); }).what(), "BMP file of this kind"));
    EXPECT_TRUE(holds(error_of([&] { taken("BM, a letter that begins so"); }).what(), "neither TIFF"));
}
