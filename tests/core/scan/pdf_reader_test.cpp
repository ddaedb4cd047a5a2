// SPDX-License-Identifier: GPL-3.0-or-later
// Images of a scanned PDF: which streams are kept, and that they show what the source shows.
#include "core/base/digest.h"
#include "core/pdf/resources.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class PdfReader : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes, const Context& context = {}) {
        return acquired(scratch.write("a.pdf", bytes), {}, context);
    }
    std::string g4(int photometric) {
        TiffPage page;
        page.raster = black_white;
        page.compression = COMPRESSION_CCITTFAX4;
        page.photometric = photometric;
        return strip_of(write_tiff(scratch.path("g4.tif"), {page}), 0, 0);
    }

    const Scratch scratch;
    const Raster colour = pattern(140, 198, 3), grey = pattern(140, 198, 1), black_white = bitonal_pattern(331, 470);
};

void expect_copied(const Carried& c, const std::string& data) {
    EXPECT_EQ(c.stream.carried, "copied");
    EXPECT_EQ(sha256_hex(c.stream.bytes), sha256_hex(data));
}

std::string ascii85(const std::string& bytes) {
    std::string out;
    for (size_t at = 0; at < bytes.size(); at += 4) {
        const size_t n = std::min<size_t>(4, bytes.size() - at);
        uint32_t v = 0;
        for (size_t i = 0; i < 4; ++i)
            v = v << 8 | (i < n ? static_cast<uint8_t>(bytes[at + i]) : 0);
        std::string digits;
        for (int i = 0; i < 5; ++i, v /= 85)
            digits.insert(digits.begin(), static_cast<char>('!' + v % 85));
        out += n == 4 && digits == "!!!!!" ? "z" : digits.substr(0, n + 1);
    }
    return out + "~>";
}

// One row with a PNG filter of that kind.
std::string filtered_row(const Raster& r, int y, int kind) {
    std::string out(1, static_cast<char>(kind));
    const int step = r.channels, row = static_cast<int>(r.row_bytes());
    for (int i = 0; i < row; ++i) {
        const int a = i >= step ? r.row(y)[i - step] : 0, b = y ? r.row(y - 1)[i] : 0,
                  c = y && i >= step ? r.row(y - 1)[i - step] : 0;
        const int p = a + b - c, pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
        const int less[] = {0, a, b, (a + b) / 2, pa <= pb && pa <= pc ? a : pb <= pc ? b : c};
        out += static_cast<char>(r.row(y)[i] - less[kind]);
    }
    return out;
}

// PNG predictor "Up" on every row.
std::string up_filtered(const Raster& r) {
    std::string out;
    for (int y = 0; y < r.height; ++y) {
        out += '\2';
        for (size_t i = 0; i < r.row_bytes(); ++i)
            out += static_cast<char>(r.row(y)[i] - (y ? r.row(y - 1)[i] : 0));
    }
    return out;
}

} // namespace

TEST_F(PdfReader, CopiesAJpeg) {
    for (const Raster& raster : {colour, grey}) {
        const std::string jpeg = jpeg_bytes(raster);
        const Document document = taken(one_image(raster,
                                                  std::string("/BitsPerComponent 8/Filter/DCTDecode/ColorSpace/") +
                                                      (raster.channels == 3 ? "DeviceRGB" : "DeviceGray"),
                                                  jpeg));
        ASSERT_EQ(document.pages.size(), 1u);
        EXPECT_EQ(document.pages[0].compression, "jpeg");
        EXPECT_EQ(document.pages[0].colour, raster.channels == 3 ? Colour::colour : Colour::grey);
        EXPECT_TRUE(document.findings.empty());
        expect_copied(carried(document), jpeg);
        EXPECT_TRUE(pixels_of(document) == jpeg_pixels(jpeg));
    }
}

TEST_F(PdfReader, SizeAndResolutionComeFromThePage) {
    const Document document =
        taken(one_image(colour, "/BitsPerComponent 8/Filter/DCTDecode/ColorSpace/DeviceRGB", jpeg_bytes(colour)));
    EXPECT_EQ(document.pages[0].width_pt, 420);
    EXPECT_EQ(document.pages[0].height_pt, 595);
    EXPECT_EQ(document.pages[0].dpi_x, 24);
    EXPECT_NEAR(document.pages[0].dpi_y, 23.96, 0.01);
    EXPECT_EQ(document.pages[0].dpi_source, "page");
}

