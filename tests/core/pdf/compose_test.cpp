// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/pdf/resources.h"
#include "tests/core/composed.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class Compose : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }

    std::string tiff(const std::string& name, const Raster& raster, int compression, int rows = 0,
                     int photometric = -1) {
        TiffPage page;
        page.raster = raster;
        page.compression = compression;
        page.rows_per_strip = rows;
        page.photometric = photometric;
        return write_tiff(scratch.path(name), {page});
    }
    // One of every kind of source.
    Document mixed() {
        PdfBuilder pdf;
        const int profile = pdf.add_stream("/N 3", std::string(srgb_profile()));
        const std::string space = "/ColorSpace[/ICCBased " + pdf_reference(profile) + "]";
        const int image = pdf.add_stream(image_entries(colour, "/BitsPerComponent 8/Filter/FlateDecode" + space),
                                         deflate(colour.bytes()));
        pdf.page(whole_page, {image});
        pdf.page(whole_page, {image}, "/Rotate 90");
        PngOptions png;
        const std::vector<std::string> files = {
            tiff("g4.tif", black_white, COMPRESSION_CCITTFAX4),
            tiff("g4inverse.tif", black_white, COMPRESSION_CCITTFAX4, 0, PHOTOMETRIC_MINISBLACK),
            tiff("strips.tif", black_white, COMPRESSION_CCITTFAX4, 32),
            tiff("jpeg.tif", colour, COMPRESSION_JPEG, 16),
            tiff("lzw.tif", grey, COMPRESSION_LZW),
            tiff("inverse.tif", grey, COMPRESSION_JPEG, 16, PHOTOMETRIC_MINISWHITE),
            scratch.write("a.jpg", jpeg_bytes(grey)),
            scratch.write("a.png", png_bytes(colour.width, colour.height, colour.bytes(), png)),
            scratch.write("a.pdf", pdf.bytes())};
        return acquire({"mixed", scratch.folder(), files, {}}, {}, {});
    }

    const Scratch scratch;
    const Raster black_white = bitonal_pattern(331, 470), grey = pattern(150, 211, 1), colour = pattern(150, 211, 3);
};

} // namespace

TEST_F(Compose, TheStreamsInThePdfAreThoseOfTheSources) {
    const Document document = mixed();
    const ComposedDocument composed = compose_to(scratch.path("out.pdf"), document);
    ASSERT_EQ(composed.pages.size(), document.pages.size());
    OpenPdf pdf(scratch.path("out.pdf"));
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const ImageStream source = carried(document, i).stream;
        const std::string stream = raw_stream(*pdf.image(static_cast<int>(i)));
        EXPECT_EQ(sha256_hex(stream), sha256_hex(source.bytes)) << i;
        EXPECT_EQ(composed.pages[i].stream_sha256, sha256_hex(stream)) << i;
        EXPECT_EQ(composed.pages[i].stream_bytes, stream.size());
        EXPECT_EQ(composed.pages[i].carried, source.carried);
        EXPECT_EQ(composed.pages[i].filter, find(pdf.image(static_cast<int>(i)), "Filter")->GetName().GetName());
    }
    EXPECT_EQ(composed.sha256, sha256_file(scratch.path("out.pdf")));
    EXPECT_EQ(composed.bytes, std::filesystem::file_size(scratch.path("out.pdf")));
}

TEST_F(Compose, ThePagesShowThePixelsOfTheSources) {
    const Document document = mixed();
    compose_to(scratch.path("out.pdf"), document);
    const Document again = acquired(scratch.path("out.pdf"));
    ASSERT_EQ(again.pages.size(), document.pages.size());
    for (size_t i = 0; i < document.pages.size(); ++i) {
        EXPECT_NE(again.pages[i].compression, "rendered") << i;
        if (document.files[static_cast<size_t>(document.pages[i].file)].path == scratch.path("inverse.tif"))
            continue; // /Decode: Poppler reads it
        EXPECT_TRUE(pixels_of(again, i) == pixels_of(document, i)) << i;
    }
}

