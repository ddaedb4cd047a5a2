// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/acquired.h"

#include <cmath>

using namespace sohoa;
using namespace sohoa::test;

namespace {

class Png : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.png", bytes)); }

    const Scratch scratch;
    const Raster colour = pattern(157, 101, 3), grey = pattern(157, 101, 1), black_white = bitonal_pattern(157, 101);
};

std::string chunk(const std::string& png, const std::string& type) {
    std::string out;
    for (size_t at = 8; at + 12 <= png.size();) {
        size_t length = 0;
        for (size_t i = 0; i < 4; ++i)
            length = length << 8 | static_cast<uint8_t>(png[at + i]);
        if (png.compare(at + 4, 4, type) == 0) out += png.substr(at + 8, length);
        at += length + 12;
    }
    return out;
}

std::string whole(const Document& document) {
    return read_file(document.files[0].path);
}

std::string rgb(const Raster& r, const PngOptions& options = {}) {
    return png_bytes(r.width, r.height, r.bytes(), options);
}

PngOptions of_type(int type, int bits = 8, bool interlaced = false) {
    PngOptions options;
    options.type = type;
    options.bits = bits;
    options.interlaced = interlaced;
    return options;
}

// PNG says 1 = white.
std::string bitonal_rows(const Raster& r) {
    std::string rows = r.packed();
    for (char& c : rows)
        c = static_cast<char>(~c);
    return rows;
}

// Every sample twice: v * 257.
std::string wide(const Raster& r) {
    std::string rows;
    for (const uint8_t v : r.samples)
        rows += {static_cast<char>(v), static_cast<char>(v)};
    return rows;
}

std::string with_alpha(const Raster& r, uint8_t alpha) {
    std::string rows;
    for (size_t i = 0; i < r.samples.size(); ++i) {
        rows += static_cast<char>(r.samples[i]);
        if ((i + 1) % static_cast<size_t>(r.channels) == 0) rows += static_cast<char>(alpha);
    }
    return rows;
}

} // namespace

TEST_F(Png, DataAreCopiedOfGreyAndColour) {
    for (const Raster& raster : {colour, grey}) {
        const std::string png = rgb(raster, of_type(raster.channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY));
        const Document document = taken(png);
        EXPECT_EQ(document.pages[0].colour, raster.channels == 3 ? Colour::colour : Colour::grey);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "copied");
        EXPECT_EQ(c.stream.filter, "FlateDecode");
        EXPECT_TRUE(c.stream.bytes == chunk(png, "IDAT"));
        EXPECT_TRUE(shown(c.stream) == raster);
        EXPECT_TRUE(pixels_of(document) == raster);
        EXPECT_TRUE(c.findings.empty());
    }
}

TEST_F(Png, DataAreCopiedOfBitonalPages) {
    const std::string png = png_bytes(157, 101, bitonal_rows(black_white), of_type(PNG_COLOR_TYPE_GRAY, 1));
    const Document document = taken(png);
    EXPECT_EQ(document.pages[0].colour, Colour::bitonal);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "copied");
    EXPECT_EQ(c.stream.bits, 1);
    EXPECT_TRUE(c.stream.bytes == chunk(png, "IDAT"));
    EXPECT_TRUE(shown(c.stream) == black_white);
    EXPECT_TRUE(pixels_of(document) == black_white);
}

TEST_F(Png, PalettesBecomeIndexedColour) {
    PngOptions options = of_type(PNG_COLOR_TYPE_PALETTE);
    options.palette = {{255, 255, 255}, {200, 16, 46}, {0, 0, 0}};
    Raster indices{40, 30, 1, false, {}};
    for (int i = 0; i < 40 * 30; ++i)
        indices.samples.push_back(static_cast<uint8_t>(i % 7 % 3));
    const std::string png = png_bytes(40, 30, indices.bytes(), options);
    const Document document = taken(png);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "copied");
    EXPECT_EQ(c.stream.colour_space, "[/Indexed/DeviceRGB 2<ffffffc8102e000000>]");
    EXPECT_TRUE(shown(c.stream) == indices);
    const Raster seen = pixels_of(document);
    EXPECT_EQ(seen.channels, 3);
    EXPECT_EQ(seen.at(1, 0, 0), 200);
    EXPECT_EQ(seen.at(1, 0, 2), 46);
}

