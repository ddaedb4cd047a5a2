// SPDX-License-Identifier: GPL-3.0-or-later
// What a page of a PDF shows: one plain scan that is kept, or something else that is rendered; and what is refused.
#include "tests/core/pdf_builder.h"
#include "tests/core/pdf_codecs.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class PdfPages : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes, const Context& context = {}) {
        ScanOptions options;
        options.render_dpi = 72;
        return acquired(scratch.write("a.pdf", bytes), options, context);
    }
    Document with_content(const std::string& content, const std::string& extra = "",
                          const std::string& resources = "") {
        PdfBuilder pdf;
        pdf.page(content, {add_jpeg(pdf, colour)}, extra, resources);
        return taken(pdf.bytes());
    }
    void expect_kept(const Document& document) {
        EXPECT_EQ(document.pages[0].compression, "jpeg");
        EXPECT_TRUE(carried(document).stream.bytes == jpeg_bytes(colour));
    }
    void expect_rendered(const Document& document, const std::string& reason) {
        EXPECT_EQ(document.pages[0].compression, "rendered");
        std::string text;
        EXPECT_TRUE(has_rule(document.findings, "scan.rendered"));
        for (const Finding& f : document.findings)
            if (f.rule == "scan.not_plain") text = f.message.english();
        EXPECT_TRUE(holds(text, reason)) << text;
    }
    const Scratch scratch;
    const Raster colour = pattern(140, 198, 3);
};

const std::string font = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";
const std::string text = " BT /F1 60 Tf 60 500 Td (VISIBLE) Tj ET";

void expect_matrix(const PageInfo& page, const std::vector<double>& expected) {
    for (size_t i = 0; i < 6; ++i)
        EXPECT_NEAR(page.matrix[i], expected[i], 1e-6) << i;
}

bool dark(const Raster& r, int x, int y) {
    return r.at(x, y, 0) < 64 && r.at(x, y, 1) < 64 && r.at(x, y, 2) < 64;
}
bool light(const Raster& r, int x, int y) {
    return r.at(x, y, 0) > 192 && r.at(x, y, 1) > 192 && r.at(x, y, 2) > 192;
}

} // namespace

TEST_F(PdfPages, AnOldInvisibleTextLayerIsDroppedAndTheImageKept) {
    const Document document = with_content(whole_page + " BT 3 Tr /F1 12 Tf 60 500 Td (old words) Tj ET", "", font);
    expect_kept(document);
    ASSERT_TRUE(has_rule(document.findings, "scan.old_text"));
    EXPECT_EQ(document.findings[0].severity, Severity::note);
    EXPECT_EQ(document.findings[0].page, 1);
}

TEST_F(PdfPages, TextUnderTheImageIsHidden) {
    const Document document = with_content(text + " " + whole_page, "", font);
    expect_kept(document);
    EXPECT_TRUE(has_rule(document.findings, "scan.old_text"));
}

TEST_F(PdfPages, VisibleTextOverTheImageIsRenderedWithIt) {
    const Document document = with_content("0 g " + whole_page + text, "", font);
    expect_rendered(document, "shows text of its own");
    const Raster r = pixels_of(document);
    bool found = false;
    for (int x = 60; x < 200 && !found; ++x)
        found = dark(r, x, 80);
    EXPECT_TRUE(found) << "the text is in the pixels";
    EXPECT_EQ(carried(document).stream.carried, "rendered");
}

TEST_F(PdfPages, OtherMarksAreRendered) {
    expect_rendered(with_content(whole_page + " q 100 0 0 100 0 0 cm /I0 Do Q"), "do not make up one");
    expect_rendered(with_content(whole_page + " 1 0 0 RG 10 10 m 300 300 l S"), "drawn over the image");
    expect_rendered(with_content(whole_page + " BI /W 1 /H 1 /CS /G /BPC 8 ID x EI"), "do not make up one");
    expect_rendered(with_content("q 100 0 0 100 0 0 cm /I0 Do Q"), "smaller than half");
    expect_rendered(with_content(""), "no image");
    expect_rendered(with_content("/E gs " + whole_page, "", "/ExtGState<</E<</ca 0.5>>>>"), "transparent");
    expect_rendered(with_content(whole_page, "/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]>>]"), "annotations");
}