TEST_F(PdfReader, CopiesG4OfEitherPolarity) {
    for (const bool black_is_1 : {false, true}) {
        const std::string data = g4(black_is_1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_MINISWHITE);
        const Document document = taken(one_image(
            black_white,
            "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 331/Rows 470" +
                std::string(black_is_1 ? "/BlackIs1 true" : "") + ">>",
            data));
        EXPECT_EQ(document.pages[0].colour, Colour::bitonal);
        const Carried c = carried(document);
        expect_copied(c, data);
        EXPECT_TRUE(shown(c.stream) == black_white) << c.stream.decode_parms;
        EXPECT_TRUE(pixels_of(document) == black_white) << black_is_1;
    }
}

TEST_F(PdfReader, CopiesAG4MaskPaintedBlack) {
    const std::string data = g4(PHOTOMETRIC_MINISWHITE);
    const Document document = taken(
        one_image(black_white,
                  "/ImageMask true/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 331>>", data));
    const Carried c = carried(document);
    expect_copied(c, data);
    EXPECT_TRUE(c.stream.mask);
    EXPECT_TRUE(c.stream.colour_space.empty());
    EXPECT_TRUE(pixels_of(document) == black_white);
}

TEST_F(PdfReader, ReadsByteAlignedFaxRows) {
    const Raster white{331, 470, 1, true, std::vector<uint8_t>(331 * 470)};
    const std::string data(470, '\x80'); // one "V0" a row
    const Document document =
        taken(one_image(white,
                        "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns "
                        "331/Rows 470/EncodedByteAlign true/EndOfBlock false>>",
                        data));
    const Carried c = carried(document);
    expect_copied(c, data);
    EXPECT_TRUE(holds(c.stream.decode_parms, "EncodedByteAlign true")) << c.stream.decode_parms;
    EXPECT_TRUE(pixels_of(document) == white);
}

TEST_F(PdfReader, ReadsOneDimensionalFaxWithoutLineEnds) {
    const Raster white{331, 470, 1, true, std::vector<uint8_t>(331 * 470)};
    // White runs of T.4: 320 = 00110110, 11 = 01000; a row is 13 bits.
    std::string bits, data;
    for (int y = 0; y < 470; ++y)
        bits += "0011011001000";
    bits.resize((bits.size() + 7) / 8 * 8, '0');
    for (size_t i = 0; i < bits.size(); i += 8)
        data += static_cast<char>(std::strtol(bits.substr(i, 8).c_str(), nullptr, 2));
    const Document document = taken(one_image(
        white,
        "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K 0/Columns 331/Rows 470>>",
        data));
    expect_copied(carried(document), data);
    EXPECT_TRUE(pixels_of(document) == white);
}

TEST_F(PdfReader, CopiesFlateWithAPredictor) {
    const std::string data = deflate(up_filtered(colour));
    const Document document =
        taken(one_image(colour,
                        "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "
                        "3/BitsPerComponent 8/Columns 140>>",
                        data));
    const Carried c = carried(document);
    expect_copied(c, data);
    EXPECT_EQ(document.pages[0].compression, "deflate");
    EXPECT_TRUE(shown(c.stream) == colour);
    EXPECT_TRUE(pixels_of(document) == colour);
}

TEST_F(PdfReader, ReadsEveryPngFilterInThePdf) {
    for (const Raster& raster : {colour, grey}) {
        std::string rows;
        for (int y = 0; y < raster.height; ++y)
            rows += filtered_row(raster, y, y % 5);
        const std::string n = std::to_string(raster.channels), space = raster.channels == 3 ? "RGB" : "Gray";
        const Document document =
            taken(one_image(raster,
                            "/BitsPerComponent 8/ColorSpace/Device" + space +
                                "/Filter/FlateDecode/DecodeParms<</Predictor 10/Colors " + n + "/Columns 140>>",
                            deflate(rows)));
        EXPECT_TRUE(pixels_of(document) == raster) << n;
    }
}

TEST_F(PdfReader, ReadsTheTiffPredictor) {
    std::string rows;
    for (int y = 0; y < colour.height; ++y)
        rows += filtered_row(colour, y, 1).substr(1);
    const Document document = taken(one_image(
        colour,
        "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode/DecodeParms<</Predictor 2/Colors 3/Columns 140>>",
        deflate(rows)));
    EXPECT_TRUE(pixels_of(document) == colour);
}

TEST_F(PdfReader, RefusesPredictorsThatNoImageHas) {
    for (const std::string parms : {"/Predictor 15/Colors 0/Columns 140", "/Predictor 15/Colors 1/Columns -5",
                                    "/Predictor 2/Colors 1/BitsPerComponent 3/Columns 140"})
        EXPECT_EQ(
            error_of([&] {
                pixels_of(taken(one_image(
                    grey, "/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode/DecodeParms<<" + parms + ">>",
                    deflate(grey.bytes()))));
            }).code,
            Code::bad_data)
            << parms;
}

