// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a PDF that are cut into strips or tiles: joined where nothing is lost by it.
#include "core/pdf/resources.h"
#include "tests/core/pdf_builder.h"
#include "tests/core/tiff_files.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

Raster cut(const Raster& r, int x0, int y0, int w, int h) {
    Raster out{w, h, r.channels, r.bitonal, {}};
    for (int y = y0; y < y0 + h; ++y)
        for (int x = x0; x < x0 + w; ++x)
            for (int c = 0; c < r.channels; ++c)
                out.samples.push_back(r.at(x, y, c));
    return out;
}

class PdfTiling : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }

    using AddImage = std::function<int(PdfBuilder&, const Raster&)>;

    // Strips of `heights` from the top, each drawn where it belongs on the A5 page, coordinates rounded as drivers do.
    Document strips(const Raster& whole, const std::vector<int>& heights, const AddImage& add, double gap = 0) {
        PdfBuilder pdf;
        std::vector<int> images;
        std::string content;
        int y = 0;
        for (size_t i = 0; i < heights.size(); ++i) {
            images.push_back(add(pdf, cut(whole, 0, y, whole.width, heights[i])));
            const double scale = 595.0 / whole.height,
                         bottom = 595 - scale * (y + heights[i]) - gap * static_cast<double>(i);
            char text[100];
            std::snprintf(text, sizeof text, "q 420 0 0 %.2f 0 %.2f cm /I%zu Do Q\n", scale * heights[i], bottom, i);
            content += text;
            y += heights[i];
        }
        pdf.page(content, images);
        return acquired(scratch.write("a.pdf", pdf.bytes()), low);
    }
    int add_g4(PdfBuilder& pdf, const Raster& r, const std::string& more = "/ColorSpace/DeviceGray") {
        TiffPage page;
        page.raster = r;
        page.compression = COMPRESSION_CCITTFAX4;
        page.photometric = PHOTOMETRIC_MINISWHITE;
        page.rows_per_strip = r.height;
        const std::string data = strip_of(write_tiff(scratch.path("g4.tif"), {page}), 0, 0);
        return pdf.add_stream(
            image_entries(r, more + "/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns " +
                                 std::to_string(r.width) + "/Rows " + std::to_string(r.height) + ">>"),
            data);
    }
    static int add_flate(PdfBuilder& pdf, const Raster& r) {
        return pdf.add_stream(image_entries(r, std::string("/BitsPerComponent 8/Filter/FlateDecode/ColorSpace/") +
                                                   (r.channels == 3 ? "DeviceRGB" : "DeviceGray")),
                              deflate(r.bytes()));
    }
    void expect_joined(const Document& document, size_t n) {
        ASSERT_EQ(document.pages.size(), 1u);
        const PageInfo& page = document.pages[0];
        ASSERT_EQ(document.findings.size(), 1u) << document.findings.back().message.english();
        EXPECT_EQ(document.findings[0].rule, "scan.joined");
        EXPECT_EQ(document.findings[0].severity, Severity::note);
        EXPECT_TRUE(holds(document.findings[0].message.english(), "the " + std::to_string(n) + " images"));
        EXPECT_NEAR(page.matrix[0], 420, 0.02);
        EXPECT_NEAR(page.matrix[3], 595, 0.02);
        EXPECT_NEAR(page.matrix[4], 0, 0.02);
        EXPECT_NEAR(page.matrix[5], 0, 0.02);
        EXPECT_NEAR(page.dpi_x, page.width * 72 / 420.0, 0.1);
    }
    void expect_apart(const Document& document) {
        EXPECT_EQ(document.pages[0].compression, "rendered");
        EXPECT_TRUE(has_rule(document.findings, "scan.rendered"));
        for (const Finding& f : document.findings)
            if (f.rule == "scan.not_plain") {
                EXPECT_TRUE(holds(f.message.english(), "do not make up one")) << f.message.english();
            }
    }

    const Scratch scratch;
    const ScanOptions low{.render_dpi = 72};
    const Raster colour = pattern(140, 198, 3), grey = pattern(140, 198, 1), black_white = bitonal_pattern(331, 470);
};

} // namespace