TEST_F(Compose, OutsideProgramsSeeThePixelsToo) {
    SOHOA_NEEDS_PROGRAM("pdfimages");
    const Document document = mixed();
    compose_to(scratch.path("out.pdf"), document);
    ASSERT_EQ(run_command("pdfimages -png " + scratch.path("out.pdf") + " " + scratch.path("seen")).status, 0);
    for (size_t i = 0; i < document.pages.size(); ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "seen-%03zu.png", i);
        const Document seen = acquired(scratch.path(name));
        if (document.pages[i].compression != "jpeg") { // JPEG decoders may round colour differently
            EXPECT_TRUE(pixels_of(seen) == pixels_of(document, i)) << name;
        }
    }
}

TEST_F(Compose, PagesHaveTheSizeOfThePaper) {
    const Document document = mixed();
    compose_to(scratch.path("out.pdf"), document);
    OpenPdf pdf(scratch.path("out.pdf"));
    for (size_t i = 0; i < document.pages.size(); ++i) {
        PoDoFo::PdfObject* box = find(pdf.page(static_cast<int>(i)), "MediaBox");
        EXPECT_NEAR(real_at(box, 2), document.pages[i].width_pt, 1e-3);
        EXPECT_NEAR(real_at(box, 3), document.pages[i].height_pt, 1e-3);
    }
    compose_to(scratch.path("a4.pdf"), a4_page(scratch));
    OpenPdf a4(scratch.path("a4.pdf"));
    EXPECT_NEAR(real_at(find(a4.page(0), "MediaBox"), 2), 595.2, 0.3);
    EXPECT_NEAR(real_at(find(a4.page(0), "MediaBox"), 3), 841.9, 0.3);
}

TEST_F(Compose, PagesAreTurnedForTheReader) {
    const std::string page = scratch.write("a.jpg", jpeg_bytes(grey));
    const Document document = acquire({"d", page, {page, page, page, page}, {}}, {}, {});
    const ComposedDocument composed = compose_to(scratch.path("out.pdf"), document, [](size_t i) {
        ReadPage read;
        read.rotate = static_cast<int>(i) * 90;
        return read;
    });
    OpenPdf pdf(scratch.path("out.pdf"));
    for (int i = 0; i < 4; ++i) {
        PoDoFo::PdfObject* rotate = find(pdf.page(i), "Rotate");
        EXPECT_EQ(rotate ? rotate->GetNumber() : 0, i * 90);
        EXPECT_EQ(composed.pages[static_cast<size_t>(i)].rotate, i * 90);
    }
}

TEST_F(Compose, TheCatalogueSaysWhatPdfAAsksFor) {
    compose_to(scratch.path("out.pdf"), mixed());
    OpenPdf pdf(scratch.path("out.pdf"));
    EXPECT_STREQ(find(pdf.catalog(), "Lang")->GetString().GetString(), "vi");
    EXPECT_EQ(find(find(pdf.catalog(), "PageLabels"), "Nums")->GetArray().GetSize(), 2u);
    PoDoFo::PdfObject* intents = find(pdf.catalog(), "OutputIntents");
    ASSERT_EQ(intents->GetArray().GetSize(), 1u);
    PoDoFo::PdfObject& intent = intents->GetArray()[0];
    EXPECT_EQ(find(&intent, "S")->GetName().GetName(), "GTS_PDFA1");
    EXPECT_TRUE(decoded_stream(*find(&intent, "DestOutputProfile")) == srgb_profile());
    EXPECT_EQ(find(find(pdf.catalog(), "Metadata"), "Filter"), nullptr) << "a plain program must be able to read it";
    const std::string bytes = read_file(scratch.path("out.pdf"));
    EXPECT_EQ(bytes.rfind("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", 0), 0u);
    EXPECT_FALSE(holds(bytes.substr(bytes.rfind("trailer")), "/Info")) << "what Info says belongs into XMP";
    EXPECT_EQ(count_of(bytes, "/ID["), 1u);
    EXPECT_EQ(count_of(bytes, "%%EOF"), 1u);
}

