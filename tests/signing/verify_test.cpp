// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/verify.h"

#include "core/base/error.h"
#include "core/record/verdict_json.h"
#include "core/scan/quiet.h"
#include "signing/certificate.h"
#include "signing/cms_signature.h"
#include "tests/signing/signed_pdf.h"
#include "tests/signing/test_pki.h"

#include <gtest/gtest.h>
#include <openssl/pem.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

KeyPtr borrowed(EVP_PKEY* key) {
    EVP_PKEY_up_ref(key);
    return KeyPtr(key);
}

class Verify : public testing::Test {
  protected:
    void SetUp() override {
        quieten_libraries();
        context.clock = [this] { return now; };
        pki.trust_in(trust, true);
    }

    SigningKey key_of(const CertificateOptions& options = {}, EVP_PKEY* key = nullptr) {
        SigningKey out;
        out.key = borrowed(key ? key : shared_rsa("leaf"));
        out.leaf = pki.leaf(options, out.key.get());
        X509_up_ref(pki.intermediate.get());
        out.chain.emplace_back(pki.intermediate.get());
        out.bits = EVP_PKEY_get_bits(out.key.get());
        out.rsa = EVP_PKEY_get_base_id(out.key.get()) == EVP_PKEY_RSA;
        return out;
    }
    MakeCms cades(const SigningKey& key, SignatureScheme scheme = SignatureScheme::pss) {
        return
            [&key, scheme](const std::string& digest, const std::string&) { return sign_cades(key, scheme, digest); };
    }
    // OpenSSL's own CMS, for forms that sohoa never makes.
    MakeCms openssl_cms(unsigned flags, const EVP_MD* digest, int signers = 1) {
        return [this, flags, digest, signers](const std::string&, const std::string& content) {
            const SigningKey key = key_of();
            const BioPtr data(BIO_new_mem_buf(content.data(), static_cast<int>(content.size())));
            const CmsPtr cms(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_BINARY | flags));
            for (int i = 0; i < signers; ++i)
                CMS_add1_signer(cms.get(), key.leaf.get(), key.key.get(), digest,
                                CMS_NOSMIMECAP | (i ? CMS_NOCERTS : 0U) | flags);
            CMS_add1_cert(cms.get(), pki.intermediate.get());
            EXPECT_EQ(CMS_final(cms.get(), data.get(), nullptr, CMS_BINARY | flags), 1);
            return der_of(cms.get(), i2d_CMS_ContentInfo);
        };
    }
    FileVerdict verify(const std::string& bytes) {
        FileVerdict verdict = verify_file(folder.put("a.pdf", bytes), TrustStore::load(trust.path()), context);
        expect_words(verdict);
        return verdict;
    }
    FileVerdict verify(const SignedPdf& pdf) { return verify(pdf.bytes); }

    // Whatever a verdict says, JSON can name.
    static void expect_words(const FileVerdict& verdict) {
        std::vector<Message> said = verdict.reasons;
        for (const SignatureVerdict& s : verdict.signatures) {
            said.insert(said.end(), s.reasons.begin(), s.reasons.end());
            for (const Check& check : s.checks)
                said.push_back(check.reason);
        }
        for (const Message& message : said)
            EXPECT_NE(message.word, "") << message.english();
    }

    static std::string answer(const FileVerdict& v) {
        return std::string(to_string(v.indication)) + (v.sub_indication.empty() ? "" : " " + v.sub_indication);
    }
    static CheckResult check(const FileVerdict& v, const std::string& code) {
        for (const Check& c : v.signatures.at(0).checks)
            if (name_of(c.id).code == code) return c.result;
        return CheckResult::unknown;
    }

    Authorities pki;
    TemporaryFolder folder, trust;
    Context context;
    int64_t now = test_now + day / 2;
};

} // namespace