TEST_F(PdfTiling, StripsOfG4BecomeOneG4) {
    const Document document =
        strips(black_white, {160, 160, 149, 1}, [&](PdfBuilder& pdf, const Raster& r) { return add_g4(pdf, r); });
    expect_joined(document, 4);
    EXPECT_EQ(document.pages[0].colour, Colour::bitonal);
    EXPECT_EQ(document.pages[0].compression, "ccitt");
    EXPECT_TRUE(pixels_of(document) == black_white);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.filter, "CCITTFaxDecode");
    EXPECT_EQ(c.stream.carried, "re-encoded");
    EXPECT_TRUE(shown(c.stream) == black_white);
}

TEST_F(PdfTiling, StencilStripsPaintedBlackBecomeOneImage) {
    const Document document = strips(
        black_white, {235, 235}, [&](PdfBuilder& pdf, const Raster& r) { return add_g4(pdf, r, "/ImageMask true"); });
    expect_joined(document, 2);
    EXPECT_TRUE(pixels_of(document) == black_white);
    const Carried c = carried(document);
    EXPECT_FALSE(c.stream.mask);
    EXPECT_TRUE(shown(c.stream) == black_white);
}

TEST_F(PdfTiling, StripsOfSamplesBecomeOneFlate) {
    for (const Raster& whole : {colour, grey}) {
        const Document document = strips(whole, {64, 64, 64, 6}, add_flate);
        expect_joined(document, 4);
        EXPECT_TRUE(pixels_of(document) == whole);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.filter, "FlateDecode");
        EXPECT_EQ(c.stream.carried, "re-encoded");
        EXPECT_TRUE(shown(c.stream) == whole);
    }
}

TEST_F(PdfTiling, StripsKeepTheirColourProfile) {
    const Document document = strips(colour, {99, 99}, [&](PdfBuilder& pdf, const Raster& r) {
        const int profile = pdf.add_stream("/N 3", std::string(srgb_profile()));
        return pdf.add_stream(image_entries(r, "/BitsPerComponent 8/Filter/FlateDecode/ColorSpace[/ICCBased " +
                                                   pdf_reference(profile) + "]"),
                              deflate(r.bytes()));
    });
    expect_joined(document, 2);
    EXPECT_TRUE(pixels_of(document) == colour);
    const Carried c = carried(document);
    EXPECT_TRUE(c.stream.icc == srgb_profile());
    EXPECT_TRUE(c.stream.colour_space.empty());
    EXPECT_TRUE(shown(c.stream) == colour);
}

TEST_F(PdfTiling, StripsOfJpegKeepTheirCoefficients) {
    for (const Raster& whole : {colour, grey}) {
        const Document document =
            strips(whole, {64, 64, 64, 6}, [](PdfBuilder& pdf, const Raster& r) { return add_jpeg(pdf, r); });
        expect_joined(document, 4);
        const Carried c = carried(document);
        EXPECT_EQ(c.stream.filter, "DCTDecode");
        EXPECT_EQ(c.stream.carried, "joined");
        Raster expected = whole;
        expected.samples.clear();
        for (const auto& [y, h] : {std::pair<int, int>(0, 64), std::pair<int, int>(64, 64),
                                   std::pair<int, int>(128, 64), std::pair<int, int>(192, 6)}) {
            const Raster strip = jpeg_pixels(jpeg_bytes(cut(whole, 0, y, whole.width, h)));
            expected.samples.insert(expected.samples.end(), strip.samples.begin(), strip.samples.end());
        }
        EXPECT_TRUE(shown(c.stream) == expected);
        EXPECT_TRUE(pixels_of(document) == expected);
    }
}

TEST_F(PdfTiling, StripsOfJpegThatEndAmidABlockAreJoinedByTheirPixels) {
    const Document document =
        strips(colour, {99, 99}, [](PdfBuilder& pdf, const Raster& r) { return add_jpeg(pdf, r); });
    expect_joined(document, 2);
    const Carried c = carried(document);
    EXPECT_EQ(c.stream.filter, "FlateDecode");
    EXPECT_EQ(c.stream.carried, "re-encoded");
    EXPECT_TRUE(shown(c.stream) == pixels_of(document));
    EXPECT_TRUE(cut(pixels_of(document), 0, 99, 140, 99) == jpeg_pixels(jpeg_bytes(cut(colour, 0, 99, 140, 99))));
}