TEST_F(PdfPages, AClipThatHidesPartOfTheImageIsRendered) {
    expect_rendered(with_content("q 0 0 420 300 re W n " + whole_page + " Q"), "part of the image is hidden");
    expect_rendered(with_content("q 0 0 m 420 0 l 420 595 l W n " + whole_page + " Q"), "clipped to a shape");
    expect_kept(with_content("q 0 0 420 595 re W n " + whole_page + " Q"));
    expect_kept(with_content("q 0 0 9 9 re W n Q " + whole_page));
}

TEST_F(PdfPages, ARectangleIsOneHoweverItIsWritten) {
    expect_kept(with_content("q 0 0 m 420 0 l 420 595 l 0 595 l h W n " + whole_page + " Q"));
    expect_kept(with_content("q 0 595 m 0 0 l 420 0 l 420 595 l 0 595 l W* n " + whole_page + " Q"));
    expect_kept(with_content("q 0 1 -1 0 420 0 cm 0 0 m 595 0 l 595 420 l 0 420 l h W n 0 -1 1 0 0 420 cm " +
                             whole_page + " Q"));
    expect_rendered(with_content("q 0 0 m 420 0 l 420 300 l 0 300 l h W n " + whole_page + " Q"),
                    "part of the image is hidden");
    expect_rendered(with_content("q 0 0 m 420 0 l 420 595 l 10 595 l h W n " + whole_page + " Q"),
                    "clipped to a shape");
    expect_rendered(with_content("q 0 0 m 420 0 l 420 595 l 0 595 l h 5 5 m 9 9 l h W n " + whole_page + " Q"),
                    "clipped to a shape");
    expect_rendered(with_content("q .7 .7 -.7 .7 200 0 cm 0 0 300 300 re W n 1 0 0 1 0 0 cm " + whole_page + " Q"),
                    "clipped to a shape");
}

TEST_F(PdfPages, LettersThatClipAreNoticed) {
    expect_rendered(with_content("q BT 7 Tr /F1 60 Tf 60 500 Td (CUT) Tj ET " + whole_page + " Q", "", font),
                    "clipped to a shape");
    expect_kept(with_content("q BT 7 Tr /F1 60 Tf 60 500 Td (CUT) Tj ET Q " + whole_page, "", font));
    expect_kept(with_content(whole_page + " BT 7 Tr /F1 60 Tf 60 500 Td (old) Tj ET", "", font));
}

TEST_F(PdfPages, BlendModesAndTransferFunctionsInEverySpelling) {
    const std::string function = "<</FunctionType 2/Domain[0 1]/N 1/C0[1]/C1[0]>>";
    for (const char* state : {"/BM[/Multiply/Normal]", "/BM/Darken"})
        expect_rendered(with_content("/E gs " + whole_page, "", std::string("/ExtGState<</E<<") + state + ">>>>"),
                        "transparent");
    for (const std::string& state : {"/TR " + function, "/TR2 " + function, "/TR/Identity/TR2 " + function})
        expect_rendered(with_content("/E gs " + whole_page, "", std::string("/ExtGState<</E<<") + state + ">>>>"),
                        "by a function");
    for (const std::string& state : {std::string("/BM[/Normal/Multiply]"), std::string("/BM[]"),
                                     std::string("/TR/Identity"), "/TR " + function + "/TR2/Default"})
        expect_kept(with_content("/E gs " + whole_page, "", std::string("/ExtGState<</E<<") + state + ">>>>"));
}

TEST_F(PdfPages, HarmlessContentKeepsTheImage) {
    expect_kept(with_content("1 g 0 0 420 595 re f " + whole_page));
    expect_kept(with_content("/Artifact BMC " + whole_page + " EMC"));
    expect_kept(with_content(whole_page, "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]"));
}

TEST_F(PdfPages, TheImageLiesWhereTheContentPutsIt) {
    const Document document = with_content("q .5 0 0 .5 0 0 cm q 800 0 0 1100 20 30 cm /I0 Do Q Q");
    expect_matrix(document.pages[0], {400, 0, 0, 550, 10, 15});
    EXPECT_NEAR(document.pages[0].dpi_x, 140 * 72 / 400.0, 1e-6);
}