TEST_F(Verify, GoodSignaturesPass) {
    const KeyPtr p256 = make_ec();
    struct Case {
        EVP_PKEY* key;
        SignatureScheme scheme;
        const char* name;
    };
    const Case cases[] = {{shared_rsa("leaf"), SignatureScheme::pss, "RSASSA-PSS"},
                          {shared_rsa("leaf"), SignatureScheme::pkcs1, "RSASSA-PKCS1-v1_5"},
                          {p256.get(), SignatureScheme::pss, "ECDSA"}};
    for (const Case& c : cases) {
        const SigningKey key = key_of({}, c.key);
        const FileVerdict v = verify(make_signed_pdf({}, cades(key, c.scheme)));
        EXPECT_EQ(answer(v), "TOTAL-PASSED") << c.name << (v.reasons.empty() ? "" : v.reasons[0].english());
        ASSERT_EQ(v.signatures.size(), 1u);
        const SignatureVerdict& s = v.signatures[0];
        EXPECT_EQ(s.signature_scheme, c.name);
        EXPECT_EQ(s.digest_algorithm, "SHA-256");
        EXPECT_EQ(s.field, "Sig1");
        EXPECT_EQ(s.page, 1);
        EXPECT_EQ(s.rect[2], 560);
        EXPECT_EQ(s.used_time_source, "claimed");
        EXPECT_EQ(s.claimed_time, test_now);
        EXPECT_TRUE(s.covers_whole_file);
        EXPECT_EQ(v.rule_set, "ND23-2025+TT15-2025");
        for (const char* code : {"1.1", "1.2", "1.3", "1.5", "2.1", "2.2", "2.3", "2.4", "byte_range", "coverage",
                                 "cms", "signing_certificate", "path", "later_revisions"})
            EXPECT_EQ(check(v, code), CheckResult::pass) << code;
    }
}

TEST_F(Verify, EveryChangedByteIsFound) {
    const SigningKey key = key_of();
    const SignedPdf good = make_signed_pdf({}, cades(key));
    for (size_t at = 20; at<good.bytes.size(); at += at> good.gap_start && at < good.gap_end ? 4001 : 7) {
        std::string bad = good.bytes;
        bad[at] = bad[at] == '1' ? '2' : '1';
        try {
            EXPECT_NE(verify(bad).indication, Indication::total_passed) << "byte " << at;
        } catch (const Error& e) {
            EXPECT_EQ(e.code, Code::bad_data) << "byte " << at << " " << e.what();
        }
    }
}

// RFC 5652 leaves a few bytes of the CMS's frame unsigned (versions, the list of digest algorithms): whatever passes
// must still say the same of signer and algorithms.
TEST_F(Verify, ChangedBytesOfTheCmsChangeNoAnswer) {
    const SigningKey key = key_of();
    const SignedPdf good = make_signed_pdf({}, cades(key));
    const SignatureVerdict expected = verify(good).signatures.at(0);
    const size_t cms_end = good.gap_start + 1 + 2 * longest_cms(key, SignatureScheme::pss);
    size_t passed = 0, tried = 0;
    for (size_t at = good.gap_start + 1; at < cms_end; at += 13) {
        std::string bad = good.bytes;
        bad[at] = bad[at] == '1' ? '2' : '1';
        const FileVerdict v = verify(bad);
        ++tried;
        if (v.indication != Indication::total_passed) continue;
        ++passed;
        EXPECT_EQ(v.signatures[0].signer.sha256, expected.signer.sha256) << at;
        EXPECT_EQ(v.signatures[0].signature_scheme, expected.signature_scheme) << at;
        EXPECT_EQ(v.signatures[0].digest_algorithm, expected.digest_algorithm) << at;
    }
    EXPECT_LT(passed * 50, tried);
}

TEST_F(Verify, ChangedContentIsHashFailure) {
    const SigningKey key = key_of();
    std::string bad = make_signed_pdf({}, cades(key)).bytes;
    bad.replace(bad.find("595 842"), 7, "595 843");
    const FileVerdict v = verify(bad);
    EXPECT_EQ(answer(v), "TOTAL-FAILED HASH_FAILURE");
    EXPECT_EQ(check(v, "2.4"), CheckResult::fail);
}

TEST_F(Verify, ChangedSignatureValueIsCryptoFailure) {
    const SigningKey key = key_of();
    const SignedPdf pdf = make_signed_pdf({}, [&](const std::string& digest, const std::string&) {
        std::string cms = sign_cades(key, SignatureScheme::pss, digest);
        cms[cms.size() - 5] = static_cast<char>(cms[cms.size() - 5] ^ 1);
        return cms;
    });
    const FileVerdict v = verify(pdf);
    EXPECT_EQ(answer(v), "TOTAL-FAILED SIG_CRYPTO_FAILURE");
    EXPECT_EQ(check(v, "2.2"), CheckResult::fail);
}

TEST_F(Verify, CertificateProblems) {
    CertificateOptions options;
    options.not_after = test_now - day;
    SigningKey key = key_of(options);
    EXPECT_EQ(answer(verify(make_signed_pdf({}, cades(key)))), "TOTAL-FAILED EXPIRED");
    options = {};
    options.not_before = test_now + day / 4;
    key = key_of(options);
    EXPECT_EQ(answer(verify(make_signed_pdf({}, cades(key)))), "TOTAL-FAILED NOT_YET_VALID");
    options = {};
    options.key_usage = "critical,keyAgreement";
    key = key_of(options);
    EXPECT_EQ(answer(verify(make_signed_pdf({}, cades(key)))), "INDETERMINATE CHAIN_CONSTRAINTS_FAILURE");
    options = {};
    options.digest = EVP_sha1();
    key = key_of(options);
    EXPECT_EQ(answer(verify(make_signed_pdf({}, cades(key)))), "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE");
}

