// SPDX-License-Identifier: GPL-3.0-or-later
// The incremental update with a signature field: what it leaves alone, and that others can read it.
#include "core/pdf/seal.h"

#include "core/base/digest.h"
#include "core/pdf/signature_fields.h"
#include "core/pdf/signature_hole.h"
#include "core/pdf/signed_bytes.h"
#include "tests/core/composed.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

constexpr size_t hole = 4096;
// A SEQUENCE that names SHA-256, as a CMS would: enough for questions about bytes.
const std::string fake_cms("\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00", 15);

SealOptions options_of(const std::string& agency = "SỞ NỘI VỤ TỈNH HÀ NAM") {
    SealOptions options;
    options.organisation = agency;
    return options;
}

SignatureHole hole_of(const std::string& path, const PreparedSignature& prepared) {
    return SignatureHole(path, prepared.contents_offset, prepared.contents_bytes);
}

// How a base is made of our own composed PDF; empty: as composed.
struct Base {
    const char* name;
    const char* qpdf;
    bool xref_stream;
};

class Seal : public testing::TestWithParam<Base> {
  protected:
    void SetUp() override {
        quieten_libraries();
        Document document = a4_page(scratch);
        document.pages.push_back(document.pages[0]);
        compose_to(base, document);
        const std::string how = GetParam().qpdf;
        if (how.empty()) return;
        SOHOA_NEEDS_PROGRAM("qpdf");
        const Ran ran = run_command("qpdf " + how + " " + base + " " + scratch.path("variant.pdf"));
        ASSERT_TRUE(ran.status == 0 || ran.status == 3) << ran.output;
        std::filesystem::rename(scratch.path("variant.pdf"), base);
    }
    PreparedSignature seal(const std::string& from, const std::string& to, const SealOptions& options = options_of()) {
        const PreparedSignature prepared = prepare_signature(from, to, options, composed_at, hole);
        hole_of(to, prepared).fill(fake_cms);
        return prepared;
    }
    const Scratch scratch;
    const std::string base = scratch.path("base.pdf"), once = scratch.path("once.pdf"),
                      twice = scratch.path("twice.pdf");
};

uint64_t last_number(const std::string& bytes, const std::string& after) {
    const size_t at = bytes.rfind(after);
    return at == std::string::npos ? 0 : std::stoull(bytes.substr(at + after.size()));
}

// The two strings of the last /ID.
std::vector<std::string> last_id(const std::string& bytes) {
    std::vector<std::string> out;
    for (size_t at = bytes.rfind("/ID"); out.size() < 2 && (at = bytes.find('<', at)) != std::string::npos; ++at)
        out.push_back(bytes.substr(at + 1, bytes.find('>', at) - at - 1));
    return out;
}

} // namespace