TEST_F(PdfPages, TheCropBoxIsThePage) {
    const Document document =
        with_content("q 420 0 0 595 100 200 cm /I0 Do Q", "/MediaBox[0 0 600 900]/CropBox[100 200 520 795]");
    expect_kept(document);
    EXPECT_EQ(document.pages[0].width_pt, 420);
    EXPECT_EQ(document.pages[0].height_pt, 595);
    expect_matrix(document.pages[0], {420, 0, 0, 595, 0, 0});
}

TEST_F(PdfPages, BoxesAreInherited) {
    PdfBuilder pdf;
    const int image = add_jpeg(pdf, colour), contents = pdf.add_stream("", "q 300 0 0 400 50 60 cm /I0 Do Q");
    const int page = pdf.add("<</Type/Page/Parent 2 0 R/Contents " + pdf_reference(contents) + ">>");
    pdf.tree = "<</Type/Pages/Count 1/Kids[" + pdf_reference(page) +
               "]/MediaBox[50 60 350 460]/Rotate 180/Resources<</XObject<</I0 " + pdf_reference(image) + ">>>>>>";
    const Document document = taken(pdf.bytes());
    expect_kept(document);
    EXPECT_EQ(document.pages[0].width_pt, 300);
    EXPECT_EQ(document.pages[0].rotate, 180);
    expect_matrix(document.pages[0], {300, 0, 0, 400, 0, 0});
}

TEST_F(PdfPages, AUserUnitStretchesThePage) {
    const Document document = with_content("q 210 0 0 297 0 0 cm /I0 Do Q", "/MediaBox[0 0 210 297]/UserUnit 2");
    expect_kept(document);
    EXPECT_EQ(document.pages[0].width_pt, 420);
    expect_matrix(document.pages[0], {420, 0, 0, 594, 0, 0});
}

TEST_F(PdfPages, ARenderedPageWithAUserUnitFillsItsPixels) {
    PdfBuilder pdf;
    pdf.page("0 g 0 0 210 297 re f", {}, "/MediaBox[0 0 210 297]/UserUnit 2");
    const Document document = taken(pdf.bytes());
    const Raster r = pixels_of(document);
    EXPECT_EQ(r.width, 420);
    EXPECT_TRUE(dark(r, 10, 10) && dark(r, 410, 10) && dark(r, 410, 584) && dark(r, 10, 584));
}

TEST_F(PdfPages, RotationIsKeptAndThePixelsStayAsStored) {
    for (const int rotate : {0, 90, 180, 270, -90, 450}) {
        const Document kept = with_content(whole_page, "/Rotate " + std::to_string(rotate));
        EXPECT_EQ(kept.pages[0].rotate, (rotate + 720) % 360);
        EXPECT_EQ(kept.pages[0].width_pt, 420);
        EXPECT_TRUE(pixels_of(kept) == jpeg_pixels(jpeg_bytes(colour)));
        // A black square in the upper left corner of the page as stored.
        PdfBuilder pdf;
        pdf.page("0 g 0 495 100 100 re f", {}, "/Rotate " + std::to_string(rotate));
        const Document rendered = taken(pdf.bytes());
        const Raster r = pixels_of(rendered);
        EXPECT_EQ(rendered.pages[0].rotate, (rotate + 720) % 360);
        ASSERT_EQ(r.width, 420);
        ASSERT_EQ(r.height, 595);
        EXPECT_TRUE(dark(r, 50, 50)) << rotate;
        EXPECT_TRUE(light(r, 370, 50) && light(r, 50, 545) && light(r, 370, 545)) << rotate;
    }
}

TEST_F(PdfPages, AnImageTurnedByItsMatrixKeepsItsStream) {
    const Raster lying = pattern(211, 149, 3);
    PdfBuilder pdf;
    pdf.page("q 0 595 -420 0 420 0 cm /I0 Do Q", {add_jpeg(pdf, lying)});
    const Document document = taken(pdf.bytes());
    EXPECT_EQ(carried(document).stream.carried, "copied");
    expect_matrix(document.pages[0], {0, 595, -420, 0, 420, 0});
    EXPECT_TRUE(pixels_of(document) == turned(jpeg_pixels(jpeg_bytes(lying)), 270)) << "seen as the page shows it";
}