TEST_F(Verify, ExpiryAfterTheClaimedTimeNeedsProof) {
    CertificateOptions options;
    options.not_after = test_now + 5 * day;
    const SigningKey key = key_of(options);
    now = test_now + 6 * day;
    EXPECT_EQ(answer(verify(make_signed_pdf({}, cades(key)))), "INDETERMINATE OUT_OF_BOUNDS_NO_POE");
}

TEST_F(Verify, RevocationBeforeAndAfter) {
    const SigningKey key = key_of();
    const SignedPdf pdf = make_signed_pdf({}, cades(key));
    pki.trust_in(trust, true, {{4711, test_now - 2 * day}});
    EXPECT_EQ(answer(verify(pdf)), "TOTAL-FAILED REVOKED");
    now = test_now + 3 * day;
    trust.put("issuing.crl", make_crl(pki.intermediate.get(), pki.intermediate_key, test_now + 2 * day,
                                      test_now + 9 * day, {{4711, test_now + day}}));
    EXPECT_EQ(answer(verify(pdf)), "INDETERMINATE REVOKED_NO_POE");
    trust.put("issuing.crl",
              make_crl(pki.intermediate.get(), pki.intermediate_key, test_now + 2 * day, test_now + 9 * day));
    EXPECT_EQ(answer(verify(pdf)), "TOTAL-PASSED") << "a CRL made after signing knows what was revoked before";
}