TEST_F(Compose, XmpNamesTheStandardTheSourcesAndTheReader) {
    Document document = mixed();
    document.name = "Quyết định <12> & phụ lục";
    compose_to(scratch.path("out.pdf"), document, [](size_t i) {
        ReadPage read;
        if (i == 1)
            read.text.engine = "tesseract 5.3.0", read.text.model = "vie",
            read.text.model_sha256 = std::string(64, 'a');
        return read;
    });
    OpenPdf pdf(scratch.path("out.pdf"));
    const std::string xmp = raw_stream(*find(pdf.catalog(), "Metadata"));
    for (const char* text :
         {"<pdfaid:part>2</pdfaid:part>", "<pdfaid:conformance>U</pdfaid:conformance>",
          "Quyết định &lt;12&gt; &amp; phụ lục", "<xmp:CreateDate>2026-11-23T08:15:30+07:00</xmp:CreateDate>",
          "<sohoa:pageCount>10</sohoa:pageCount>", "<rdf:li>vi</rdf:li>",
          "<sohoa:ocrEngine>tesseract 5.3.0</sohoa:ocrEngine>", "<sohoa:ocrModel>vie</sohoa:ocrModel>",
          "pdfaExtension:schemas"})
        EXPECT_TRUE(holds(xmp, text)) << text;
    size_t at = 0;
    for (const SourceFile& file : document.files) {
        const size_t found = xmp.find("<rdf:li>" + file.sha256 + "</rdf:li>", at);
        ASSERT_NE(found, std::string::npos) << file.path << " in the order of the pages";
        at = found + 1;
    }
}

TEST_F(Compose, TheSameInputAndClockGiveTheSameBytes) {
    const Document document = mixed();
    const ComposedDocument one = compose_to(scratch.path("1.pdf"), document),
                           two = compose_to(scratch.path("2.pdf"), document),
                           later = compose_to(scratch.path("3.pdf"), document, nothing_read, composed_at + 1);
    EXPECT_EQ(one.sha256, two.sha256);
    EXPECT_TRUE(read_file(scratch.path("1.pdf")) == read_file(scratch.path("2.pdf")));
    EXPECT_NE(one.sha256, later.sha256);
}

TEST_F(Compose, DocumentsAreToldApartByTheirId) {
    const auto id_of = [&](const std::string& name, const Document& document) {
        compose_to(scratch.path(name), document);
        const std::string bytes = read_file(scratch.path(name));
        return bytes.substr(bytes.find("/ID[") + 4, 34);
    };
    const std::string first = id_of("1.pdf", acquired(scratch.write("a.jpg", jpeg_bytes(grey))));
    const std::string second = id_of("2.pdf", acquired(scratch.write("a.jpg", jpeg_bytes(pattern(151, 211, 1)))));
    EXPECT_NE(first, second);
}

TEST_F(Compose, SharedProfilesAreWrittenOnce) {
    compose_to(scratch.path("out.pdf"), mixed());
    EXPECT_EQ(count_of(read_file(scratch.path("out.pdf")), "/N 3/"), 2u)
        << "one of the images, one of the output intent";
}

TEST_F(Compose, FindingsNameTheirPage) {
    const std::string good = scratch.write("a.jpg", jpeg_bytes(grey)),
                      inks = scratch.write("b.jpg", jpeg_bytes(pattern(64, 90, 4), {.cmyk = true}));
    const ComposedDocument composed =
        compose_to(scratch.path("out.pdf"), acquire({"d", good, {good, inks}, {}}, {}, {}));
    ASSERT_EQ(composed.findings.size(), 1u);
    EXPECT_EQ(composed.findings[0].page, 2);
}

TEST_F(Compose, NeverWritesOverAFile) {
    scratch.write("out.pdf", "precious");
    EXPECT_EQ(error_of([&] { compose_to(scratch.path("out.pdf"), a4_page(scratch)); }).code, Code::cannot_create);
    EXPECT_EQ(read_file(scratch.path("out.pdf")), "precious");
}

TEST_F(Compose, QpdfFindsNothingToSay) {
    SOHOA_NEEDS_PROGRAM("qpdf");
    compose_to(scratch.path("out.pdf"), mixed());
    const Ran ran = run_command("qpdf --check " + scratch.path("out.pdf"));
    EXPECT_EQ(ran.status, 0) << ran.output;
}
