// SPDX-License-Identifier: GPL-3.0-or-later
// What a PDF holds beside its pages: left out of the record, and said.
#include "tests/core/pdf_builder.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

class PdfLeftOut : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.pdf", bytes), {.render_dpi = 72}); }
    // A scan of one page with more in its catalogue and on its page.
    std::string scan(const std::string& catalog, const std::string& page = "", const std::string& object_3 = "<<>>") {
        PdfBuilder pdf;
        pdf.add(object_3);
        pdf.page(whole_page, {add_jpeg(pdf, colour)}, page);
        pdf.catalog_extra = catalog;
        return pdf.bytes();
    }
    // The one finding of the document, whose image is kept.
    Finding only(const std::string& bytes) {
        const Document document = taken(bytes);
        EXPECT_TRUE(carried(document).stream.bytes == jpeg_bytes(colour));
        EXPECT_EQ(document.findings.size(), 1u);
        for (const Finding& f : document.findings)
            SCOPED_TRACE(f.message.english());
        return document.findings.empty() ? Finding{} : document.findings[0];
    }
    void expect_finding(const Finding& finding, const std::string& rule, Severity severity, const std::string& part,
                        int page = 0) {
        EXPECT_EQ(finding.rule, rule);
        EXPECT_EQ(finding.severity, severity) << rule;
        EXPECT_EQ(finding.page, page) << rule;
        EXPECT_TRUE(holds(finding.message.english(), part)) << finding.message.english();
    }
    const Scratch scratch;
    const Raster colour = pattern(140, 198, 3);
};

const std::string file_3 = "<</Type/Filespec/F(ascii.txt)/UF<FEFF007100751EAD006E002E0064006F0063>/EF<</F 3 0 R>>>>";

} // namespace

TEST_F(PdfLeftOut, APlainScanHasNoFinding) {
    EXPECT_TRUE(taken(scan("")).findings.empty());
}

TEST_F(PdfLeftOut, AttachmentsAreNamed) {
    expect_finding(only(scan("/Names<</EmbeddedFiles<</Kids[<</Names[(a)3 0 R]>>]>>>>", "", file_3)),
                   "scan.attachments", Severity::warn, "(1): quận.doc");
    expect_finding(only(scan("/AF[3 0 R]", "", file_3)), "scan.attachments", Severity::warn, "quận.doc");
}

TEST_F(PdfLeftOut, ANameTreeThatNamesItselfEnds) {
    EXPECT_TRUE(taken(scan("/Names<</EmbeddedFiles 3 0 R>>", "", "<</Kids[3 0 R 3 0 R 3 0 R]>>")).findings.empty());
}

TEST_F(PdfLeftOut, ScriptsAndActionsAreNamed) {
    expect_finding(only(scan("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert\\(1\\))>>]>>>>")),
                   "scan.scripts", Severity::note, "JavaScript");
    expect_finding(only(scan("/OpenAction<</S/JavaScript/JS(x)>>/AA<<>>")), "scan.scripts", Severity::note,
                   "OpenAction, AA");
    expect_finding(only(scan("/OpenAction<</S/Launch/F(x.exe)>>")), "scan.scripts", Severity::note, "OpenAction");
    expect_finding(only(scan("", "/AA<</O<</S/JavaScript/JS(x)>>>>")), "scan.scripts", Severity::note, "AA");
    EXPECT_TRUE(taken(scan("/OpenAction[4 0 R/Fit]")).findings.empty()) << "how a reader opens the file";
    EXPECT_TRUE(taken(scan("/OpenAction<</S/GoTo/D[4 0 R/Fit]>>")).findings.empty());
}

TEST_F(PdfLeftOut, FormsAreDrawnIntoThePage) {
    // A text field whose appearance is a black square.
    PdfBuilder pdf;
    const int look = pdf.add_stream("/Type/XObject/Subtype/Form/BBox[0 0 100 100]", "0 g 0 0 100 100 re f");
    const int field = pdf.add("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 495 100 595]/F 4/AP<</N " +
                              pdf_reference(look) + ">>>>");
    pdf.page(whole_page, {add_jpeg(pdf, Raster{9, 9, 3, false, std::vector<uint8_t>(243, 255)})},
             "/Annots[" + pdf_reference(field) + "]");
    pdf.catalog_extra = "/AcroForm<</Fields[" + pdf_reference(field) + "]>>";
    const Document document = taken(pdf.bytes());
    EXPECT_EQ(document.pages[0].compression, "rendered");
    EXPECT_TRUE(has_rule(document.findings, "scan.form"));
    EXPECT_LT(pixels_of(document).at(50, 50), 20);
    EXPECT_GT(pixels_of(document).at(300, 300), 235);
}

TEST_F(PdfLeftOut, AnEmptySignatureFieldIsNotSeen) {
    const Document document = taken(scan("/AcroForm<</Fields[3 0 R]>>", "/Annots[3 0 R]",
                                         "<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/Rect[0 0 99 99]>>"));
    EXPECT_EQ(document.pages[0].compression, "jpeg");
    EXPECT_TRUE(has_rule(document.findings, "scan.form"));
}

