// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/acquired.h"

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
        for (size_t i = 0; i < 4; ++i) length = length << 8 | static_cast<uint8_t>(png[at + i]);
        if (png.compare(at + 4, 4, type) == 0) out += png.substr(at + 8, length);
        at += length + 12;
    }
    return out;
}

std::string rgb(const Raster& r, const PngOptions& options = {}) { return png_bytes(r.width, r.height, r.bytes(), options); }

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
    for (char& c : rows) c = static_cast<char>(~c);
    return rows;
}

// Every sample twice: v * 257.
std::string wide(const Raster& r) {
    std::string rows;
    for (const uint8_t v : r.samples) rows += {static_cast<char>(v), static_cast<char>(v)};
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
    for (int i = 0; i < 40 * 30; ++i) indices.samples.push_back(static_cast<uint8_t>(i % 7 % 3));
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
        const std::string png = png_bytes(157, 101, wide(raster), of_type(raster.channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, 16));
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
        const Document document = taken(rgb(raster, of_type(raster.channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, 8, true)));
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(shown(c.stream) == raster);
        EXPECT_TRUE(c.findings.empty());
    }
    const Document document = taken(png_bytes(157, 101, bitonal_rows(black_white), of_type(PNG_COLOR_TYPE_GRAY, 1, true)));
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