TEST_F(PdfPages, AnImageInAFormIsFound) {
    PdfBuilder pdf;
    const int image = add_jpeg(pdf, colour);
    const int form =
        pdf.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Matrix[420 0 0 595 0 0]/Resources<</XObject<</I0 " +
                           pdf_reference(image) + ">>>>",
                       "/I0 Do");
    pdf.page("/I0 Do", {form});
    const Document document = taken(pdf.bytes());
    expect_kept(document);
    expect_matrix(document.pages[0], {420, 0, 0, 595, 0, 0});
}

TEST_F(PdfPages, LayersThatCanBeSwitchedOffAreRendered) {
    const std::string layer = "/Properties<</L<</Type/OCG/Name(stamp)>>>>";
    expect_rendered(with_content("/OC /L BDC " + whole_page + " EMC", "", layer), "layers that can be switched off");
    PdfBuilder pdf;
    pdf.page(whole_page,
             {pdf.add_stream(
                 image_entries(colour,
                               "/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/OC<</Type/OCG/Name(scan)>>"),
                 jpeg_bytes(colour))});
    expect_rendered(taken(pdf.bytes()), "layers that can be switched off");
    PdfBuilder unused; // a catalogue that knows of layers, and a page that has none
    unused.page(whole_page, {add_jpeg(unused, colour)});
    unused.catalog_extra = "/OCProperties<</OCGs[]/D<<>>>>";
    expect_kept(taken(unused.bytes()));
}

TEST_F(PdfPages, AFormThatCutsItsImageIsRendered) {
    PdfBuilder pdf;
    const int image = add_jpeg(pdf, colour);
    const int form = pdf.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 420 300]/Resources<</XObject<</I0 " +
                                        pdf_reference(image) + ">>>>",
                                    whole_page);
    pdf.page("/I0 Do", {form});
    expect_rendered(taken(pdf.bytes()), "part of the image is hidden");
}

TEST_F(PdfPages, WhitePaperUnderAStencilIsNothing) {
    auto stencil_on = [&](const std::string& before) {
        PdfBuilder pdf;
        pdf.page(
            before + " 0 g " + whole_page,
            {pdf.add_stream("/Type/XObject/Subtype/Image/ImageMask true/Width 16/Height 10", std::string(20, '\x55'))});
        return taken(pdf.bytes());
    };
    EXPECT_NE(stencil_on("1 g 0 0 420 595 re f").pages[0].compression, "rendered");
    EXPECT_NE(stencil_on("/DeviceRGB cs 1 1 1 sc 0 0 420 595 re f").pages[0].compression, "rendered");
    expect_rendered(stencil_on("1 1 0 rg 0 0 420 595 re f"), "drawn under the image");
    expect_rendered(stencil_on("0 g 0 0 420 595 re f"), "drawn under the image");
}

TEST_F(PdfPages, AColouredStencilIsRendered) {
    PdfBuilder pdf;
    pdf.page("1 0 0 rg " + whole_page,
             {pdf.add_stream("/Type/XObject/Subtype/Image/ImageMask true/Width 16/Height 10", std::string(20, '\0'))});
    const Document document = taken(pdf.bytes());
    expect_rendered(document, "coloured mask");
    EXPECT_EQ(pixels_of(document).at(200, 300, 0), 255);
    EXPECT_EQ(pixels_of(document).at(200, 300, 1), 0);
}

TEST_F(PdfPages, APageWithoutContentIsABlankRendering) {
    PdfBuilder pdf;
    pdf.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]>>");
    pdf.tree = "<</Type/Pages/Count 1/Kids[3 0 R]>>";
    const Document document = taken(pdf.bytes());
    expect_rendered(document, "no image");
    EXPECT_TRUE(light(pixels_of(document), 200, 300));
}