TEST_P(Seal, TheBaseIsAPrefixOfTheSealedFile) {
    seal(base, once);
    const std::string before = read_file(base), after = read_file(once);
    EXPECT_GT(after.size(), before.size() + 2 * hole);
    EXPECT_LT(after.size(), before.size() + 2 * hole + 40'000);
    EXPECT_TRUE(after.compare(0, before.size(), before) == 0);
}

TEST_P(Seal, TheByteRangeIsTheFileButForTheHole) {
    const PreparedSignature prepared = seal(base, once);
    const std::string bytes = read_file(once);
    const uint64_t* r = prepared.byte_range;
    EXPECT_EQ(r[0], 0u);
    EXPECT_EQ(bytes[r[1]], '<');
    EXPECT_EQ(bytes[r[2] - 1], '>');
    EXPECT_EQ(r[2] - r[1], 2 + 2 * hole);
    EXPECT_EQ(r[2] + r[3], bytes.size());
    EXPECT_EQ(prepared.contents_offset, r[1] + 1);
    const std::string in_file = bytes.substr(r[1] + 1, 2 * hole);
    EXPECT_EQ(in_file, hex(fake_cms) + std::string(2 * (hole - fake_cms.size()), '0'));
    EXPECT_TRUE(holds(bytes, "/ByteRange[0 " + std::to_string(r[1]) + " " + std::to_string(r[2]) + " " +
                                 std::to_string(r[3]) + " "));
}

TEST_P(Seal, OurOwnReaderFindsTheSignatureWhole) {
    seal(base, once);
    const auto fields = read_signature_fields(once, {});
    ASSERT_EQ(fields.size(), 1u);
    EXPECT_EQ(fields[0].field, "Signature1");
    EXPECT_EQ(fields[0].subfilter, "ETSI.CAdES.detached");
    EXPECT_EQ(fields[0].signed_time, "D:20261123081530+07'00'");
    EXPECT_EQ(fields[0].reason, "SAO Y");
    EXPECT_EQ(fields[0].contents, fake_cms);
    EXPECT_TRUE(fields[0].byte_range_exact) << fields[0].fault.english();
    EXPECT_TRUE(fields[0].covers_whole_file);
    EXPECT_EQ(fields[0].page, 1);
}

TEST_P(Seal, TheCrossReferenceIsOfTheKindOfTheBase) {
    seal(base, once);
    const std::string before = read_file(base), after = read_file(once);
    const uint64_t previous = last_number(before, "startxref\n"), now = last_number(after, "startxref\n");
    ASSERT_GT(now, before.size());
    EXPECT_EQ(after.compare(now, 5, "xref\n") == 0, !GetParam().xref_stream);
    const std::string section = after.substr(now);
    EXPECT_EQ(holds(section, "/Type/XRef"), GetParam().xref_stream);
    EXPECT_TRUE(holds(section, "/Prev " + std::to_string(previous)));
    EXPECT_EQ(after.substr(after.size() - 6), "%%EOF\n");
}

TEST_P(Seal, TheFirstIdStaysAndTheSecondIsNew) {
    seal(base, once);
    const auto before = last_id(read_file(base)), after = last_id(read_file(once));
    ASSERT_EQ(before.size(), 2u);
    ASSERT_EQ(after.size(), 2u);
    EXPECT_EQ(after[0], before[0]);
    EXPECT_NE(after[1], before[1]);
    EXPECT_EQ(after[1].size(), 32u);
}

TEST_P(Seal, NoInfoDictionaryIsInvented) {
    seal(base, once);
    seal(once, twice);
    const std::string added =
        read_file(twice).substr(std::filesystem::file_size(base)); // an output intent has /Info too
    for (size_t at = added.find("/Info "); at != std::string::npos; at = added.find("/Info ", at + 1))
        EXPECT_EQ(added[at + 6], '(');
}

TEST_P(Seal, ASecondSignatureLeavesTheFirstAlone) {
    const PreparedSignature first = seal(base, once);
    const PreparedSignature second = seal(once, twice, options_of("BỘ NỘI VỤ"));
    EXPECT_EQ(first.field, "Signature1");
    EXPECT_EQ(second.field, "Signature2");
    const std::string one = read_file(once), two = read_file(twice);
    EXPECT_TRUE(two.compare(0, one.size(), one) == 0);
    const PdfFile file(twice);
    auto fields = read_signature_fields(file, {});
    digest_file(file, fields);
    ASSERT_EQ(fields.size(), 2u);
    for (const SignatureField& f : fields) {
        EXPECT_TRUE(f.byte_range_exact) << f.field << ": " << f.fault.english();
        EXPECT_EQ(f.covers_whole_file, f.field == "Signature2");
        if (f.field == "Signature1") {
            EXPECT_TRUE(f.later_clean);
            EXPECT_EQ(f.later_revisions, 1);
            EXPECT_EQ(hex(f.digest_sha256),
                      sha256_hex(one.substr(0, first.byte_range[1]) + one.substr(first.byte_range[2])));
        }
    }
    const auto id_once = last_id(one), id_twice = last_id(two);
    EXPECT_EQ(id_once[0], id_twice[0]);
    EXPECT_NE(id_once[1], id_twice[1]);
}

TEST_P(Seal, QpdfFindsNothingToSay) {
    SOHOA_NEEDS_PROGRAM("qpdf");
    seal(base, once);
    seal(once, twice);
    for (const std::string& path : {once, twice}) {
        const Ran ran = run_command("qpdf --check " + path);
        // A linearized file is one no more after an update, which qpdf tells as a warning (3).
        const bool linearized = std::string(GetParam().qpdf).find("linearize") != std::string::npos;
        EXPECT_TRUE(ran.status == 0 || (linearized && ran.status == 3)) << ran.output;
        if (!linearized) {
            EXPECT_FALSE(holds(ran.output, "WARNING")) << ran.output;
        }
    }
}

TEST_P(Seal, PopplerShowsBothPagesAsBefore) {
    SOHOA_NEEDS_PROGRAM("pdftoppm");
    seal(base, once);
    ASSERT_EQ(run_command("pdftoppm -r 40 " + base + " " + scratch.path("before")).output, "");
    ASSERT_EQ(run_command("pdftoppm -r 40 " + once + " " + scratch.path("after")).output, "");
    EXPECT_TRUE(read_file(scratch.path("before-2.ppm")) == read_file(scratch.path("after-2.ppm")));
    EXPECT_FALSE(read_file(scratch.path("before-1.ppm")) == read_file(scratch.path("after-1.ppm")))
        << "the seal is seen";
}

TEST_P(Seal, TheFieldIsRegisteredOnceOnItsPage) {
    seal(base, once);
    seal(once, twice);
    OpenPdf pdf(twice);
    PoDoFo::PdfObject* form = find(pdf.catalog(), "AcroForm");
    EXPECT_EQ(find(form, "Fields")->GetArray().GetSize(), 2u);
    EXPECT_EQ(find(form, "SigFlags")->GetNumber(), 3);
    EXPECT_EQ(find(form, "NeedAppearances"), nullptr);
    EXPECT_EQ(find(form, "DA"), nullptr) << "a default appearance would name a font that is not embedded";
    EXPECT_EQ(find(pdf.page(0), "Annots")->GetArray().GetSize(), 2u);
    EXPECT_EQ(find(pdf.page(1), "Annots"), nullptr);
}

TEST_P(Seal, TheFinalMetadataEntersWithTheSignature) {
    SOHOA_NEEDS_PROGRAM("pdfinfo");
    XmpFields xmp;
    xmp.name = "05-QĐ";
    xmp.created = composed_at;
    xmp.changed = composed_at + 60;
    xmp.fields.subject = {"Về việc A & B", 90, 1, 1, 2, 3, 4, "ocr", "", ""};
    hole_of(once, prepare_signature(base, once, options_of(), composed_at, hole, &xmp)).fill(fake_cms);
    EXPECT_EQ(run_command("pdfinfo -meta " + once).output, xmp_packet(xmp) + "\n") << "as Poppler finds it";
    EXPECT_TRUE(read_signature_fields(once, {}).at(0).covers_whole_file);
    seal(once, twice);
    EXPECT_EQ(run_command("pdfinfo -meta " + twice).output, xmp_packet(xmp) + "\n")
        << "a later signature leaves it alone";
}

TEST_P(Seal, MetadataOfOthersStaysAsItIs) {
    SOHOA_NEEDS_PROGRAM("pdfinfo");
    seal(base, once);
    EXPECT_EQ(run_command("pdfinfo -meta " + once).output, run_command("pdfinfo -meta " + base).output);
    EXPECT_FALSE(holds(read_file(once).substr(std::filesystem::file_size(base)), "/Subtype/XML"));
}

INSTANTIATE_TEST_SUITE_P(
    Bases, Seal,
    testing::Values(Base{"Composed", "", false}, Base{"Classic", "--object-streams=disable", false},
                    Base{"ObjectStreams", "--object-streams=generate", true},
                    Base{"Linearized", "--linearize --object-streams=disable", false},
                    Base{"LinearizedObjectStreams", "--linearize --object-streams=generate", true}),
    [](const auto& c) { return c.param.name; });

namespace {

class SealRefusal : public testing::Test {
  protected:
    void SetUp() override {
        quieten_libraries();
        compose_to(base, a4_page(scratch));
    }
    Error refused(const std::string& bytes) {
        scratch.write("bad.pdf", bytes);
        return error_of([&] {
            prepare_signature(scratch.path("bad.pdf"), scratch.path("out.pdf"), options_of(), composed_at, hole);
        });
    }
    const Scratch scratch;
    const std::string base = scratch.path("base.pdf");
};

} // namespace

TEST_F(SealRefusal, DamagedBasesAreRefused) {
    const std::string good = read_file(base);
    EXPECT_EQ(refused("").code, Code::bad_data);
    EXPECT_EQ(refused(good.substr(0, good.size() - 20)).code, Code::bad_data);
    EXPECT_EQ(refused(good + "something behind the end\n").code, Code::bad_data);
    EXPECT_EQ(refused("%PDF-1.7\nstartxref\n99999999\n%%EOF\n").code, Code::bad_data);
}

TEST_F(SealRefusal, ACertifiedBaseIsLeftAsItIs) {
    PdfBuilder pdf;
    pdf.page("", {});
    pdf.catalog_extra = "/Perms<</DocMDP 3 0 R>>";
    EXPECT_TRUE(holds(refused(pdf.bytes()).what(), "certified"));
}

TEST_F(SealRefusal, NeverWritesOverAFile) {
    scratch.write("out.pdf", "precious");
    EXPECT_EQ(error_of([&] { prepare_signature(base, scratch.path("out.pdf"), options_of(), composed_at, hole); }).code,
              Code::cannot_create);
    EXPECT_EQ(read_file(scratch.path("out.pdf")), "precious");
}

TEST_F(SealRefusal, AnInvisibleSealHasAnEmptyPlace) {
    SealOptions options = options_of();
    options.visible = false;
    const PreparedSignature prepared = prepare_signature(base, scratch.path("out.pdf"), options, composed_at, hole);
    hole_of(scratch.path("out.pdf"), prepared).fill(fake_cms);
    for (const double v : prepared.rect)
        EXPECT_EQ(v, 0);
    EXPECT_TRUE(read_signature_fields(scratch.path("out.pdf"), {}).at(0).byte_range_exact);
    EXPECT_FALSE(holds(read_file(scratch.path("out.pdf")), "LiberationSerif"));
}

TEST_F(SealRefusal, TheSameInputGivesTheSameBytes) {
    prepare_signature(base, scratch.path("1.pdf"), options_of(), composed_at, hole);
    prepare_signature(base, scratch.path("2.pdf"), options_of(), composed_at, hole);
    EXPECT_TRUE(read_file(scratch.path("1.pdf")) == read_file(scratch.path("2.pdf")));
}

TEST_F(SealRefusal, AnInfoDictionaryThatIsThereStays) {
    PdfBuilder pdf;
    pdf.page("", {});
    pdf.trailer_extra = "/Info " + pdf_reference(pdf.add("<</Title(Bản gốc)>>"));
    scratch.write("info.pdf", pdf.bytes());
    prepare_signature(scratch.path("info.pdf"), scratch.path("out.pdf"), options_of(), composed_at, hole);
    const std::string added = read_file(scratch.path("out.pdf")).substr(pdf.bytes().size());
    EXPECT_TRUE(holds(added, pdf.trailer_extra)) << added.substr(added.rfind("trailer"));
    EXPECT_FALSE(holds(added, "/Title")) << "it is not written anew";
}

TEST_F(SealRefusal, MetadataIsAddedWhereThereIsNone) {
    SOHOA_NEEDS_PROGRAM("pdfinfo");
    PdfBuilder pdf;
    pdf.page("", {});
    scratch.write("none.pdf", pdf.bytes());
    XmpFields xmp;
    xmp.name = "một";
    prepare_signature(scratch.path("none.pdf"), scratch.path("out.pdf"), options_of(), composed_at, hole, &xmp);
    EXPECT_EQ(run_command("pdfinfo -meta " + scratch.path("out.pdf")).output, xmp_packet(xmp) + "\n");
}

TEST_F(SealRefusal, KeepsFieldsThatAreThereAlready) {
    PdfBuilder pdf;
    const int field = pdf.add("<</FT/Sig/T(Signature1)>>"), fields = pdf.add("[" + pdf_reference(field) + "]"),
              form = pdf.add("<</Fields " + pdf_reference(fields) + ">>");
    const int annotations = pdf.add("[]");
    pdf.page("", {}, "/Annots " + pdf_reference(annotations));
    pdf.catalog_extra = "/AcroForm " + pdf_reference(form);
    scratch.write("form.pdf", pdf.bytes());
    EXPECT_EQ(
        prepare_signature(scratch.path("form.pdf"), scratch.path("out.pdf"), options_of(), composed_at, hole).field,
        "Signature2");
    OpenPdf sealed(scratch.path("out.pdf"));
    EXPECT_EQ(find(find(sealed.catalog(), "AcroForm"), "Fields")->GetArray().GetSize(), 2u);
    EXPECT_EQ(find(find(sealed.catalog(), "AcroForm"), "SigFlags")->GetNumber(), 3);
    EXPECT_EQ(find(sealed.page(0), "Annots")->GetArray().GetSize(), 1u);
}
