// SPDX-License-Identifier: GPL-3.0-or-later
// Images of a PDF whose dictionary says something else than their data.
#include "core/base/digest.h"
#include "core/scan/jpeg_marks.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/pdf_codecs.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class PdfContradictions : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.pdf", bytes), {.render_dpi = 72}); }
    std::string remark(const Document& document) {
        for (const Finding& f : document.findings)
            if (f.rule == "scan.image") return f.message.english();
        return "";
    }
    void expect_refused(const std::string& bytes, const std::string& words) {
        const Error error = error_of([&] { pixels_of(taken(bytes)); });
        EXPECT_EQ(error.code, Code::bad_data);
        EXPECT_TRUE(holds(error.what(), words) && holds(error.what(), "page 1")) << error.what();
    }
    const Scratch scratch;
    const Raster colour = pattern(141, 197, 3), grey = pattern(141, 197, 1), black_white = bitonal_pattern(331, 470);
};

Raster sized(const Raster& r, int width, int height) {
    return {width, height, r.channels, false, {}};
}

const std::string dct = "/BitsPerComponent 8/Filter/DCTDecode/ColorSpace";

} // namespace

TEST_F(PdfContradictions, AJpegKeepsItsOwnColoursWhateverIsSaidOfThem) {
    for (const std::string& space : {std::string("/DeviceRGB"), std::string("/DeviceCMYK"), std::string("/CalRGB"),
                                     std::string("[/Indexed/DeviceRGB 1<000000ffffff>]/Decode[0 255]")}) {
        for (const Raster& raster : {grey, colour}) {
            if (raster.channels == 3 && holds(space, "RGB") && !holds(space, "Indexed")) continue;
            if (raster.channels == 1 && holds(space, "Indexed")) continue;
            const std::string jpeg = jpeg_bytes(raster);
            const Document document = taken(one_image(raster, dct + space, jpeg));
            EXPECT_TRUE(holds(remark(document), "the data was believed")) << space;
            EXPECT_TRUE(pixels_of(document) == jpeg_pixels(jpeg)) << space;
            const Carried c = carried(document);
            EXPECT_EQ(c.stream.carried, "copied");
            EXPECT_EQ(c.stream.colour_space, raster.channels == 3 ? "/DeviceRGB" : "/DeviceGray") << space;
            EXPECT_TRUE(c.stream.decode.empty() && c.stream.lookup.empty());
            EXPECT_EQ(sha256_hex(c.stream.bytes), sha256_hex(jpeg));
        }
    }
    const std::string jpeg = jpeg_bytes(colour);
    const Document called_grey = taken(one_image(colour, dct + "/DeviceGray", jpeg));
    EXPECT_EQ(called_grey.pages[0].colour, Colour::colour);
    EXPECT_TRUE(pixels_of(called_grey) == jpeg_pixels(jpeg));
}

TEST_F(PdfContradictions, AJpegWithoutAColourSpaceIsAsItsDataSays) {
    for (const Raster& raster : {grey, colour}) {
        const std::string jpeg = jpeg_bytes(raster);
        const Document document = taken(one_image(raster, "/BitsPerComponent 1/Filter/DCTDecode", jpeg));
        EXPECT_TRUE(document.findings.empty());
        EXPECT_TRUE(pixels_of(document) == jpeg_pixels(jpeg));
        EXPECT_EQ(carried(document).stream.bits, 8);
    }
}

TEST_F(PdfContradictions, AHeightThatIsAFewRowsOffIsThatOfTheData) {
    const std::string jpeg = jpeg_bytes(colour);
    for (const int rows : {189, 200}) {
        const Document document = taken(one_image(sized(colour, 141, rows), dct + "/DeviceRGB", jpeg));
        EXPECT_TRUE(holds(remark(document), "and its data holds 197")) << remark(document);
        EXPECT_EQ(document.pages[0].height, 197);
        EXPECT_TRUE(pixels_of(document) == jpeg_pixels(jpeg));
        EXPECT_EQ(carried(document).stream.height, 197);
    }
    expect_refused(one_image(sized(colour, 140, 197), dct + "/DeviceRGB", jpeg), "141 × 197 pixels");
    expect_refused(one_image(sized(colour, 141, 400), dct + "/DeviceRGB", jpeg), "141 × 197 pixels");
    expect_refused(one_image(sized(colour, 141, 100), dct + "/DeviceRGB", jpeg), "141 × 197 pixels");
}

// Scanners that write the frame before they know: HP 0, Contex 65000.
TEST_F(PdfContradictions, AFrameOfNoHeightTakesThatOfTheDictionary) {
    const std::string jpeg = jpeg_bytes(colour);
    for (const int height : {0, 65000}) {
        const std::string framed = with_height(jpeg, jpeg_marks(jpeg), height);
        const Document document = taken(one_image(colour, dct + "/DeviceRGB", framed));
        EXPECT_TRUE(holds(remark(document), "holds 197, as its description says")) << remark(document);
        EXPECT_TRUE(pixels_of(document) == jpeg_pixels(jpeg));
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(c.stream.bytes == jpeg);
    }
}

TEST_F(PdfContradictions, Jpeg2000SpeaksForItself) {
    const std::string jp2 = jp2_bytes(grey);
    const Document document = taken(one_image(grey, "/Filter/JPXDecode/ColorSpace/DeviceRGB", jp2));
    EXPECT_TRUE(holds(remark(document), "the data was believed"));
    EXPECT_TRUE(pixels_of(document) == grey);
    EXPECT_EQ(carried(document).stream.carried, "copied");
    EXPECT_EQ(carried(document).stream.colour_space, "");
    expect_refused(one_image(sized(grey, 141, 199), "/Filter/JPXDecode", jp2), "141 × 197 pixels");
}

TEST_F(PdfContradictions, BilevelDataHaveOneComponent) {
    const std::string g4 = g4_bytes(scratch, black_white), parms = "/DecodeParms<</K -1/Columns 331/Rows 470>>";
    const Document fax =
        taken(one_image(black_white, "/BitsPerComponent 1/ColorSpace/DeviceRGB/Filter/CCITTFaxDecode" + parms, g4));
    EXPECT_TRUE(holds(remark(fax), "the data was believed"));
    EXPECT_TRUE(pixels_of(fax) == black_white);
    expect_refused(one_image(sized(black_white, 330, 470),
                             "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode" + parms, g4),
                   "331 × 470 pixels");
    const std::string jbig2 = jbig2_page(331, 470) + jbig2_generic(331, 470, g4);
    EXPECT_TRUE(pixels_of(taken(one_image(black_white, "/BitsPerComponent 1/ColorSpace/DeviceRGB/Filter/JBIG2Decode",
                                          jbig2))) == black_white);
    for (const auto& [width, height] : {std::pair{330, 470}, {331, 500}, {331, 400}})
        expect_refused(one_image(sized(black_white, width, height),
                                 "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode", jbig2),
                       "331 × 470 pixels");
}

// Drawn with other things, the image would be as the viewer of the day takes it.
TEST_F(PdfContradictions, APageThatIsMoreThanTheImageIsRefused) {
    PdfBuilder pdf;
    pdf.page(whole_page + " 1 0 0 RG 10 10 m 300 300 l S",
             {pdf.add_stream(image_entries(grey, dct + "/DeviceRGB"), jpeg_bytes(grey))});
    expect_refused(pdf.bytes(), "viewers show different pages");
}
