// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs that are refused, and PDFs made to do harm.
#include "tests/core/pdf_builder.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class PdfRefusal : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes, const Context& context = {}) {
        return acquired(scratch.write("a.pdf", bytes), {}, context);
    }
    std::string good() const {
        PdfBuilder pdf;
        pdf.page(whole_page, {add_jpeg(pdf, colour)});
        return pdf.bytes();
    }
    Error refused(const std::string& bytes, const Context& context = {}) {
        const Error error = error_of([&] { taken(bytes, context); });
        EXPECT_EQ(error.code, Code::bad_data) << error.what();
        return error;
    }
    const Scratch scratch;
    const Raster colour = pattern(140, 198, 3);
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace

TEST_F(PdfRefusal, TheGoodFileIsTaken) {
    EXPECT_EQ(taken(good()).pages.size(), 1u);
}

TEST_F(PdfRefusal, EncryptedFilesAreRefusedWithTheReason) {
    SOHOA_NEEDS_PROGRAM("qpdf");
    const std::string path = scratch.write("plain.pdf", good());
    for (const std::string how : {"\"\" owner 40 --", "secret owner 128 --use-aes=n --",
                                  "\"\" owner 128 --use-aes=y --", "\"\" owner 256 --", "secret owner 256 --"}) {
        const Ran made =
            run_command("qpdf --allow-weak-crypto --encrypt " + how + " " + path + " " + scratch.path("locked.pdf"));
        ASSERT_TRUE(made.status == 0 || made.status == 3) << made.output;
        const Error error = error_of([&] { acquired(scratch.path("locked.pdf")); });
        EXPECT_EQ(error.code, Code::bad_data);
        EXPECT_TRUE(holds(error.what(), "encrypted") && holds(error.what(), "open it with its password"))
            << how << ": " << error.what();
    }
}

TEST_F(PdfRefusal, SignedFilesAreLeftAsTheyAre) {
    PdfBuilder pdf;
    pdf.page(whole_page, {add_jpeg(pdf, colour)});
    pdf.add("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 10 20 30]/Contents<00>>>");
    EXPECT_TRUE(holds(refused(pdf.bytes()).what(), "already signed"));
}

TEST_F(PdfRefusal, ASignatureIsFoundWhereverItStands) {
    // "/ByteRange" over the border of the pieces in which the file is read.
    for (const size_t shift : {0u, 3u, 9u}) {
        PdfBuilder pdf;
        pdf.page(whole_page, {add_jpeg(pdf, colour)});
        const size_t so_far = pdf.bytes().find("xref\n0");
        const std::string head = "99 0 obj\n<</Length 1>>\nstream\n";
        pdf.add_stream("", std::string((1 << 20) - so_far - head.size() - 10 + shift, 'x') + "/ByteRange[0 1 2 3]");
        EXPECT_TRUE(holds(refused(pdf.bytes()).what(), "already signed")) << shift;
    }
}

