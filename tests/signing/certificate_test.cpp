// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/certificate.h"

#include "core/base/error.h"
#include "signing/trust.h"
#include "tests/signing/test_pki.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

SignatureVerdict judge(const Authorities& pki, const X509Ptr& leaf, const TemporaryFolder& trust,
                       int64_t time = test_now) {
    return judge_certificate(der_of(leaf.get(), i2d_X509), {der_of(pki.intermediate.get(), i2d_X509)},
                             TrustStore::load(trust.path()), time);
}

CheckResult check(const SignatureVerdict& v, const std::string& code) {
    for (const Check& c : v.checks)
        if (name_of(c.id).code == code) return c.result;
    ADD_FAILURE() << "no check " << code;
    return CheckResult::unknown;
}

class JudgeCertificate : public testing::Test {
  protected:
    Authorities pki;
    TemporaryFolder trust;
};

} // namespace

TEST_F(JudgeCertificate, GoodCertificatePasses) {
    pki.trust_in(trust, true);
    const SignatureVerdict v = judge(pki, pki.leaf(), trust);
    EXPECT_EQ(v.indication, Indication::total_passed) << (v.reasons.empty() ? "" : v.reasons[0].english());
    EXPECT_EQ(v.signer.common_name, "Nguyễn Văn An");
    EXPECT_EQ(v.signer.organisation, "Sở Tư pháp tỉnh Thử Nghiệm");
    EXPECT_EQ(v.signer.serial, "1267");
    ASSERT_EQ(v.chain.size(), 3u);
    EXPECT_EQ(v.chain[2].common_name, "Test Root CA");
    EXPECT_EQ(v.revocation.size(), 2u);
    EXPECT_EQ(v.key_bits, 2048);
    for (const char* code : {"1.1", "1.2", "1.3", "1.5", "path"})
        EXPECT_EQ(check(v, code), CheckResult::pass) << code;
}

TEST_F(JudgeCertificate, WithoutCrlStatusIsUnknown) {
    pki.trust_in(trust, false);
    const SignatureVerdict v = judge(pki, pki.leaf(), trust);
    EXPECT_EQ(v.indication, Indication::indeterminate);
    EXPECT_EQ(v.sub_indication, "TRY_LATER");
    EXPECT_EQ(check(v, "1.2"), CheckResult::unknown);
}

TEST_F(JudgeCertificate, StaleCrlDoesNotCount) {
    pki.trust_in(trust, true);
    trust.put("issuing.crl",
              make_crl(pki.intermediate.get(), pki.intermediate_key, test_now - 30 * day, test_now - day));
    EXPECT_EQ(judge(pki, pki.leaf(), trust).sub_indication, "TRY_LATER");
}

TEST_F(JudgeCertificate, CrlFromTheFutureDoesNotCount) {
    pki.trust_in(trust, true);
    trust.put("issuing.crl",
              make_crl(pki.intermediate.get(), pki.intermediate_key, test_now + day, test_now + 2 * day));
    EXPECT_EQ(judge(pki, pki.leaf(), trust).sub_indication, "TRY_LATER");
}

TEST_F(JudgeCertificate, CrlOfAnotherKeyDoesNotCount) {
    pki.trust_in(trust, true);
    trust.put("issuing.crl", make_crl(pki.intermediate.get(), shared_rsa("stranger"), test_now - day, test_now + day));
    EXPECT_EQ(judge(pki, pki.leaf(), trust).sub_indication, "TRY_LATER");
}

TEST_F(JudgeCertificate, RevokedIsRefused) {
    pki.trust_in(trust, true, {{4711, test_now - 3 * day, CRL_REASON_KEY_COMPROMISE}});
    const SignatureVerdict v = judge(pki, pki.leaf(), trust);
    EXPECT_EQ(v.indication, Indication::total_failed);
    EXPECT_EQ(v.sub_indication, "REVOKED");
    EXPECT_EQ(check(v, "1.1"), CheckResult::fail);
}

TEST_F(JudgeCertificate, RevocationInAnOldCrlStillCounts) {
    pki.trust_in(trust, true);
    trust.put("issuing.crl", make_crl(pki.intermediate.get(), pki.intermediate_key, test_now - 30 * day,
                                      test_now - 20 * day, {{4711, test_now - 40 * day}}));
    EXPECT_EQ(judge(pki, pki.leaf(), trust).sub_indication, "REVOKED");
}

TEST_F(JudgeCertificate, SuspendedIsRefused) {
    pki.trust_in(trust, true, {{4711, test_now - 3 * day, CRL_REASON_CERTIFICATE_HOLD}});
    EXPECT_EQ(judge(pki, pki.leaf(), trust).indication, Indication::total_failed);
}

TEST_F(JudgeCertificate, RevokedAuthorityIsRefused) {
    pki.trust_in(trust, true);
    trust.put("root.crl",
              make_crl(pki.root.get(), pki.root_key, test_now - day, test_now + day, {{2, test_now - 2 * day}}));
    const SignatureVerdict v = judge(pki, pki.leaf(), trust);
    EXPECT_EQ(v.indication, Indication::total_failed);
    EXPECT_EQ(v.sub_indication, "REVOKED_CA_NO_POE");
}

TEST_F(JudgeCertificate, ExpiredAndNotYetValidAreRefused) {
    pki.trust_in(trust, true);
    CertificateOptions options;
    options.not_after = test_now - day;
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).sub_indication, "EXPIRED");
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).indication, Indication::total_failed);
    options.not_before = test_now + day;
    options.not_after = test_now + 9 * day;
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).sub_indication, "NOT_YET_VALID");
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).indication, Indication::total_failed);
}