TEST_F(Verify, UnknownIssuer) {
    const TemporaryFolder empty;
    const SigningKey key = key_of();
    const FileVerdict v = verify_file(folder.put("a.pdf", make_signed_pdf({}, cades(key)).bytes),
                                      TrustStore::load(empty.path()), context);
    EXPECT_EQ(answer(v), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(check(v, "2.4"), CheckResult::pass);
}

TEST_F(Verify, Times) {
    const SigningKey key = key_of();
    PdfOptions options;
    options.date = "D:20260701090000+07'00'";
    EXPECT_EQ(answer(verify(make_signed_pdf(options, cades(key)))), "INDETERMINATE SIG_CONSTRAINTS_FAILURE");
    options.date = "";
    const FileVerdict v = verify(make_signed_pdf(options, cades(key)));
    EXPECT_EQ(v.signatures[0].used_time_source, "now");
    EXPECT_EQ(v.signatures[0].used_time, now);
    EXPECT_EQ(v.signatures[0].claimed_time, 0);
    options.date = "D:20250301090000+07'00'";
    EXPECT_EQ(verify(make_signed_pdf(options, cades(key))).rule_set, "ND130-2018");
    options.date = "D:20250501090000+07'00'";
    EXPECT_EQ(verify(make_signed_pdf(options, cades(key))).rule_set, "ND23-2025+TT22-2020");
}

TEST_F(Verify, ClaimedTimeMayComeFromTheCms) {
    PdfOptions options;
    options.subfilter = "adbe.pkcs7.detached";
    options.date = "";
    const FileVerdict v = verify(make_signed_pdf(options, openssl_cms(CMS_DETACHED, EVP_sha256())));
    EXPECT_NE(v.signatures[0].claimed_time, 0);
    EXPECT_EQ(v.signatures[0].used_time_source, "claimed");
}

TEST_F(Verify, FormsOfCms) {
    PdfOptions adobe;
    adobe.subfilter = "adbe.pkcs7.detached";
    const FileVerdict without = verify(make_signed_pdf(adobe, openssl_cms(CMS_DETACHED, EVP_sha256())));
    EXPECT_EQ(answer(without), "TOTAL-PASSED");
    EXPECT_EQ(check(without, "signing_certificate"), CheckResult::unknown);
    EXPECT_EQ(answer(verify(make_signed_pdf({}, openssl_cms(CMS_DETACHED, EVP_sha256())))),
              "TOTAL-FAILED FORMAT_FAILURE")
        << "CAdES without signing-certificate-v2";
    EXPECT_EQ(answer(verify(make_signed_pdf(adobe, openssl_cms(CMS_DETACHED, EVP_sha1())))),
              "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE");
    EXPECT_EQ(answer(verify(make_signed_pdf(adobe, openssl_cms(CMS_DETACHED | CMS_CADES, EVP_sha512())))),
              "TOTAL-PASSED");
    EXPECT_EQ(answer(verify(make_signed_pdf(adobe, openssl_cms(0, EVP_sha256())))), "TOTAL-FAILED FORMAT_FAILURE")
        << "content in the CMS";
    EXPECT_EQ(answer(verify(make_signed_pdf(adobe, openssl_cms(CMS_DETACHED, EVP_sha256(), 2)))),
              "TOTAL-FAILED FORMAT_FAILURE")
        << "two signers";
    EXPECT_EQ(answer(verify(make_signed_pdf(adobe, openssl_cms(CMS_DETACHED | CMS_NOATTR, EVP_sha256())))),
              "TOTAL-PASSED")
        << "no signed attributes";
    EXPECT_EQ(answer(verify(make_signed_pdf(adobe, openssl_cms(CMS_DETACHED | CMS_NOCERTS, EVP_sha256())))),
              "INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND");
    const auto garbage = [](const std::string&, const std::string&) { return std::string("\x30\x03garbage"); };
    EXPECT_EQ(answer(verify(make_signed_pdf(adobe, garbage))), "TOTAL-FAILED FORMAT_FAILURE");
}

TEST_F(Verify, KindsThatAreNotJudged) {
    const SigningKey key = key_of();
    PdfOptions options;
    options.subfilter = "adbe.pkcs7.sha1";
    EXPECT_EQ(answer(verify(make_signed_pdf(options, cades(key)))), "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE");
    options.subfilter = "ETSI.RFC3161";
    options.type = "DocTimeStamp";
    EXPECT_EQ(verify(make_signed_pdf(options, cades(key))).indication, Indication::indeterminate);
    options.subfilter = "Something.else";
    EXPECT_EQ(verify(make_signed_pdf(options, cades(key))).indication, Indication::indeterminate);
}

TEST_F(Verify, LaterRevisions) {
    const SigningKey key = key_of();
    const SignedPdf pdf = make_signed_pdf({}, cades(key));
    const FileVerdict updated = verify(with_update(pdf.bytes, {{10, "<< /Type /Note >>"}}));
    EXPECT_EQ(updated.indication, Indication::indeterminate);
    EXPECT_EQ(updated.signatures[0].later_revisions, 1);
    EXPECT_EQ(check(updated, "2.4"), CheckResult::pass);
    EXPECT_EQ(verify(with_update(with_update(pdf.bytes, {{10, "1"}}), {{11, "2"}})).signatures[0].later_revisions, 2);
    EXPECT_EQ(answer(verify(pdf.bytes + "\r\n")), "TOTAL-PASSED");
    EXPECT_EQ(answer(verify(pdf.bytes + "% a comment\n%%EOF\n")), "TOTAL-FAILED FORMAT_FAILURE");
}

TEST_F(Verify, FileLevel) {
    const SigningKey key = key_of();
    const SignedPdf pdf = make_signed_pdf({}, cades(key));
    EXPECT_EQ(verify(pdf).sha256, sha256_hex(pdf.bytes));
    EXPECT_EQ(verify(pdf).bytes, pdf.bytes.size());
    PdfOptions none;
    none.form_fields = "";
    std::string unsigned_pdf = make_signed_pdf(none, cades(key)).bytes;
    EXPECT_EQ(answer(verify(unsigned_pdf)), "TOTAL-FAILED FORMAT_FAILURE") << "a signature that no field leads to";
    unsigned_pdf.replace(unsigned_pdf.find("/ByteRange"), 10, "/SomeThing");
    EXPECT_EQ(answer(verify(unsigned_pdf)), "INDETERMINATE NO_SIGNATURE");
    EXPECT_THROW(verify("this is no PDF"), Error);
    EXPECT_THROW(verify(pdf.bytes.substr(0, 700)), Error);
    EXPECT_THROW(verify_file(folder.path("missing.pdf"), TrustStore(), context), Error);
}

TEST_F(Verify, JsonIsStable) {
    CertificateOptions options;
    options.policy = demonstration_policy_oid;
    const SigningKey key = key_of(options);
    const FileVerdict v = verify(make_signed_pdf({}, cades(key)));
    const std::string json = to_json(v);
    for (const char* part : {"\"schema\":\"sohoa-verdict\"", "\"schema_version\":2", "\"indication\":\"TOTAL-PASSED\"",
                             "\"claimed_time\":\"2026-06-01T09:00:00+07:00\"", "\"demonstration\":true",
                             "\"code\":\"2.4\"", "Nguyễn Văn An"})
        EXPECT_NE(json.find(part), std::string::npos) << part;
}