TEST_F(PdfPages, EveryPageIsJudgedAlone) {
    PdfBuilder pdf;
    const int image = add_jpeg(pdf, colour);
    pdf.page(whole_page, {image});
    pdf.page(whole_page + text, {image}, "", font);
    pdf.page(whole_page, {image});
    const Document document = taken(pdf.bytes());
    ASSERT_EQ(document.pages.size(), 3u);
    EXPECT_EQ(document.pages[0].compression, "jpeg");
    EXPECT_EQ(document.pages[1].compression, "rendered");
    EXPECT_EQ(document.pages[2].compression, "jpeg");
    ASSERT_TRUE(has_rule(document.findings, "scan.rendered"));
    for (const Finding& f : document.findings)
        EXPECT_EQ(f.page, 2) << f.message.english();
    EXPECT_TRUE(carried(document, 2).stream.bytes == jpeg_bytes(colour));
}

TEST_F(PdfPages, BoxesMayBeMadeOfReferences) {
    PdfBuilder pdf;
    pdf.add("420");
    pdf.add("595");
    pdf.page(whole_page, {add_jpeg(pdf, colour)}, "/MediaBox[0 0 3 0 R 4 0 R]/Rotate 90.0");
    const Document document = taken(pdf.bytes());
    expect_kept(document);
    EXPECT_EQ(document.pages[0].width_pt, 420);
    EXPECT_EQ(document.pages[0].height_pt, 595);
    EXPECT_EQ(document.pages[0].rotate, 90);
}

// Poppler draws what is there and says nothing, or little.
TEST_F(PdfPages, ADamagedImageOnARenderedPageIsAnError) {
    const Scratch files;
    const Raster fax = bitonal_pattern(331, 470);
    const std::string jpeg = jpeg_bytes(colour), flate = deflate(colour.bytes()), jp2 = jp2_bytes(colour),
                      g4 = g4_bytes(files, fax);
    const std::string rgb = "/BitsPerComponent 8/ColorSpace/DeviceRGB";
    const auto page_with = [&](const Raster& size, const std::string& entries, const std::string& data) {
        PdfBuilder pdf;
        pdf.page(whole_page + text, {pdf.add_stream(image_entries(size, entries), data)}, "", font);
        return pdf.bytes();
    };
    const auto half = [](const std::string& data) { return data.substr(0, data.size() / 2); };
    const std::string ccitt =
        "/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 331/Rows 470>>";
    for (const auto& [size, entries, data] : {std::tuple{colour, rgb + "/Filter/DCTDecode", jpeg},
                                              {colour, rgb + "/Filter/FlateDecode", flate},
                                              {colour, rgb, colour.bytes()},
                                              {colour, std::string("/Filter/JPXDecode/ColorSpace/DeviceRGB"), jp2},
                                              {fax, ccitt, g4}}) {
        EXPECT_EQ(taken(page_with(size, entries, data)).pages[0].compression, "rendered");
        EXPECT_EQ(pixels_of(taken(page_with(size, entries, data))).width, 420) << entries;
        const Error error = error_of([&] { pixels_of(taken(page_with(size, entries, half(data)))); });
        EXPECT_EQ(error.code, Code::bad_data) << entries;
        EXPECT_TRUE(holds(error.what(), "page 1") && !holds(error.what(), "ePdfError")) << error.what();
    }
}

TEST_F(PdfPages, ADamagedImageOfAStampOrAMaskIsAnError) {
    const std::string entries = "/BitsPerComponent 8/ColorSpace/DeviceRGB";
    for (const bool whole : {true, false}) {
        PdfBuilder stamped;
        const int image = stamped.add_stream(image_entries(colour, entries), colour.bytes().substr(whole ? 0 : 9999)),
                  form = stamped.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 90 90]/Resources<</XObject<</A " +
                                                pdf_reference(image) + ">>>>",
                                            "90 0 0 90 0 0 cm /A Do");
        stamped.page(whole_page, {add_jpeg(stamped, colour)},
                     "/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 90 90]/AP<</N " + pdf_reference(form) + ">>>>]");
        PdfBuilder masked;
        const int mask = masked.add_stream(image_entries(colour, "/BitsPerComponent 8/ColorSpace/DeviceGray"),
                                           std::string(140 * (whole ? 198 : 99), '\x7F'));
        masked.page(whole_page, {masked.add_stream(image_entries(colour, entries + "/SMask " + pdf_reference(mask)),
                                                   colour.bytes())});
        for (const PdfBuilder* pdf : {&stamped, &masked}) {
            if (whole)
                EXPECT_NO_THROW(pixels_of(taken(pdf->bytes())));
            else
                EXPECT_EQ(error_of([&] { pixels_of(taken(pdf->bytes())); }).code, Code::bad_data);
        }
    }
}