TEST_F(PdfReader, CopiesFlateWithItsIccProfile) {
    PdfBuilder pdf;
    const int profile = pdf.add_stream("/N 3", std::string(srgb_profile()));
    const std::string data = deflate(colour.bytes());
    pdf.page(whole_page,
             {pdf.add_stream(image_entries(colour, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace[/ICCBased " +
                                                       pdf_reference(profile) + "]"),
                             data)});
    const Document document = taken(pdf.bytes());
    const Carried c = carried(document);
    expect_copied(c, data);
    EXPECT_TRUE(c.stream.icc == srgb_profile());
    EXPECT_EQ(c.stream.icc_components, 3);
    EXPECT_TRUE(pixels_of(document) == colour);
}

TEST_F(PdfReader, TakesADamagedIccProfileForRgb) {
    PdfBuilder pdf;
    const int profile = pdf.add_stream("/N 3", "no profile");
    pdf.page(whole_page,
             {pdf.add_stream(image_entries(colour, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace[/ICCBased " +
                                                       pdf_reference(profile) + "]"),
                             deflate(colour.bytes()))});
    const Document document = taken(pdf.bytes());
    ASSERT_EQ(document.findings.size(), 1u);
    EXPECT_TRUE(holds(document.findings[0].message.english(), "profile is damaged"));
    const Carried c = carried(document);
    EXPECT_TRUE(c.stream.icc.empty());
    EXPECT_EQ(c.stream.colour_space, "/DeviceRGB");
}

TEST_F(PdfReader, TakesAsciiLayersOff) {
    const std::string jpeg = jpeg_bytes(colour);
    for (const auto& [filters, data] :
         {std::pair<std::string, std::string>("[/ASCII85Decode/DCTDecode]", ascii85(jpeg)),
          std::pair<std::string, std::string>("[/ASCIIHexDecode/DCTDecode]", hex(jpeg) + ">"),
          std::pair<std::string, std::string>("[/FlateDecode/DCTDecode]", deflate(jpeg))}) {
        const Document document =
            taken(one_image(colour, "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter" + filters, data));
        EXPECT_TRUE(carried(document).stream.bytes == jpeg) << filters;
        EXPECT_TRUE(pixels_of(document) == jpeg_pixels(jpeg)) << filters;
    }
}

TEST_F(PdfReader, UncompressedAndLzwSamplesBecomeFlate) {
    const Document plain = taken(one_image(grey, "/BitsPerComponent 8/ColorSpace/DeviceGray", grey.bytes()));
    const Carried c = carried(plain);
    EXPECT_EQ(c.stream.filter, "FlateDecode");
    EXPECT_EQ(c.stream.carried, "re-encoded");
    EXPECT_EQ(inflated(c.stream.bytes), grey.bytes());
    TiffPage page;
    page.raster = grey;
    page.compression = COMPRESSION_LZW; // libtiff's LZW is the one of PDF
    const std::string lzw = strip_of(write_tiff(scratch.path("l.tif"), {page}), 0, 0);
    const Document document = taken(one_image(grey, "/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/LZWDecode", lzw));
    EXPECT_EQ(carried(document).stream.filter, "FlateDecode");
    EXPECT_EQ(inflated(carried(document).stream.bytes), grey.bytes());
    EXPECT_TRUE(pixels_of(document) == grey);
}

TEST_F(PdfReader, AJpegWithoutItsEndIsCompleted) {
    const std::string jpeg = jpeg_bytes(colour);
    const Document document = taken(one_image(colour, "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode",
                                              jpeg.substr(0, jpeg.size() - 2)));
    EXPECT_TRUE(pixels_of(document) == jpeg_pixels(jpeg));
    const Carried c = carried(document);
    ASSERT_EQ(document.findings.size(), 1u);
    EXPECT_TRUE(holds(document.findings[0].message.english(), "lacked its end mark"));
    EXPECT_EQ(c.stream.carried, "re-encoded");
    EXPECT_TRUE(c.stream.bytes == jpeg);
}

TEST_F(PdfReader, CutImageDataAreAnError) {
    const std::string jpeg = jpeg_bytes(colour), flate = deflate(colour.bytes()), fax = g4(PHOTOMETRIC_MINISWHITE);
    const std::string rgb = "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter";
    for (const std::string& pdf :
         {one_image(colour, rgb + "/DCTDecode", jpeg.substr(0, jpeg.size() / 2)),
          one_image(colour, rgb + "/FlateDecode", flate.substr(0, flate.size() / 2)),
          one_image(colour, rgb + "/FlateDecode", deflate(colour.bytes().substr(0, 3000))),
          one_image(black_white,
                    "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 331>>",
                    fax.substr(0, fax.size() / 2))})
        EXPECT_EQ(error_of([&] { pixels_of(taken(pdf)); }).code, Code::bad_data);
}