TEST_F(PdfRefusal, ASignatureUnderAnotherSpellingIsFound) {
    PdfBuilder pdf;
    const int signature = pdf.add(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Byte#52ange[0 10 20 30]/Contents<00>>>");
    const int field = pdf.add("<</FT/Sig/T(s)/V " + pdf_reference(signature) + ">>");
    pdf.page(whole_page, {add_jpeg(pdf, colour)});
    pdf.catalog_extra = "/AcroForm<</Fields[" + pdf_reference(field) + "]>>";
    EXPECT_TRUE(holds(refused(pdf.bytes()).what(), "already signed"));
}

TEST_F(PdfRefusal, ADamagedFileIsRefusedWithTheWayOut) {
    const std::string message = refused(replaced(good(), "startxref\n", "startxref\n9")).what();
    EXPECT_TRUE(holds(message, "damaged") && holds(message, "scan the paper again") &&
                holds(message, "save the file anew"))
        << message;
}

// No name of a library's fault reaches a person.
TEST_F(PdfRefusal, DamageIsSaidInWords) {
    const std::string pdf = good();
    for (const std::string& bytes :
         {pdf.substr(0, pdf.size() / 2), replaced(pdf, "/Root 1 0 R", "/Root 9 0 R"),
          replaced(pdf, "startxref\n", "startxref\n9"), replaced(pdf, "/Filter/DCTDecode", "/Filter/ZIPDecode")}) {
        const std::string said = error_of([&] { pixels_of(taken(bytes)); }).what();
        EXPECT_FALSE(holds(said, "ePdfError")) << said;
    }
}

// What every viewer reads without a doubt, and PoDoFo does not.
TEST_F(PdfRefusal, OddWritingThatEveryViewerReadsIsNoDamage) {
    const std::string pdf = good(), number = pdf.substr(pdf.rfind("startxref\n") + 10);
    std::string short_rows = pdf, shifted;
    for (size_t at; (at = short_rows.find(" n \n")) != std::string::npos;)
        short_rows.erase(at + 2, 1);
    for (const std::string& before :
         {std::string("\xEF\xBB\xBF"), std::string("\x1B%-12345X@PJL ENTER LANGUAGE=PDF\r\n"),
          std::string("--boundary\nContent-Type: application/pdf\n\n")}) {
        const size_t table = pdf.find("xref\n0"), moved = before.size();
        // Offsets of the file itself.
        shifted = before + pdf;
        for (size_t row = shifted.find("0000000000 65535") + 20; row + 20 <= shifted.find("trailer"); row += 20) {
            char text[11];
            std::snprintf(text, sizeof text, "%010zu",
                          static_cast<size_t>(std::atol(shifted.substr(row, 10).c_str())) + moved);
            shifted.replace(row, 10, text);
        }
        shifted =
            replaced(shifted, "startxref\n" + std::to_string(table), "startxref\n" + std::to_string(table + moved));
        for (const std::string& bytes : {before + pdf, shifted}) {
            const Document document = taken(bytes);
            EXPECT_TRUE(has_rule(document.findings, "scan.mended"));
            EXPECT_TRUE(carried(document).stream.bytes == jpeg_bytes(colour));
        }
    }
    const size_t table = pdf.find("xref\n0");
    for (const std::string& bytes :
         {short_rows, replaced(pdf, "startxref\n" + std::to_string(table), "startxref\n" + std::to_string(table - 2)),
          replaced(pdf, "startxref\n" + std::to_string(table), "startxref\n" + std::to_string(table + 2))}) {
        const Document document = taken(bytes);
        EXPECT_TRUE(has_rule(document.findings, "scan.mended"));
        EXPECT_TRUE(carried(document).stream.bytes == jpeg_bytes(colour));
    }
}

TEST_F(PdfRefusal, AnInfoThatIsThereTwiceDoesNoHarm) {
    std::string pdf = good();
    pdf = replaced(pdf, "/Root 1 0 R", "/Info 1 0 R/Root 1 0 R/Info 1 0 R");
    EXPECT_EQ(taken(pdf).pages.size(), 1u);
}

TEST_F(PdfRefusal, DamagedFilesAreRefused) {
    const std::string pdf = good();
    refused(pdf.substr(0, pdf.size() / 2));
    refused(pdf.substr(0, pdf.size() - 30));
    refused(replaced(pdf, "startxref\n", "startxref\n9"));
    refused(replaced(pdf, "/Root 1 0 R", "/Root 9 0 R"));
    refused(replaced(pdf, "/Pages 2 0 R", "/Pages 1 0 R"));
    refused("%PDF-1.7\n%%EOF\n");
    std::string shifted = pdf;
    shifted.insert(shifted.find("2 0 obj"), "          ");
    refused(shifted);
}

TEST_F(PdfRefusal, AFileWithoutPagesIsRefused) {
    PdfBuilder pdf;
    EXPECT_TRUE(holds(refused(pdf.bytes()).what(), "no page"));
}

TEST_F(PdfRefusal, GiantPagesAreRefusedBeforeTheyAreRendered) {
    for (const std::string box : {"/MediaBox[0 0 200000 200000]", "/MediaBox[0 0 1 1]",
                                  "/MediaBox[0 0 9000 9000]/UserUnit 70", "/MediaBox[0 0 0 0]"}) {
        PdfBuilder pdf;
        pdf.page("", {}, box);
        EXPECT_TRUE(holds(refused(pdf.bytes()).where, "page 1")) << box;
    }
    PdfBuilder pdf;
    pdf.page("", {}, "/MediaBox[0 0 14000 14000]");
    EXPECT_TRUE(holds(refused(pdf.bytes()).what(), "limits.page_pixels"));
}

TEST_F(PdfRefusal, GiantImagesAreRefusedBeforeTheyAreDecoded) {
    PdfBuilder pdf;
    pdf.page(whole_page, {pdf.add_stream("/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent "
                                         "8/ColorSpace/DeviceGray/Filter/FlateDecode",
                                         deflate("x"))});
    const Error error = refused(pdf.bytes());
    EXPECT_TRUE(holds(error.what(), "60000 × 60000") && holds(error.what(), "limits.page_pixels")) << error.what();
}

TEST_F(PdfRefusal, TheImagesOwnSizeIsNotBelievedAgainstItsDictionary) {
    PdfBuilder pdf;
    pdf.page(
        whole_page,
        {pdf.add_stream(
            "/Type/XObject/Subtype/Image/Width 100/Height 100/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode",
            jpeg_bytes(colour))});
    EXPECT_EQ(error_of([&] { pixels_of(taken(pdf.bytes())); }).code, Code::bad_data);
}

TEST_F(PdfRefusal, ALoopInThePageTreeEnds) {
    PdfBuilder pdf;
    pdf.add("<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R]>>");
    pdf.tree = "<</Type/Pages/Count 1/Kids[3 0 R]>>";
    refused(pdf.bytes());
    PdfBuilder inherited;
    inherited.add("<</Type/Page/Parent 2 0 R>>");
    inherited.tree = "<</Type/Pages/Count 1/Kids[3 0 R]/Parent 2 0 R>>";
    refused(inherited.bytes());
}

TEST_F(PdfRefusal, ATreeThatNamesEachOfItsNodesTwiceIsNotFollowed) {
    PdfBuilder pdf;
    const int page = pdf.page(whole_page, {add_jpeg(pdf, colour)});
    int node = page;
    for (int depth = 0; depth < 40; ++depth)
        node = pdf.add("<</Type/Pages/Count 2/Kids[" + pdf_reference(node) + " " + pdf_reference(node) + "]>>");
    pdf.tree = "<</Type/Pages/Count 2/Kids[" + pdf_reference(node) + "]>>";
    refused(pdf.bytes());
    // A page may well stand twice.
    PdfBuilder twice;
    const int one = twice.page(whole_page, {add_jpeg(twice, colour)});
    twice.tree = "<</Type/Pages/Count 2/Kids[" + pdf_reference(one) + " " + pdf_reference(one) + "]>>";
    EXPECT_EQ(taken(twice.bytes()).pages.size(), 2u);
}

TEST_F(PdfRefusal, RightsOfReadersAreNoSignature) {
    const std::string rights = "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 10 20 30]/Contents<00>>>";
    PdfBuilder pdf;
    pdf.page(whole_page, {add_jpeg(pdf, colour)});
    pdf.catalog_extra = "/Perms<</UR3 " + pdf_reference(pdf.add(rights)) + ">>";
    const Document document = taken(pdf.bytes());
    ASSERT_EQ(document.findings.size(), 1u);
    EXPECT_EQ(document.findings[0].rule, "scan.usage_rights");
    pdf.add("<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 11 21 31]/Contents<00>>>");
    EXPECT_TRUE(holds(refused(pdf.bytes()).what(), "already signed"));
}

TEST_F(PdfRefusal, PagesThatAreCountedButNotThereAreRefused) {
    PdfBuilder pdf;
    const int page = pdf.page(whole_page, {add_jpeg(pdf, colour)});
    pdf.tree = "<</Type/Pages/Count 3/Kids[" + pdf_reference(page) + "]>>";
    refused(pdf.bytes());
    PdfBuilder many;
    const int one = many.page(whole_page, {add_jpeg(many, colour)});
    many.tree = "<</Type/Pages/Count 2000000000/Kids[" + pdf_reference(one) + "]>>";
    EXPECT_TRUE(holds(refused(many.bytes()).what(), "limits.pages"));
}

TEST_F(PdfRefusal, FormsThatCallThemselvesEnd) {
    PdfBuilder pdf;
    const int self =
        pdf.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 3 0 R>>>>", "/A Do /A Do");
    pdf.page("/I0 Do", {self});
    const Document document = taken(pdf.bytes());
    EXPECT_EQ(document.pages[0].compression, "rendered");
    EXPECT_TRUE(holds(document.findings.at(0).message.english(), "nested too deep"))
        << document.findings[0].message.english();
}

TEST_F(PdfRefusal, EndlessDrawingIsNotWalkedToItsEnd) {
    PdfBuilder pdf;
    std::string calls;
    for (int i = 0; i < 100; ++i)
        calls += "/A Do ";
    int form = pdf.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", std::string(3000, ' ') + "0 0 m n");
    for (int depth = 0; depth < 6; ++depth)
        form = pdf.add_stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A " + pdf_reference(form) + ">>>>", calls);
    pdf.page("/I0 Do", {form}); // 10^12 calls when followed
    EXPECT_TRUE(holds(taken(pdf.bytes()).findings.at(0).message.english(), "more drawing than a scan has"));
}

TEST_F(PdfRefusal, DeepBracketsDoNotEndTheProgram) {
    PdfBuilder pdf;
    pdf.page(std::string(100'000, '[') + " " + whole_page, {add_jpeg(pdf, colour)});
    try {
        taken(pdf.bytes());
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::bad_data);
    }
}

TEST_F(PdfRefusal, PagesAndBytesHaveLimits) {
    PdfBuilder pdf;
    const int image = add_jpeg(pdf, colour);
    for (int i = 0; i < 3; ++i)
        pdf.page(whole_page, {image});
    Context context;
    context.limits.pages = 2;
    EXPECT_TRUE(holds(refused(pdf.bytes(), context).what(), "limits.pages"));
    context.limits.pages = 3;
    EXPECT_EQ(taken(pdf.bytes(), context).pages.size(), 3u);
    context.limits.file_bytes = 100;
    EXPECT_TRUE(holds(refused(pdf.bytes(), context).what(), "limits.file_bytes"));
}