TEST_F(PdfPages, WhatIsDrawnAndNotThereIsAnError) {
    for (const std::string object : {"null", "<<>>", "<</Type/XObject/Subtype/Image/Width 9/Height 9>>"}) {
        PdfBuilder pdf;
        pdf.page(whole_page + text, {pdf.add(object)}, "", font);
        EXPECT_TRUE(holds(error_of([&] { taken(pdf.bytes()); }).what(), "not in the file")) << object;
    }
    PdfBuilder pdf;
    const int image = add_jpeg(pdf, colour), contents = pdf.add_stream("", whole_page);
    const int page = pdf.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<</XObject<</I0 " +
                             pdf_reference(image) + ">>>>/Contents[" + pdf_reference(contents) + " 99 0 R]>>");
    pdf.tree = "<</Type/Pages/Kids[" + pdf_reference(page) + "]/Count 1>>";
    EXPECT_TRUE(holds(error_of([&] { taken(pdf.bytes()); }).what(), "page's content is not in the file"));
}

// The gate measures the scan, not our drawing of it; a fine one loses nothing by being drawn.
TEST_F(PdfPages, ADrawnPageIsJudgedByTheImagesOnItAndDrawnAtTheFinest) {
    const Raster fine = bitonal_pattern(840, 1190), coarse = pattern(140, 198, 3), stamp = pattern(90, 90, 3);
    const std::string fax = "/BitsPerComponent 1/ColorSpace/DeviceGray",
                      rgb = "/BitsPerComponent 8/ColorSpace/DeviceRGB";
    const auto read = [&](const std::string& content, const std::vector<std::pair<Raster, std::string>>& images,
                          const std::string& extra = "") {
        PdfBuilder pdf;
        std::vector<int> numbers;
        for (const auto& [raster, entries] : images)
            numbers.push_back(
                pdf.add_stream(image_entries(raster, entries), raster.bitonal ? raster.packed() : raster.bytes()));
        pdf.page(content, numbers, extra, font);
        const PageInfo page = taken(pdf.bytes()).pages.at(0);
        EXPECT_EQ(page.compression, "rendered");
        return page;
    };
    const std::string stamped = "/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]>>]";
    const PageInfo bitonal = read(whole_page, {{fine, fax}}, stamped), seen = bitonal.as_scanned();
    EXPECT_NEAR(seen.dpi_x, 144, 0.01);
    EXPECT_EQ(seen.colour, Colour::bitonal);
    EXPECT_EQ(seen.bits_per_pixel(), 1);
    EXPECT_EQ(bitonal.dpi_x, 144); // finer than 72, which was asked for
    EXPECT_EQ(bitonal.width, 840);
    // A coarse scan is not made better by a fine stamp on it, nor by our drawing.
    const PageInfo with_stamp = read(whole_page + " q 30 0 0 30 9 9 cm /I1 Do Q", {{coarse, rgb}, {stamp, rgb}});
    EXPECT_NEAR(with_stamp.as_scanned().dpi_x, 24, 0.01);
    EXPECT_EQ(with_stamp.as_scanned().bits_per_pixel(), 24);
    EXPECT_EQ(with_stamp.dpi_x, 72);
    // Letters of one image over the colours of another.
    const PageInfo layers = read(whole_page + " q 420 0 0 595 0 0 cm /I1 Do Q", {{coarse, rgb}, {fine, fax}});
    EXPECT_NEAR(layers.as_scanned().dpi_x, 144, 0.01);
    EXPECT_EQ(layers.as_scanned().colour, Colour::colour);
    EXPECT_EQ(layers.dpi_x, 144);
    // Little of the page is an image: it was not scanned, and is as it is drawn.
    const PageInfo born = read("q 90 0 0 90 9 9 cm /I0 Do Q" + text, {{fine, fax}});
    EXPECT_EQ(born.as_scanned().dpi_x, 72);
    EXPECT_EQ(born.as_scanned().bits_per_pixel(), 24);
    EXPECT_EQ(born.scanned_dpi_x, 0);
}