TEST_F(PdfLeftOut, AnnotationsThatAreNotSeenAreLeftOut) {
    expect_finding(
        only(scan(
            "",
            "/Annots[<</Subtype/Link/Rect[0 0 9 9]>><</Subtype/Link/Rect[0 0 9 9]>><</Subtype/Popup/Rect[0 0 9 9]>>]")),
        "scan.annotations", Severity::note, "Link × 2, Popup", 1);
    expect_finding(only(scan("", "/Annots[<</Subtype/Text/Contents(why?)/Rect[0 0 9 9]>>]")), "scan.annotations",
                   Severity::warn, "Text", 1);
    expect_finding(only(scan("", "/Annots[<</Subtype/Stamp/F 2/Rect[0 0 9 9]>>]")), "scan.annotations", Severity::warn,
                   "Stamp", 1);
    expect_finding(only(scan("", "/Annots[<</Subtype/Stamp/Rect[0 0 0 0]>>]")), "scan.annotations", Severity::warn,
                   "Stamp", 1);
    const Document attached = taken(scan("", "/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/FS 3 0 R>>]", file_3));
    EXPECT_EQ(attached.pages[0].compression, "jpeg");
    EXPECT_TRUE(has_rule(attached.findings, "scan.attachments") && has_rule(attached.findings, "scan.annotations"));
}

TEST_F(PdfLeftOut, AnnotationsThatAreSeenAreDrawnIntoThePage) {
    const Document document =
        taken(scan("", "/Annots[<</Type/Annot/Subtype/Square/C[1 0 0]/IC[1 0 0]/Rect[10 10 90 90]>>]"));
    EXPECT_EQ(document.pages[0].compression, "rendered");
    for (const Finding& f : document.findings)
        if (f.rule == "scan.annotations")
            expect_finding(f, "scan.annotations", Severity::warn, "drawn into the page: Square", 1);
    EXPECT_TRUE(has_rule(document.findings, "scan.annotations") && has_rule(document.findings, "scan.rendered"));
}

TEST_F(PdfLeftOut, BookmarksLabelsAndTagsAreNoted) {
    expect_finding(only(scan("/Outlines<</First 3 0 R>>")), "scan.outlines", Severity::note, "bookmarks");
    expect_finding(only(scan("/PageLabels<</Nums[0<</S/r>>]>>")), "scan.page_labels", Severity::note, "page labels");
    expect_finding(only(scan("/StructTreeRoot<</K 3 0 R>>")), "scan.tags", Severity::note, "tags");
    EXPECT_TRUE(taken(scan("/Outlines<</Count 0>>/StructTreeRoot<<>>")).findings.empty());
}

TEST_F(PdfLeftOut, OfAChangedFileTheLastStateIsTaken) {
    PdfBuilder pdf;
    const int first = add_jpeg(pdf, pattern(50, 70, 1)), second = add_jpeg(pdf, colour);
    pdf.page(whole_page, {first});
    std::string bytes = pdf.bytes();
    // An update that shows the other image: the page is object 6, its resources are written anew.
    const size_t before = bytes.rfind("startxref\n") + 10, xref = std::stoul(bytes.substr(before));
    const size_t at = bytes.size();
    bytes += "6 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<</XObject<</I0 " +
             pdf_reference(second) + ">>>>/Contents 5 0 R>>\nendobj\n";
    char row[24];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", at);
    const size_t table = bytes.size();
    bytes += "xref\n6 1\n" + std::string(row) + "trailer\n<</Size 7/Root 1 0 R/Prev " + std::to_string(xref) +
             ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    expect_finding(only(bytes), "scan.saves", Severity::note, "2 saves");
}

TEST_F(PdfLeftOut, ALinearizedFileWasSavedOnce) {
    SOHOA_NEEDS_PROGRAM("qpdf");
    const std::string plain = scratch.write("plain.pdf", scan("")), linear = scratch.path("linear.pdf");
    ASSERT_EQ(run_command("qpdf --linearize --stream-data=preserve " + plain + " " + linear).status, 0);
    EXPECT_TRUE(acquired(linear).findings.empty());
}

TEST_F(PdfLeftOut, APortfolioAndADynamicFormAreRefusedWithTheWayOut) {
    const Error portfolio = error_of([&] { taken(scan("/Collection<<>>")); });
    EXPECT_EQ(portfolio.code, Code::bad_data);
    EXPECT_TRUE(holds(portfolio.what(), "portfolio") && holds(portfolio.what(), "one by one")) << portfolio.what();
    for (const char* catalog : {"/NeedsRendering true/AcroForm<</Fields[]>>", "/AcroForm<</Fields[]/XFA[(a)(b)]>>",
                                "/AcroForm<</XFA[(a)(b)]>>"}) {
        const Error form = error_of([&] { taken(scan(catalog)); });
        EXPECT_EQ(form.code, Code::bad_data) << catalog;
        EXPECT_TRUE(holds(form.what(), "XFA") && holds(form.what(), "print it")) << form.what();
    }
}

// A form of the PDF's own whose fields are described in XFA too is shown as it stands.
TEST_F(PdfLeftOut, AFormThatHasFieldsOfItsOwnIsTaken) {
    EXPECT_NO_THROW(taken(scan("/AcroForm<</Fields[<</T(a)/FT/Tx>>]/XFA[(a)(b)]>>")));
}