TEST_F(Png, SixteenBitsAreCopiedAndReadAsTheSamePicture) {
    for (const Raster& raster : {colour, grey}) {
        const std::string png = png_bytes(157, 101, wide(raster),
                                          of_type(raster.channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, 16));
        const Document document = taken(png);
        EXPECT_EQ(document.pages[0].bits_per_pixel(), 16 * raster.channels);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "copied");
        EXPECT_EQ(c.stream.bits, 16);
        EXPECT_TRUE(shown(c.stream) == raster);
        EXPECT_LE(difference(pixels_of(document), raster), 1) << "16-bit samples are no brighter than 8-bit ones";
    }
}

TEST_F(Png, InterlacedPagesKeepTheirPixels) {
    for (const Raster& raster : {colour, grey}) {
        const Document document =
            taken(rgb(raster, of_type(raster.channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, 8, true)));
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(shown(c.stream) == raster);
        EXPECT_TRUE(c.findings.empty());
    }
    const Document document =
        taken(png_bytes(157, 101, bitonal_rows(black_white), of_type(PNG_COLOR_TYPE_GRAY, 1, true)));
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.filter, "CCITTFaxDecode");
    EXPECT_TRUE(shown(c.stream) == black_white);
}

TEST_F(Png, TransparencyIsLaidOnWhiteWithAFinding) {
    for (const Raster& raster : {colour, grey}) {
        const int type = raster.channels == 3 ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_GRAY_ALPHA;
        const Carried solid = carried(taken(png_bytes(157, 101, with_alpha(raster, 255), of_type(type))));
        EXPECT_EQ(solid.stream.carried, "converted");
        EXPECT_TRUE(has_rule(solid.findings, "scan.converted"));
        EXPECT_TRUE(shown(solid.stream) == raster);
        const Raster clear = shown(carried(taken(png_bytes(157, 101, with_alpha(raster, 0), of_type(type)))).stream);
        EXPECT_EQ(*std::min_element(clear.samples.begin(), clear.samples.end()), 255) << "what is not there is paper";
    }
}

TEST_F(Png, ReadsTheResolution) {
    PngOptions options = of_type(PNG_COLOR_TYPE_GRAY);
    options.dpi = 150;
    const Raster a5 = pattern(875, 1240, 1);
    const PageInfo page = taken(png_bytes(875, 1240, a5.bytes(), options)).pages[0];
    EXPECT_NEAR(page.dpi_x, 150, 0.02);
    EXPECT_EQ(page.dpi_source, "file");
    EXPECT_NEAR(page.width_pt, 420, 0.1);
}