TEST_F(PdfTiling, TilesInRowsAndColumnsBecomeOneImage) {
    PdfBuilder pdf;
    std::vector<int> images;
    std::string content;
    const int xs[] = {0, 60, 140}, ys[] = {0, 100, 198};
    for (const int row : {1, 0}) // in no order
        for (const int column : {1, 0}) {
            images.push_back(
                add_flate(pdf, cut(colour, xs[column], ys[row], xs[column + 1] - xs[column], ys[row + 1] - ys[row])));
            content += "q " + std::to_string(3 * (xs[column + 1] - xs[column])) + " 0 0 " +
                       std::to_string(3 * (ys[row + 1] - ys[row])) + " " + std::to_string(3 * xs[column]) + " " +
                       std::to_string(3 * (198 - ys[row + 1])) + " cm /I" + std::to_string(images.size() - 1) +
                       " Do Q\n";
        }
    pdf.page(content, images, "/MediaBox[0 0 420 594]");
    const Document document = acquired(scratch.write("a.pdf", pdf.bytes()));
    ASSERT_TRUE(has_rule(document.findings, "scan.joined"));
    EXPECT_EQ(document.pages[0].dpi_y, 24);
    EXPECT_TRUE(pixels_of(document) == colour);
    EXPECT_TRUE(shown(carried(document).stream) == colour);
}

TEST_F(PdfTiling, GapsAndOverlapsAreRendered) {
    expect_apart(strips(colour, {99, 99}, add_flate, 3));
    expect_apart(strips(colour, {99, 99}, add_flate, -3));
}

TEST_F(PdfTiling, StripsOfDifferentMakeAreRendered) {
    int n = 0;
    expect_apart(strips(grey, {99, 99}, [&](PdfBuilder& pdf, const Raster& r) {
        return pdf.add_stream(
            image_entries(r, std::string("/BitsPerComponent 8/ColorSpace/DeviceGray") + (n++ ? "/Decode[1 0]" : "")),
            r.bytes());
    }));
    n = 0;
    expect_apart(strips(black_white, {235, 235}, [&](PdfBuilder& pdf, const Raster& r) {
        return n++ ? add_flate(pdf, pattern(331, 235, 3)) : add_g4(pdf, r);
    }));
    n = 0; // twice the resolution
    expect_apart(strips(grey, {99, 99}, [&](PdfBuilder& pdf, const Raster& r) {
        return add_flate(pdf, n++ ? pattern(280, 198, 1) : r);
    }));
}

TEST_F(PdfTiling, AHugeSumOfStripsIsRefusedBeforeItIsDecoded) {
    PdfBuilder pdf;
    std::string content;
    std::vector<int> images;
    for (int i = 0; i < 3; ++i) {
        images.push_back(pdf.add_stream("/Type/XObject/Subtype/Image/Width 400/Height 200000/BitsPerComponent "
                                        "8/ColorSpace/DeviceGray/Filter/FlateDecode",
                                        deflate("x")));
        content += "q 400 0 0 200 0 " + std::to_string(200 * i) + " cm /I" + std::to_string(i) + " Do Q ";
    }
    pdf.page(content, images, "/MediaBox[0 0 400 600]");
    const Error error = error_of([&] { acquired(scratch.write("a.pdf", pdf.bytes())); });
    EXPECT_EQ(error.code, Code::bad_data);
    EXPECT_TRUE(holds(error.what(), "400 × 600000")) << error.what();
}

TEST_F(PdfTiling, ADamagedStripIsAnError) {
    int n = 0;
    const Document document = strips(grey, {99, 99}, [&](PdfBuilder& pdf, const Raster& r) {
        return pdf.add_stream(image_entries(r, "/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"),
                              deflate(r.bytes().substr(n++ ? 500 : 0)));
    });
    EXPECT_EQ(error_of([&] { pixels_of(document); }).code, Code::bad_data);
    EXPECT_EQ(error_of([&] { carried(document); }).code, Code::bad_data);
}