TEST_F(JudgeCertificate, UnknownIssuerIsIndeterminate) {
    const SignatureVerdict v = judge(pki, pki.leaf(), trust);
    EXPECT_EQ(v.indication, Indication::indeterminate);
    EXPECT_EQ(v.sub_indication, "NO_CERTIFICATE_CHAIN_FOUND");
}

TEST_F(JudgeCertificate, WrongKeyUsageIsRefused) {
    pki.trust_in(trust, true);
    CertificateOptions options;
    options.key_usage = "critical,keyEncipherment";
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).sub_indication, "CHAIN_CONSTRAINTS_FAILURE");
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).indication, Indication::total_failed);
    options.key_usage = "critical,nonRepudiation";
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).indication, Indication::total_passed);
    options.extended_key_usage = "serverAuth";
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).indication, Indication::total_failed);
    options.extended_key_usage = "1.3.6.1.5.5.7.3.36"; // documentSigning
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).indication, Indication::total_passed);
}

TEST_F(JudgeCertificate, WeakKeysAndDigestsAreRefused) {
    pki.trust_in(trust, true);
    const KeyPtr small = make_rsa(1024);
    EXPECT_EQ(judge(pki, pki.leaf({}, small.get()), trust).sub_indication, "CRYPTO_CONSTRAINTS_FAILURE");
    EXPECT_EQ(judge(pki, pki.leaf({}, small.get()), trust).indication, Indication::total_failed);
    const KeyPtr p192 = make_ec("P-192");
    EXPECT_EQ(judge(pki, pki.leaf({}, p192.get()), trust).sub_indication, "CRYPTO_CONSTRAINTS_FAILURE");
    CertificateOptions options;
    options.digest = EVP_sha1();
    EXPECT_EQ(judge(pki, pki.leaf(options), trust).sub_indication, "CRYPTO_CONSTRAINTS_FAILURE");
    const KeyPtr p256 = make_ec();
    EXPECT_EQ(judge(pki, pki.leaf({}, p256.get()), trust).indication, Indication::total_passed);
}

TEST_F(JudgeCertificate, IssuerThatIsNoAuthorityBreaksThePath) {
    pki.trust_in(trust, true);
    const X509Ptr person = pki.leaf();
    CertificateOptions options;
    options.serial = 5000;
    const X509Ptr forged = issue(shared_rsa("stranger"), person.get(), shared_rsa("leaf"), options);
    const SignatureVerdict v = judge_certificate(
        der_of(forged.get(), i2d_X509), {der_of(person.get(), i2d_X509), der_of(pki.intermediate.get(), i2d_X509)},
        TrustStore::load(trust.path()), test_now);
    EXPECT_EQ(v.indication, Indication::total_failed);
    EXPECT_EQ(check(v, "path"), CheckResult::fail);
}

TEST_F(JudgeCertificate, IntermediateWithoutBasicConstraintsBreaksThePath) {
    pki.trust_in(trust, true);
    CertificateOptions options;
    options.common_name = "No BC CA";
    options.basic_constraints = false;
    options.key_usage = "critical,keyCertSign,cRLSign";
    const X509Ptr half = issue(shared_rsa("half"), pki.root.get(), pki.root_key, options);
    const X509Ptr leaf = issue(shared_rsa("leaf"), half.get(), shared_rsa("half"), {});
    const SignatureVerdict v = judge_certificate(der_of(leaf.get(), i2d_X509), {der_of(half.get(), i2d_X509)},
                                                 TrustStore::load(trust.path()), test_now);
    EXPECT_EQ(v.indication, Indication::total_failed);
}

TEST_F(JudgeCertificate, DemonstrationPolicyIsMarked) {
    pki.trust_in(trust, true);
    CertificateOptions options;
    options.policy = demonstration_policy_oid;
    const SignatureVerdict v = judge(pki, pki.leaf(options), trust);
    EXPECT_TRUE(v.signer.demonstration);
    EXPECT_EQ(check(v, "1.4"), CheckResult::unknown);
    EXPECT_FALSE(judge(pki, pki.leaf(), trust).signer.demonstration);
}

TEST_F(JudgeCertificate, GarbageIsRefused) {
    EXPECT_EQ(judge_certificate("garbage", {}, TrustStore(), test_now).indication, Indication::total_failed);
}

TEST(TrustStoreTest, ReadsPemDerAndSeveral) {
    const Authorities pki;
    const TemporaryFolder folder;
    folder.put("both.pem", pem_of(pki.root.get()) + pem_of(pki.intermediate.get()));
    folder.put("leaf.der", der_of(pki.leaf().get(), i2d_X509));
    folder.put("a.crl", make_crl(pki.root.get(), pki.root_key, test_now, test_now + day));
    folder.put("readme.txt", "not looked at");
    const TrustStore store = TrustStore::load(folder.path());
    EXPECT_EQ(store.anchors(), 1u);
    EXPECT_EQ(store.crls(), 1u);
}

TEST(TrustStoreTest, NamesWhatCannotBeRead) {
    EXPECT_THROW(TrustStore::load("/nonexistent/trust"), Error);
    const TemporaryFolder folder;
    folder.put("broken.crt", "nonsense");
    try {
        TrustStore::load(folder.path());
        FAIL() << "no error";
    } catch (const Error& e) {
        EXPECT_EQ(e.code, Code::configuration);
        EXPECT_NE(e.where.find("broken.crt"), std::string::npos);
    }
}
