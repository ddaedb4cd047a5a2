// SPDX-License-Identifier: GPL-3.0-or-later
// Images of a PDF whose pixels Poppler draws for us, and those that a PDF/A-2 cannot hold as they are.
#include "core/base/digest.h"
#include "core/pdf/resources.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/pdf_codecs.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class PdfImage : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.pdf", bytes), {.render_dpi = 72}); }
    // What is told of a page that is not kept.
    std::string reason(const Document& document) {
        for (const Finding& f : document.findings)
            if (f.rule == "scan.not_plain") return f.message.english();
        return "";
    }
    void expect_kept(const Document& document, const std::string& data) {
        EXPECT_EQ(reason(document), "");
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "copied");
        EXPECT_EQ(sha256_hex(c.stream.bytes), sha256_hex(data));
    }
    void expect_converted(const Document& document, const std::string& why, const Raster& expected) {
        EXPECT_TRUE(holds(reason(document), why)) << reason(document);
        EXPECT_TRUE(has_rule(document.findings, "scan.converted"));
        EXPECT_TRUE(pixels_of(document) == expected);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "converted");
        EXPECT_TRUE(shown(c.stream) == expected);
    }
    const Scratch scratch;
    // No side is a divisor or multiple of the page's, so that a drawing of the page would blur them.
    const Raster colour = pattern(141, 197, 3), grey = pattern(141, 197, 1), black_white = bitonal_pattern(331, 470);
};

Raster quarter_turned(const Raster& in) { // clockwise
    Raster out{in.height, in.width, in.channels, in.bitonal, {}};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            out.samples.push_back(in.samples[static_cast<size_t>(in.height - 1 - x) * static_cast<size_t>(in.width) +
                                             static_cast<size_t>(y)]);
    return out;
}

Raster indices(int width, int height, int colours) {
    Raster out{width, height, 1, false, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            out.samples.push_back(static_cast<uint8_t>((x * x + 3 * y) / 5 % colours));
    return out;
}

std::string packed(const Raster& r, int bits) {
    std::string out;
    for (int y = 0; y < r.height; ++y) {
        std::string row((static_cast<size_t>(r.width * bits) + 7) / 8, '\0');
        for (int x = 0; x < r.width; ++x)
            row[static_cast<size_t>(x * bits / 8)] |= static_cast<char>(r.at(x, y) << (8 - bits - x * bits % 8));
        out += row;
    }
    return out;
}

Raster coloured(const Raster& r, const std::string& palette) {
    Raster out{r.width, r.height, 3, false, {}};
    for (const uint8_t index : r.samples)
        for (size_t c = 0; c < 3; ++c)
            out.samples.push_back(static_cast<uint8_t>(palette[index * 3u + c]));
    return out;
}

Raster inverted(Raster r) {
    for (uint8_t& v : r.samples)
        v = static_cast<uint8_t>(r.bitonal ? !v : 255 - v);
    return r;
}

} // namespace

TEST_F(PdfImage, IndexedColoursOfEveryDepthAreReadAsTheyAre) {
    for (const int bits : {1, 2, 4, 8}) {
        const int colours = bits == 1 ? 2 : bits == 2 ? 4 : bits == 4 ? 16 : 200;
        std::string palette;
        for (int i = 0; i < colours; ++i)
            palette += {static_cast<char>(i * 7), static_cast<char>(255 - i), static_cast<char>(i * i)};
        const Raster r = indices(141, 197, colours);
        const std::string data = deflate(packed(r, bits));
        const Document document = taken(one_image(r,
                                                  "/BitsPerComponent " + std::to_string(bits) +
                                                      "/Filter/FlateDecode/ColorSpace[/Indexed/DeviceRGB " +
                                                      std::to_string(colours - 1) + "<" + hex(palette) + ">]",
                                                  data));
        EXPECT_EQ(document.pages[0].colour, Colour::colour);
        expect_kept(document, data);
        EXPECT_TRUE(pixels_of(document) == coloured(r, palette)) << bits;
    }
}

TEST_F(PdfImage, APaletteOfBlackAndWhiteIsBitonalAndOneOfGreysIsNot) {
    const Raster r = indices(141, 197, 2);
    const std::string data = deflate(packed(r, 1)),
                      entries = "/BitsPerComponent 1/Filter/FlateDecode/ColorSpace[/Indexed/DeviceGray 1";
    const Document bitonal = taken(one_image(r, entries + "<ff00>]", data));
    EXPECT_EQ(bitonal.pages[0].colour, Colour::bitonal);
    Raster expected = r;
    expected.bitonal = true;
    EXPECT_TRUE(pixels_of(bitonal) == expected);
    const Document greys = taken(one_image(r, entries + "<c040>]", data));
    EXPECT_EQ(greys.pages[0].colour, Colour::grey);
    EXPECT_EQ(pixels_of(greys).at(0, 0), r.at(0, 0) ? 0x40 : 0xC0);
}