// Every colour type and depth that PNG knows (ISO/IEC 15948, table 11.1), interlaced or not.
TEST_F(Png, EveryTypeAndDepthIsSeenAlike) {
    const std::pair<int, std::vector<int>> types[] = {{PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}},
                                                      {PNG_COLOR_TYPE_RGB, {8, 16}},
                                                      {PNG_COLOR_TYPE_PALETTE, {1, 2, 4, 8}},
                                                      {PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}},
                                                      {PNG_COLOR_TYPE_RGBA, {8, 16}}};
    for (const auto& [type, depths] : types)
        for (const int bits : depths)
            for (const bool interlaced : {false, true}) {
                const int w = 37, h = 29, colours = type == PNG_COLOR_TYPE_RGB || type == PNG_COLOR_TYPE_RGBA ? 3 : 1;
                const bool alpha = type & PNG_COLOR_MASK_ALPHA, palette = type == PNG_COLOR_TYPE_PALETTE;
                PngOptions options = of_type(type, bits, interlaced);
                const int most = (1 << std::min(bits, 8)) - 1;
                if (palette)
                    for (int i = 0; i <= most; ++i)
                        options.palette.push_back(
                            {static_cast<png_byte>(i * 255 / most), static_cast<png_byte>(255 - i), 7});
                std::string rows;
                Raster expected{w, h, palette ? 3 : colours, type == PNG_COLOR_TYPE_GRAY && bits == 1, {}};
                for (int y = 0; y < h; ++y) {
                    unsigned held = 0, byte = 0;
                    for (int x = 0; x < w; ++x) {
                        for (int c = 0; c < colours; ++c) {
                            const int v = (x * 3 + y * 5 + c * 40) % (most + 1);
                            if (bits >= 8)
                                rows += std::string(static_cast<size_t>(bits / 8), static_cast<char>(v));
                            else if (byte = byte << bits | static_cast<unsigned>(v),
                                     held += static_cast<unsigned>(bits);
                                     held == 8)
                                rows += static_cast<char>(byte), held = byte = 0;
                            if (palette)
                                expected.samples.insert(expected.samples.end(),
                                                        {options.palette[static_cast<size_t>(v)].red,
                                                         options.palette[static_cast<size_t>(v)].green, 7});
                            else
                                expected.samples.push_back(
                                    static_cast<uint8_t>(expected.bitonal ? !v : v * 255 / most));
                        }
                        if (alpha) rows += std::string(static_cast<size_t>(bits / 8), '\xFF');
                    }
                    if (held) rows += static_cast<char>(byte << (8 - held));
                }
                const Document document = taken(png_bytes(w, h, rows, options));
                const std::string kind = "type " + std::to_string(type) + ", " + std::to_string(bits) + " bits" +
                                         (interlaced ? ", interlaced" : "");
                EXPECT_LE(difference(pixels_of(document), expected), bits == 16 ? 1 : 0) << kind;
                const Carried c = carried(document);
                const bool changed = alpha || (bits == 16 && interlaced);
                EXPECT_EQ(c.stream.carried, changed ? "converted" : interlaced ? "re-encoded" : "copied") << kind;
                EXPECT_EQ(has_rule(c.findings, "scan.converted"), changed) << kind;
                if (c.stream.carried == "copied") {
                    EXPECT_TRUE(c.stream.bytes == chunk(whole(document), "IDAT")) << kind;
                } else {
                    EXPECT_LE(difference(shown(c.stream), expected), bits == 16 ? 1 : 0) << kind;
                }
            }
}

TEST_F(Png, ATransparentColourIsPaper) {
    const auto expect_white_where = [&](const std::string& png, const Raster& solid, auto transparent) {
        const Carried c = carried(taken(png));
        EXPECT_TRUE(has_rule(c.findings, "scan.converted"));
        Raster expected = solid;
        for (size_t i = 0; i < expected.samples.size(); i += static_cast<size_t>(expected.channels))
            if (transparent(&solid.samples[i])) std::fill_n(&expected.samples[i], expected.channels, uint8_t{255});
        EXPECT_TRUE(shown(c.stream) == expected);
    };
    PngOptions options = of_type(PNG_COLOR_TYPE_GRAY);
    options.transparent_value = 77;
    expect_white_where(rgb(grey, options), grey, [](const uint8_t* p) { return *p == 77; });
    Raster flat = colour;
    for (size_t i = 0; i < 600; ++i)
        flat.samples[i] = 10;
    options = of_type(PNG_COLOR_TYPE_RGB);
    options.transparent_value = 10;
    expect_white_where(rgb(flat, options), flat,
                       [](const uint8_t* p) { return p[0] == 10 && p[1] == 10 && p[2] == 10; });
    options = of_type(PNG_COLOR_TYPE_PALETTE);
    options.palette = {{0, 0, 0}, {90, 20, 20}};
    options.transparent = {0, 255};
    Raster seen{40, 30, 3, false, {}};
    std::string indices;
    for (int i = 0; i < 40 * 30; ++i) {
        indices += static_cast<char>(i % 3 == 0);
        for (const int v : i % 3 == 0 ? std::vector<int>{90, 20, 20} : std::vector<int>{0, 0, 0})
            seen.samples.push_back(static_cast<uint8_t>(v));
    }
    expect_white_where(png_bytes(40, 30, indices, options), seen, [](const uint8_t* p) { return p[0] == 0; });
}

