// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/signature_fields.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/pdf/signed_bytes.h"
#include "core/scan/quiet.h"
#include "tests/signing/signed_pdf.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

// A SEQUENCE that names SHA-256, as a CMS would: enough for questions about bytes.
const std::string fake_cms("\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00", 15);

SignedPdf make(const PdfOptions& options = {}) {
    return make_signed_pdf(options, [](const std::string&, const std::string&) { return fake_cms; });
}

class SignatureFields : public testing::Test {
  protected:
    void SetUp() override {
        quieten_libraries();
        path =
            (std::filesystem::temp_directory_path() / ("sohoa-fields-" + std::to_string(::getpid()) + ".pdf")).string();
    }
    void TearDown() override { std::filesystem::remove(path); }
    std::vector<SignatureField> read(const std::string& bytes) {
        write_file_atomic(path, bytes);
        const PdfFile file(path);
        std::vector<SignatureField> fields = read_signature_fields(file, {});
        digest_file(file, fields);
        return fields;
    }
    SignatureField one(const std::string& bytes) {
        const auto fields = read(bytes);
        EXPECT_EQ(fields.size(), 1u);
        return fields.empty() ? SignatureField{} : fields[0];
    }
    std::string path;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace

TEST_F(SignatureFields, ReadsAGoodOne) {
    const SignedPdf pdf = make();
    const SignatureField f = one(pdf.bytes);
    EXPECT_EQ(f.field, "Sig1");
    EXPECT_EQ(f.type, "Sig");
    EXPECT_EQ(f.subfilter, "ETSI.CAdES.detached");
    EXPECT_EQ(f.contents, fake_cms);
    EXPECT_EQ(f.signed_time, "D:20260601090000+07'00'");
    EXPECT_TRUE(f.byte_range_exact) << f.fault.english();
    EXPECT_TRUE(f.fault.id.empty());
    EXPECT_TRUE(f.covers_whole_file);
    EXPECT_TRUE(f.later_clean);
    EXPECT_EQ(f.later_revisions, 0);
    EXPECT_EQ(f.page, 1);
    EXPECT_EQ(f.rect[0], 400);
    EXPECT_EQ(f.digest_sha256, sha256(pdf.bytes.substr(0, pdf.gap_start) + pdf.bytes.substr(pdf.gap_end)));
    EXPECT_TRUE(f.digest_sha1.empty()) << "only what the CMS names is computed";
}

TEST_F(SignatureFields, EveryOtherByteRangeIsAFault) {
    const SignedPdf pdf = make();
    const std::string a = ten_digits(pdf.gap_start), b = ten_digits(pdf.gap_end),
                      c = ten_digits(pdf.bytes.size() - pdf.gap_end);
    const std::string range = "[0 " + a + " " + b + " " + c + "]";
    for (const std::string& bad :
         {"[1 " + a + " " + b + " " + c + "]", "[0 " + ten_digits(pdf.gap_start - 1) + " " + b + " " + c + "]",
          "[0 " + ten_digits(pdf.gap_start + 1) + " " + b + " " + c + "]",
          "[0 " + a + " " + ten_digits(pdf.gap_end + 1) + " " + c + "]",
          "[0 " + a + " " + b + " " + ten_digits(pdf.bytes.size()) + "]", "[0 " + b + " " + a + " " + c + "]",
          std::string("[0 10 20 30]"), std::string("[0 10]"), std::string("[]"), std::string("[0 10 20 -1]"),
          std::string("[0 (a) 1 2]")}) {
        std::string text = bad;
        text.resize(std::max(text.size(), range.size()), ' ');
        const auto fields = read(replaced(pdf.bytes, range, text));
        ASSERT_GE(fields.size(), 1u) << bad;
        EXPECT_FALSE(fields[0].byte_range_exact) << bad;
        EXPECT_FALSE(fields[0].fault.id.empty()) << bad;
        EXPECT_TRUE(fields[0].digest_sha256.empty()) << bad;
    }
}

TEST_F(SignatureFields, ShorterCoverageMustEndARevision) {
    const SignedPdf pdf = make();
    const std::string c = ten_digits(pdf.bytes.size() - pdf.gap_end);
    const SignatureField f = one(replaced(pdf.bytes, c, ten_digits(pdf.bytes.size() - pdf.gap_end - 40)));
    EXPECT_TRUE(f.byte_range_exact);
    EXPECT_FALSE(f.covers_whole_file);
    EXPECT_FALSE(f.later_clean);
}

TEST_F(SignatureFields, CountsCleanUpdates) {
    const SignedPdf pdf = make();
    std::string text = pdf.bytes;
    for (int i = 1; i <= 3; ++i) {
        text = with_update(text, {{10 + i, "<< /Length 6 >>\nstream\nendobj\nendstream"}});
        const SignatureField f = one(text);
        EXPECT_TRUE(f.byte_range_exact);
        EXPECT_FALSE(f.covers_whole_file);
        EXPECT_EQ(f.later_revisions, i);
        EXPECT_TRUE(f.later_clean) << f.fault.english();
    }
}

TEST_F(SignatureFields, UncleanTailsAreSeen) {
    const SignedPdf pdf = make();
    const std::string updated = with_update(pdf.bytes, {{10, "<< /A 1 >>"}});
    const std::vector<std::string> bad = {
        pdf.bytes + "junk",
        pdf.bytes + "10 0 obj\n<< >>\nendobj\n",
        updated + "10 0 obj\n<< >>\nendobj\n",
        with_update(pdf.bytes, {{10, "<< /A 1 >>"}}, pdf.bytes.find("xref") + 1),
        with_update(pdf.bytes + "% hidden\n", {{10, "1"}}),
        with_update(pdf.bytes, {{10, "<< /Length 3 >>\nstream\nabcdef\nendstream"}}),
        with_update(pdf.bytes, {{10, "<< /A 1 /A 2 >>"}}),
        updated.substr(0, updated.size() - 6),
        replaced(updated, "startxref\n" + std::to_string(updated.rfind("xref\n10 1")),
                 "startxref\n" + std::to_string(pdf.bytes.rfind("xref\n0 1"))),
    };
    for (size_t i = 0; i < bad.size(); ++i) {
        try {
            const auto fields = read(bad[i]);
            ASSERT_GE(fields.size(), 1u) << i;
            EXPECT_FALSE(fields[0].later_clean) << i;
            EXPECT_FALSE(fields[0].fault.id.empty()) << i;
        } catch (const Error& e) {
            EXPECT_EQ(e.code, Code::bad_data) << i;
        }
    }
}

// The dictionary is replaced by a copy with the same /Contents and /ByteRange: what is shown is not what was signed.
TEST_F(SignatureFields, AReplacedSignatureDictionaryIsAFault) {
    const SignedPdf pdf = make();
    const size_t start = pdf.bytes.find("5 0 obj\n") + 8;
    std::string copy = pdf.bytes.substr(start, pdf.bytes.find("\nendobj", start) - start);
    copy = replaced(copy, "D:20260601", "D:20200101");
    const SignatureField f = one(with_update(pdf.bytes, {{5, copy}}));
    EXPECT_FALSE(f.byte_range_exact);
}

TEST_F(SignatureFields, OneNameOrOneDictionaryTwiceIsAFault) {
    PdfOptions options;
    options.form_fields = "4 0 R 6 0 R";
    options.more[6] = "<< /FT /Sig /T (Sig1) /V 5 0 R >>";
    for (const SignatureField& f : read(make(options).bytes))
        EXPECT_FALSE(f.byte_range_exact);
    options.more[6] = "<< /FT /Sig /T (Other) /V 5 0 R >>";
    const auto twice = read(make(options).bytes);
    ASSERT_EQ(twice.size(), 2u);
    for (const SignatureField& f : twice)
        EXPECT_FALSE(f.byte_range_exact);
}

TEST_F(SignatureFields, NestedFieldsInheritTheirType) {
    PdfOptions options;
    options.form_fields = "6 0 R";
    options.more[6] = "<< /FT /Sig /T (Agency) /Kids [4 0 R 6 0 R 7 0 R] >>"; // 6 is its own kid: must not loop
    options.more[7] = "<< /T (empty) >>";
    EXPECT_EQ(one(make(options).bytes).field, "Agency.Sig1");
}

TEST_F(SignatureFields, ASignatureWithoutAFieldIsCaught) {
    PdfOptions options;
    options.form_fields = "";
    const SignatureField f = one(make(options).bytes);
    EXPECT_TRUE(f.field.empty());
    EXPECT_FALSE(f.byte_range_exact);
    EXPECT_FALSE(f.fault.id.empty());
}

TEST_F(SignatureFields, NoPdfAndEncryptedAreErrors) {
    EXPECT_THROW(read("no PDF"), Error);
    EXPECT_THROW(read(""), Error);
    std::string encrypted = make().bytes;
    encrypted = replaced(encrypted, "/Root 1 0 R ",
                         "/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (abc) /U (abc) /P -4 >> ");
    try {
        read(encrypted);
        FAIL() << "an encrypted file was read";
    } catch (const Error& e) {
        EXPECT_EQ(e.code, Code::bad_data);
    }
}