TEST_F(PdfImage, APaletteThatEndsEarlyIsFilledUp) {
    const Raster r = indices(141, 197, 3);
    const std::string data = deflate(r.bytes()), palette("\xff\xff\xff\xc8\x10\x2e\0\x40\0", 9);
    for (const std::string& table : {"<" + hex(palette) + ">", std::string(" 3 0 R")}) {
        PdfBuilder pdf;
        pdf.add_stream("", palette);
        pdf.page(whole_page,
                 {pdf.add_stream(image_entries(r, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace[/Indexed"
                                                  "/DeviceRGB 9" +
                                                      table + "]"),
                                 data)});
        const Document document = taken(pdf.bytes());
        expect_kept(document, data);
        EXPECT_EQ(carried(document).stream.lookup, "9<" + hex(palette) + std::string(42, '0') + ">");
        EXPECT_TRUE(pixels_of(document) == coloured(r, palette)) << table;
    }
}

TEST_F(PdfImage, IndexedColoursOverAProfileKeepBoth) {
    PdfBuilder pdf;
    const int profile = pdf.add_stream("/N 3", std::string(srgb_profile()));
    const Raster r = indices(141, 197, 3);
    const std::string data = deflate(r.bytes());
    pdf.page(whole_page,
             {pdf.add_stream(image_entries(r, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace[/Indexed[/ICCBased " +
                                                  pdf_reference(profile) + "]2<ffffffc8102e000000>]"),
                             data)});
    const Document document = taken(pdf.bytes());
    expect_kept(document, data);
    const Carried c = carried(document);
    EXPECT_TRUE(c.stream.icc == srgb_profile());
    EXPECT_EQ(c.stream.lookup, "2<ffffffc8102e000000>");
    EXPECT_LE(difference(pixels_of(document), coloured(r, std::string("\xff\xff\xff\xc8\x10\x2e\0\0\0", 9))), 2);
}

TEST_F(PdfImage, AColourSpaceThatNamesItselfEnds) {
    PdfBuilder pdf;
    const int space = pdf.add("[/Indexed 3 0 R 1<000000ffffff>]");
    ASSERT_EQ(space, 3);
    pdf.page(whole_page, {pdf.add_stream(image_entries(grey, "/BitsPerComponent 8/ColorSpace 3 0 R"), grey.bytes())});
    try {
        pixels_of(taken(pdf.bytes()));
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::bad_data);
    }
}

TEST_F(PdfImage, CalibratedSpacesAreKept) {
    const std::string data = deflate(grey.bytes()), space = "[/CalGray<</WhitePoint[0.9505 1 1.089]/Gamma 1>>]";
    const Document document = taken(one_image(grey, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace" + space, data));
    expect_kept(document, data);
    EXPECT_TRUE(holds(carried(document).stream.colour_space, "[/CalGray<</WhitePoint[0.9505"))
        << carried(document).stream.colour_space;
}

TEST_F(PdfImage, DecodeArraysAreKeptAndHeeded) {
    const std::string data = deflate(grey.bytes());
    const Document negative =
        taken(one_image(grey, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace/DeviceGray/Decode[1 0]", data));
    expect_kept(negative, data);
    EXPECT_EQ(carried(negative).stream.decode, "[1 0]");
    EXPECT_TRUE(pixels_of(negative) == inverted(grey));
    const Document same =
        taken(one_image(colour, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace/DeviceRGB/Decode[0 1 0 1 0 1]",
                        deflate(colour.bytes())));
    EXPECT_TRUE(pixels_of(same) == colour);
    const std::string fax = g4_bytes(scratch, black_white),
                      entries = "/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 331/Rows 470>>";
    const Document image = taken(one_image(black_white, entries + "/ColorSpace/DeviceGray/Decode[1 0]", fax));
    expect_kept(image, fax);
    EXPECT_TRUE(pixels_of(image) == inverted(black_white));
    const Document stencil = taken(one_image(black_white, entries + "/ImageMask true/Decode[1 0]", fax));
    expect_kept(stencil, fax);
    EXPECT_TRUE(pixels_of(stencil) == inverted(black_white));
}

TEST_F(PdfImage, SamplesOfOtherDepthsAreKeptAndRead) {
    const std::string bits = deflate(black_white.packed());
    const Document bitonal =
        taken(one_image(black_white, "/BitsPerComponent 1/Filter/FlateDecode/ColorSpace/DeviceGray", bits));
    expect_kept(bitonal, bits);
    EXPECT_TRUE(pixels_of(bitonal) == inverted(black_white)); // sample 1 is white
    std::string wide;
    for (const char c : grey.bytes())
        wide += {c, c};
    const Document deep =
        taken(one_image(grey, "/BitsPerComponent 16/Filter/FlateDecode/ColorSpace/DeviceGray", deflate(wide)));
    expect_kept(deep, deflate(wide));
    EXPECT_LE(difference(pixels_of(deep), grey), 1);
}

TEST_F(PdfImage, MissingSamplesAreAnErrorThoughPopplerWouldDrawThem) {
    const Document document =
        taken(one_image(black_white, "/BitsPerComponent 1/Filter/FlateDecode/ColorSpace/DeviceGray",
                        deflate(black_white.packed().substr(0, 9000))));
    EXPECT_EQ(error_of([&] { pixels_of(document); }).code, Code::bad_data);
}

TEST_F(PdfImage, Jbig2IsKept) {
    const std::string data = jbig2_page(331, 470) + jbig2_generic(331, 470, g4_bytes(scratch, black_white));
    const Document document =
        taken(one_image(black_white, "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode", data));
    EXPECT_EQ(document.pages[0].compression, "jbig2");
    expect_kept(document, data);
    EXPECT_TRUE(pixels_of(document) == black_white);
}

TEST_F(PdfImage, Jbig2KeepsItsGlobals) {
    const Raster board = checkers(336, 480); // squares of eight pixels, which stand in the globals
    PdfBuilder pdf;
    const std::string globals = jbig2_patterns(scratch),
                      data = jbig2_page(336, 480) + jbig2_halftone(scratch, 336, 480);
    const int dictionary = pdf.add_stream("", globals);
    pdf.page(whole_page,
             {pdf.add_stream(
                 image_entries(
                     board, "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals " +
                                pdf_reference(dictionary) + ">>"),
                 data)});
    const Document document = taken(pdf.bytes());
    expect_kept(document, data);
    EXPECT_EQ(carried(document).stream.globals, globals);
    EXPECT_TRUE(pixels_of(document) == board);
}

TEST_F(PdfImage, Jpeg2000IsKeptWhereItIsPlain) {
    for (const Raster& r : {colour, grey}) {
        const std::string data = jp2_bytes(r);
        for (const std::string& space :
             {std::string(), std::string("/ColorSpace/Device") + (r.channels == 3 ? "RGB" : "Gray")}) {
            const Document document = taken(one_image(r, space + "/Filter/JPXDecode", data));
            EXPECT_EQ(document.pages[0].compression, "jpx");
            EXPECT_EQ(document.pages[0].colour, r.channels == 3 ? Colour::colour : Colour::grey);
            expect_kept(document, data);
            EXPECT_TRUE(pixels_of(document) == r) << r.channels << space;
        }
    }
}

TEST_F(PdfImage, Jpeg2000OfAnotherKindIsConverted) {
    const std::string jp2 = jp2_bytes(colour), bare = jp2.substr(jp2.find("\xFF\x4F\xFF\x51"));
    expect_converted(taken(one_image(colour, "/ColorSpace/DeviceRGB/Filter/JPXDecode", bare)), "JPEG 2000", colour);
    expect_converted(
        taken(one_image(colour, "/Filter/JPXDecode/ColorSpace[/Lab<</WhitePoint[0.95 1 1.08]>>]", jp2)), "JPEG 2000",
        pixels_of(taken(one_image(colour, "/Filter/JPXDecode/ColorSpace[/Lab<</WhitePoint[0.95 1 1.08]>>]", jp2))));
}

TEST_F(PdfImage, InksAreConvertedAtTheImagesOwnSize) {
    const Raster inks = pattern(141, 197, 4);
    const Document jpeg =
        taken(one_image(inks, "/BitsPerComponent 8/Filter/DCTDecode/ColorSpace/DeviceCMYK", jpeg_bytes(inks)));
    EXPECT_EQ(jpeg.pages[0].colour, Colour::cmyk);
    EXPECT_EQ(jpeg.pages[0].width, 141);
    EXPECT_TRUE(has_rule(jpeg.findings, "scan.converted"));
    EXPECT_TRUE(holds(reason(jpeg), "neither grey nor RGB"));
    EXPECT_EQ(carried(jpeg).stream.colour_space, "/DeviceRGB");
    EXPECT_TRUE(shown(carried(jpeg).stream) == pixels_of(jpeg));
    // A black ink alone: its samples are the darkness.
    PdfBuilder pdf;
    const int tint = pdf.add("<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>");
    pdf.page(whole_page,
             {pdf.add_stream(image_entries(grey, "/BitsPerComponent 8/ColorSpace[/Separation/Black/DeviceGray " +
                                                     pdf_reference(tint) + "]"),
                             grey.bytes())});
    const Document ink = taken(pdf.bytes());
    Raster expected{141, 197, 3, false, {}};
    for (const uint8_t v : grey.samples)
        expected.samples.insert(expected.samples.end(), 3, static_cast<uint8_t>(255 - v));
    EXPECT_LE(difference(pixels_of(ink), expected), 1);
}

TEST_F(PdfImage, ASoftMaskThatHidesNothingIsLeftOut) {
    for (const bool stencil : {false, true}) {
        PdfBuilder pdf;
        const int mask =
            stencil
                ? pdf.add_stream("/Type/XObject/Subtype/Image/ImageMask true/Width 16/Height 10", std::string(20, '\0'))
                : pdf.add_stream(
                      "/Type/XObject/Subtype/Image/Width 16/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray",
                      std::string(160, '\xFF'));
        pdf.page(
            whole_page,
            {pdf.add_stream(image_entries(colour, "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/" +
                                                      std::string(stencil ? "Mask " : "SMask ") + pdf_reference(mask)),
                            jpeg_bytes(colour))});
        const Document document = taken(pdf.bytes());
        expect_kept(document, jpeg_bytes(colour));
        ASSERT_EQ(document.findings.size(), 1u);
        EXPECT_TRUE(holds(document.findings[0].message.english(), "mask hides nothing"));
    }
}

TEST_F(PdfImage, ASoftMaskIsAppliedOnWhite) {
    // The lower half is hidden; the mask is twice as fine as the image.
    const Raster dark{8, 8, 1, false, std::vector<uint8_t>(64, 40)};
    Raster mask{16, 16, 1, false, std::vector<uint8_t>(256, 255)};
    std::fill(mask.samples.begin() + 128, mask.samples.end(), static_cast<uint8_t>(0));
    PdfBuilder pdf;
    const int soft = pdf.add_stream(image_entries(mask, "/BitsPerComponent 8/ColorSpace/DeviceGray"), mask.bytes());
    pdf.page(whole_page, {pdf.add_stream(image_entries(dark, "/BitsPerComponent 8/ColorSpace/DeviceGray/SMask " +
                                                                 pdf_reference(soft)),
                                         dark.bytes())});
    Raster expected{16, 16, 1, false, std::vector<uint8_t>(256, 40)};
    std::fill(expected.samples.begin() + 128, expected.samples.end(), static_cast<uint8_t>(255));
    const Document document = taken(pdf.bytes()); // seen with square pixels, so what is carried is compared
    EXPECT_TRUE(holds(reason(document), "has a mask")) << reason(document);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "converted");
    EXPECT_TRUE(shown(c.stream) == expected);
}

TEST_F(PdfImage, WhatLiesUnderAMaskIsRenderedWithIt) {
    PdfBuilder pdf;
    const int soft =
        pdf.add_stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\x80");
    pdf.page(
        "1 0 0 rg 0 0 420 595 re f " + whole_page,
        {pdf.add_stream(image_entries(colour, "/BitsPerComponent 8/ColorSpace/DeviceRGB/SMask " + pdf_reference(soft)),
                        colour.bytes())});
    const Document document = taken(pdf.bytes());
    EXPECT_EQ(document.pages[0].compression, "rendered");
    EXPECT_TRUE(holds(reason(document), "under the image"));
}

TEST_F(PdfImage, AMirroredImageIsTurnedOver) {
    PdfBuilder pdf;
    pdf.page("q 420 0 0 -595 0 595 cm /I0 Do Q",
             {pdf.add_stream(image_entries(colour, "/BitsPerComponent 8/ColorSpace/DeviceRGB"), colour.bytes())});
    const Document document = taken(pdf.bytes());
    EXPECT_TRUE(holds(reason(document), "mirrored"));
    EXPECT_TRUE(has_rule(document.findings, "scan.encoded"));
    Raster expected = colour;
    expected.samples.clear();
    for (int y = colour.height - 1; y >= 0; --y)
        expected.samples.insert(expected.samples.end(), colour.row(y), colour.row(y) + colour.row_bytes());
    EXPECT_TRUE(pixels_of(document) == expected);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.carried, "re-encoded");
    EXPECT_TRUE(shown(c.stream) == expected);
    const double upright[] = {420, 0, 0, 595, 0, 0};
    for (int i = 0; i < 6; ++i)
        EXPECT_NEAR(document.pages[0].matrix[i], upright[i], 1e-6) << i;
}

TEST_F(PdfImage, AnImageTurnedByItsMatrixIsKeptWhoeverDecodesIt) {
    PdfBuilder pdf;
    const std::string data = deflate(black_white.packed());
    pdf.page("q 0 420 -595 0 595 0 cm /I0 Do Q",
             {pdf.add_stream(image_entries(black_white, "/BitsPerComponent 1/Filter/FlateDecode/ColorSpace/DeviceGray"),
                             data)},
             "/MediaBox[0 0 595 420]"); // a lying page, so that its pixels are square
    const Document document = taken(pdf.bytes());
    expect_kept(document, data);
    Raster upright = inverted(black_white);
    for (int turned = 0; turned < document.pages[0].turned(); turned += 90)
        upright = quarter_turned(upright);
    EXPECT_NE(document.pages[0].turned(), 0);
    EXPECT_TRUE(pixels_of(document) == upright);
}

TEST_F(PdfImage, ImagesInsideTheContentAreTaken) {
    const std::string jpeg = jpeg_bytes(grey), size = "BI /W 141 /H 197 /BPC 8 ";
    PdfBuilder pdf;
    Raster plain = grey;
    for (uint8_t& v : plain.samples)
        v = static_cast<uint8_t>(v | 0x80); // no "EI" among its bytes
    pdf.page("q 420 0 0 595 0 0 cm " + size + "/CS /G ID " + plain.bytes() + "\nEI Q", {});
    pdf.page("q 420 0 0 595 0 0 cm " + size + "/CS /G /F [/AHx /Fl] ID " + hex(deflate(grey.bytes())) + ">\nEI Q", {});
    pdf.page("q 420 0 0 595 0 0 cm " + size + "/CS /Named /F /AHx ID " + hex(grey.bytes()) + ">\nEI Q", {}, "",
             "/ColorSpace<</Named[/Indexed/DeviceGray 255<" +
                 hex(inverted(Raster{256, 1, 1, false,
                                     [] {
                                         std::vector<uint8_t> v;
                                         for (int i = 0; i < 256; ++i)
                                             v.push_back(static_cast<uint8_t>(i));
                                         return v;
                                     }()})
                         .bytes()) +
                 ">]>>");
    pdf.page("q 420 0 0 595 0 0 cm BI /W 331 /H 470 /IM true /F /CCF /DP <</K -1/Columns 331/Rows 470>> ID " +
                 g4_bytes(scratch, black_white) + "\nEI Q",
             {});
    const Document document = taken(pdf.bytes());
    ASSERT_EQ(document.pages.size(), 4u);
    for (const Finding& f : document.findings)
        ADD_FAILURE() << f.page << ": " << f.message.english();
    EXPECT_TRUE(pixels_of(document, 0) == plain);
    EXPECT_EQ(carried(document, 0).stream.filter, "FlateDecode");
    EXPECT_TRUE(shown(carried(document, 0).stream) == plain);
    EXPECT_TRUE(pixels_of(document, 1) == grey);
    EXPECT_TRUE(pixels_of(document, 2) == inverted(grey));
    EXPECT_TRUE(pixels_of(document, 3) == black_white);
    EXPECT_EQ(carried(document, 3).stream.carried, "copied");
}

TEST_F(PdfImage, AnInlineImageWhoseEndIsUnclearIsRendered) {
    PdfBuilder pdf;
    std::string data = grey.bytes();
    data.replace(5000, 4, " EI ");
    pdf.page("q 420 0 0 595 0 0 cm BI /W 141 /H 197 /BPC 8 /CS /G ID " + data + "\nEI Q", {});
    const Document document = taken(pdf.bytes());
    EXPECT_EQ(document.pages[0].compression, "rendered");
    EXPECT_NE(reason(document), "");
}