// A viewer of the PDF shows samples as sRGB; samples of another gamma would be too dark or too light there.
TEST_F(Png, AnotherGammaIsConvertedWithAFinding) {
    PngOptions options = of_type(PNG_COLOR_TYPE_GRAY);
    options.gamma = 1.0; // linear light
    const Document linear = taken(rgb(grey, options));
    const Carried c = carried(linear);
    EXPECT_EQ(c.stream.carried, "converted");
    EXPECT_TRUE(has_rule(c.findings, "scan.converted"));
    const Raster seen = shown(c.stream);
    EXPECT_TRUE(seen == pixels_of(linear));
    const double light = grey.at(80, 50) / 255.0;
    EXPECT_NEAR(seen.at(80, 50), 255 * (1.055 * std::pow(light, 1 / 2.4) - 0.055), 4);
    for (const double usual : {0.45455, 0.44}) {
        options.gamma = usual;
        EXPECT_EQ(carried(taken(rgb(grey, options))).stream.carried, "copied") << usual;
        EXPECT_TRUE(pixels_of(taken(rgb(grey, options))) == grey);
    }
    options.gamma = 0.45455;
    options.srgb = true;
    EXPECT_EQ(carried(taken(rgb(grey, options))).stream.carried, "copied");
}

TEST_F(Png, TheShapeOfAPixelWithoutAUnitHolds) {
    PngOptions options = of_type(PNG_COLOR_TYPE_GRAY);
    options.dpi = 200;
    options.dpi_y = 100;
    options.metres = false;
    const PageInfo page = taken(png_bytes(875, 620, pattern(875, 620, 1).bytes(), options)).pages[0];
    EXPECT_EQ(page.dpi_source, "paper");
    EXPECT_NEAR(page.dpi_x / page.dpi_y, 2, 0.01);
    EXPECT_NEAR(page.height_pt / page.width_pt, std::sqrt(2), 0.01);
}

TEST_F(Png, CutOffIsAnError) {
    const std::string png = rgb(colour);
    for (const size_t keep : {size_t{10}, size_t{40}, png.size() / 2, png.size() - 13, png.size() - 1})
        EXPECT_EQ(error_of([&] { taken(png.substr(0, keep)); }).code, Code::bad_data) << keep;
}

TEST_F(Png, DamagedDataIsAnError) {
    std::string png = rgb(colour);
    png[png.find("IDAT") + 500] ^= 0x55;
    const Document document = taken(png);
    EXPECT_EQ(error_of([&] { decode_page(document, 0, {}, {}); }).code, Code::bad_data);
}

TEST_F(Png, AMissingPaletteIsAnError) {
    PngOptions options = of_type(PNG_COLOR_TYPE_PALETTE);
    options.palette = {{255, 255, 255}, {0, 0, 0}};
    std::string png = png_bytes(8, 8, std::string(64, '\1'), options);
    png.replace(png.find("PLTE"), 4, "xLTE");
    const std::string path = scratch.write("a.png", png);
    EXPECT_EQ(error_of([&] {
                  const Document document = acquired(path);
                  carried(document);
              }).code,
              Code::bad_data);
}

TEST_F(Png, LimitsComeFirst) {
    Context context;
    context.limits.page_pixels = 157 * 101 - 1;
    const std::string path = scratch.write("a.png", rgb(colour));
    EXPECT_TRUE(holds(error_of([&] { acquired(path, {}, context); }).what(), "limits.page_pixels"));
}

TEST_F(Png, TheOrientationOfExifIsObeyed) {
    for (int orientation = 1; orientation <= 8; ++orientation) {
        const std::string exif = std::string("eXIfII*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 22) +
                                 static_cast<char>(orientation) + std::string(7, '\0');
        const Raster page = pattern(140, 198, 3), stored = stored_as(page, orientation);
        std::string png = png_bytes(stored.width, stored.height, stored.bytes(), {});
        const auto crc = static_cast<uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(exif.data()), static_cast<uInt>(exif.size())));
        std::string chunk(4, '\0');
        chunk[3] = static_cast<char>(exif.size() - 4);
        chunk += exif;
        for (int shift = 24; shift >= 0; shift -= 8)
            chunk += static_cast<char>(crc >> shift);
        png.insert(33, chunk);
        const Document document = taken(png);
        EXPECT_TRUE(turned(pixels_of(document), document.pages[0].rotate) == page) << orientation;
        EXPECT_EQ(carried(document).stream.carried, "copied") << orientation;
    }
}
