// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/path.h"

#include "tests/signing/test_pki.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

X509Ptr copy_of(X509* certificate) {
    X509_up_ref(certificate);
    return X509Ptr(certificate);
}

class JudgePath : public testing::Test {
  protected:
    void SetUp() override {
        leaf = pki.leaf();
        trust.anchors.push_back(copy_of(pki.root.get()));
        others = {pki.intermediate.get()};
        add_crl(pki.root.get(), pki.root_key);
        add_crl(pki.intermediate.get(), pki.intermediate_key);
    }
    void add_crl(X509* issuer, EVP_PKEY* key, const std::vector<Revoked>& revoked = {}) {
        const std::string der = make_crl(issuer, key, test_now - day, test_now + 30 * day, revoked);
        const unsigned char* at = bytes_of(der);
        trust.crls.push_back({X509CrlPtr(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size()))), "a.crl", "00"});
    }
    /// An authority under `issuer`, or its own where there is none.
    X509Ptr authority(const std::string& name, X509* issuer, EVP_PKEY* issuer_key, CertificateOptions options = {}) {
        options.common_name = name;
        options.authority = true;
        options.not_before = test_now - 1000 * day;
        return issue(shared_rsa(name), issuer, issuer_key, options);
    }
    SignatureVerdict judge(bool about_to_sign = false) { return judge_at(test_now, test_now, true, about_to_sign); }
    SignatureVerdict judge_at(int64_t time, int64_t now, bool claimed, bool about_to_sign = false) {
        SignatureVerdict verdict;
        verdict.indication = Indication::total_passed;
        judge_path({leaf.get(), others, trust, time, now, claimed, about_to_sign}, verdict);
        return verdict;
    }
    static std::string answer(const SignatureVerdict& v) {
        return std::string(to_string(v.indication)) + (v.sub_indication.empty() ? "" : " " + v.sub_indication);
    }
    static std::string check(const SignatureVerdict& v, const std::string& code) {
        const auto found =
            std::find_if(v.checks.begin(), v.checks.end(), [&](const Check& c) { return name_of(c.id).code == code; });
        return found == v.checks.end() ? "none" : to_string(found->result);
    }
    static std::string names(const SignatureVerdict& v) {
        std::string out;
        for (const CertificateInfo& c : v.chain)
            out += (out.empty() ? "" : " < ") + c.common_name;
        return out;
    }

    Authorities pki;
    TrustStore::State trust;
    X509Ptr leaf;
    std::vector<X509*> others;
};

} // namespace

TEST_F(JudgePath, AGoodOne) {
    const SignatureVerdict v = judge();
    EXPECT_EQ(answer(v), "TOTAL-PASSED") << (v.reasons.empty() ? "" : v.reasons[0].english());
    EXPECT_EQ(names(v), "Nguyễn Văn An < Test Issuing CA < Test Root CA");
    EXPECT_EQ(v.key_bits, 2048);
    EXPECT_EQ(v.revocation.size(), 2u);
    EXPECT_TRUE(v.reasons.empty());
    for (const char* code : {"1.1", "1.2", "1.3", "1.5", "path"})
        EXPECT_EQ(check(v, code), "pass") << code;
    for (const char* code : {"1.4", "1.6"})
        EXPECT_EQ(check(v, code), "unknown") << code << " is for people";
}

TEST_F(JudgePath, TheIntermediateMayLieInTheTrustFolder) {
    others.clear();
    EXPECT_EQ(answer(judge()), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    trust.intermediates.push_back(copy_of(pki.intermediate.get()));
    EXPECT_EQ(answer(judge()), "TOTAL-PASSED");
}

// What came with the signature helps to find a path and is never trusted.
TEST_F(JudgePath, ARootThatCameWithTheSignatureIsNoAnchor) {
    trust.anchors.clear();
    others.push_back(pki.root.get());
    const SignatureVerdict v = judge();
    EXPECT_EQ(answer(v), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_EQ(check(v, "path"), "unknown");
    EXPECT_EQ(check(v, "1.2"), "unknown");
    EXPECT_TRUE(v.revocation.empty());
    EXPECT_EQ(answer(judge(true)), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND") << "warned of, not refused";
}

TEST_F(JudgePath, ASelfSignedLeaf) {
    CertificateOptions options;
    leaf = issue(shared_rsa("leaf"), nullptr, shared_rsa("leaf"), options);
    EXPECT_EQ(answer(judge()), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    trust.anchors.push_back(copy_of(leaf.get()));
    const SignatureVerdict v = judge();
    EXPECT_EQ(answer(v), "TOTAL-PASSED");
    EXPECT_EQ(v.chain.size(), 1u);
    EXPECT_EQ(check(v, "1.2"), "pass") << "the institution trusts it by name";
}

TEST_F(JudgePath, AuthoritiesThatSignOneAnotherEnd) {
    const X509Ptr a_root = authority("A", nullptr, shared_rsa("A")), b_root = authority("B", nullptr, shared_rsa("B"));
    const X509Ptr a = authority("A", b_root.get(), shared_rsa("B")), b = authority("B", a_root.get(), shared_rsa("A"));
    leaf = issue(shared_rsa("leaf"), a.get(), shared_rsa("A"), {});
    others.clear();
    for (int i = 0; i < 50; ++i) {
        others.push_back(a.get());
        others.push_back(b.get());
    }
    const SignatureVerdict v = judge();
    EXPECT_EQ(answer(v), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
    EXPECT_LE(v.chain.size(), 12u);
}

TEST_F(JudgePath, APathTooLongReachesNoAnchor) {
    for (const int between : {9, 15, 60}) {
        std::vector<X509Ptr> chain;
        X509* above = pki.root.get();
        EVP_PKEY* key = pki.root_key;
        CertificateOptions options;
        for (int i = 0; i < between; ++i) {
            options.serial = 100 + i;
            options.authority = true;
            options.common_name = "CA " + std::to_string(i);
            chain.push_back(issue(shared_rsa("A"), above, key, options));
            above = chain.back().get();
            key = shared_rsa("A");
            add_crl(above, key);
        }
        leaf = issue(shared_rsa("leaf"), above, key, {});
        others.clear();
        for (const X509Ptr& certificate : chain)
            others.push_back(certificate.get());
        const SignatureVerdict v = judge();
        if (between == 9) {
            EXPECT_EQ(answer(v), "TOTAL-PASSED") << (v.reasons.empty() ? "" : v.reasons[0].english());
            EXPECT_EQ(v.chain.size(), 11u);
        } else {
            EXPECT_EQ(answer(v), "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND") << between;
            EXPECT_EQ(check(v, "path"), "unknown") << between;
        }
    }
}

// A person's certificate below which somebody hangs another: RFC 5280 6.1.4 (k).
TEST_F(JudgePath, ALeafIsNoAuthority) {
    CertificateOptions person;
    person.common_name = "Kẻ Giả Mạo";
    const X509Ptr middle = issue(shared_rsa("A"), pki.intermediate.get(), pki.intermediate_key, person);
    leaf = issue(shared_rsa("leaf"), middle.get(), shared_rsa("A"), {});
    others.push_back(middle.get());
    SignatureVerdict v = judge();
    EXPECT_EQ(v.indication, Indication::indeterminate);
    EXPECT_EQ(check(v, "path"), "fail");
    EXPECT_TRUE(std::any_of(v.reasons.begin(), v.reasons.end(), [](const Message& m) {
        return m.id.find("the path to the trust anchor is broken at") == 0;
    }));
    EXPECT_EQ(judge(true).indication, Indication::total_failed);
    person.basic_constraints = false;
    person.key_usage = "";
    const X509Ptr bare = issue(shared_rsa("A"), pki.intermediate.get(), pki.intermediate_key, person);
    leaf = issue(shared_rsa("leaf"), bare.get(), shared_rsa("A"), {});
    others.back() = bare.get();
    v = judge();
    EXPECT_EQ(v.indication, Indication::indeterminate);
    EXPECT_EQ(check(v, "path"), "fail") << "no basicConstraints is no right";
}

TEST_F(JudgePath, AForgedSignatureOnTheLeaf) {
    leaf = issue(shared_rsa("leaf"), pki.intermediate.get(), shared_rsa("other"), {});
    const SignatureVerdict v = judge();
    EXPECT_NE(v.indication, Indication::total_passed);
    EXPECT_EQ(check(v, "path"), "fail");
    EXPECT_EQ(judge(true).indication, Indication::total_failed);
}

TEST_F(JudgePath, TheTimeOfTheLeaf) {
    const int64_t from = test_now - 100 * day, to = test_now + 600 * day;
    EXPECT_EQ(answer(judge_at(from, test_now, true)), "TOTAL-PASSED");
    EXPECT_EQ(answer(judge_at(from - 1, test_now, true)), "TOTAL-FAILED NOT_YET_VALID");
    EXPECT_EQ(answer(judge_at(from - 1, test_now, false)), "INDETERMINATE OUT_OF_BOUNDS_NO_POE");
    EXPECT_EQ(answer(judge_at(to + 1, to + 1, true)), "TOTAL-FAILED EXPIRED");
    EXPECT_EQ(answer(judge_at(to + 1, to + 1, false)), "INDETERMINATE OUT_OF_BOUNDS_NO_POE");
    const SignatureVerdict v = judge_at(test_now, to + 1, true);
    EXPECT_EQ(answer(v), "INDETERMINATE OUT_OF_BOUNDS_NO_POE") << "a claim inside the period proves nothing now";
    EXPECT_EQ(check(v, "1.1"), "pass");
    EXPECT_EQ(answer(judge_at(to + 1, to + 1, false, true)).substr(0, 12), "TOTAL-FAILED");
}

TEST_F(JudgePath, AnExpiredAuthority) {
    CertificateOptions expired;
    expired.not_after = test_now - day;
    expired.serial = 2;
    const X509Ptr old = authority("intermediate", pki.root.get(), pki.root_key, expired);
    leaf = issue(shared_rsa("leaf"), old.get(), shared_rsa("intermediate"), {});
    others = {old.get()};
    add_crl(old.get(), shared_rsa("intermediate"));
    const SignatureVerdict v = judge();
    EXPECT_EQ(v.indication, Indication::indeterminate);
    EXPECT_EQ(check(v, "path"), "fail");
    EXPECT_EQ(check(v, "1.1"), "pass") << "the leaf itself is in its period";
    EXPECT_EQ(check(judge_at(test_now - 2 * day, test_now, true), "path"), "pass") << "judged at the time of signing";
}

TEST_F(JudgePath, StrengthOfKeysAndDigests) {
    const KeyPtr weak = make_rsa(1024), small_curve = make_ec("P-224"), p256 = make_ec();
    for (EVP_PKEY* key : {weak.get(), small_curve.get()}) {
        leaf = pki.leaf({}, key);
        const SignatureVerdict v = judge();
        EXPECT_EQ(answer(v), "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE");
        EXPECT_EQ(check(v, "1.3"), "fail");
        EXPECT_EQ(answer(judge(true)), "TOTAL-FAILED CRYPTO_CONSTRAINTS_FAILURE");
    }
    leaf = pki.leaf({}, p256.get());
    EXPECT_EQ(answer(judge()), "TOTAL-PASSED");
    EXPECT_EQ(judge().key_bits, 256);
    CertificateOptions sha1;
    sha1.digest = EVP_sha1();
    leaf = pki.leaf(sha1);
    EXPECT_EQ(answer(judge()), "INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE");
    EXPECT_EQ(check(judge(), "1.3"), "fail");
}

TEST_F(JudgePath, AnAnchorMayBeSignedWithSha1) {
    CertificateOptions old;
    old.digest = EVP_sha1();
    old.serial = 1;
    trust.anchors.clear();
    trust.anchors.push_back(authority("root", nullptr, shared_rsa("root"), old));
    const X509Ptr middle = authority("intermediate", trust.anchors[0].get(), shared_rsa("root"));
    leaf = issue(shared_rsa("leaf"), middle.get(), shared_rsa("intermediate"), {});
    others = {middle.get()};
    EXPECT_EQ(check(judge(), "1.3"), "pass") << "its signature on itself proves nothing";
}

TEST_F(JudgePath, Usage) {
    struct Case {
        const char *key_usage, *extended, *expected;
    };
    for (const Case& c : {Case{"critical,digitalSignature", "", "pass"},
                          {"critical,nonRepudiation", "", "pass"},
                          {"", "", "pass"},
                          {"critical,keyEncipherment", "", "fail"},
                          {"critical,digitalSignature", "serverAuth", "fail"},
                          {"critical,digitalSignature", "timeStamping", "fail"},
                          {"critical,digitalSignature", "clientAuth,emailProtection", "pass"},
                          {"critical,digitalSignature", "1.3.6.1.5.5.7.3.36", "pass"}}) {
        CertificateOptions options;
        options.key_usage = c.key_usage;
        options.extended_key_usage = c.extended;
        leaf = pki.leaf(options);
        const SignatureVerdict v = judge();
        EXPECT_EQ(check(v, "1.5"), c.expected) << c.key_usage << " " << c.extended;
        EXPECT_EQ(answer(v),
                  c.expected == std::string("pass") ? "TOTAL-PASSED" : "INDETERMINATE CHAIN_CONSTRAINTS_FAILURE");
    }
}

TEST_F(JudgePath, RevocationOfLeafAndAuthority) {
    add_crl(pki.intermediate.get(), pki.intermediate_key, {{4711, test_now - 2 * day}});
    EXPECT_EQ(answer(judge()), "TOTAL-FAILED REVOKED");
    EXPECT_EQ(answer(judge_at(test_now, test_now, false)), "INDETERMINATE REVOKED_NO_POE");
    EXPECT_EQ(answer(judge_at(test_now - 3 * day, test_now, true)), "INDETERMINATE REVOKED_NO_POE");
    EXPECT_EQ(check(judge(), "1.2"), "fail");
    trust.crls.pop_back();
    add_crl(pki.root.get(), pki.root_key, {{2, test_now - 2 * day}});
    EXPECT_EQ(answer(judge()), "INDETERMINATE REVOKED_CA_NO_POE");
    trust.crls.clear();
    EXPECT_EQ(answer(judge()), "INDETERMINATE TRY_LATER");
    EXPECT_EQ(check(judge(), "1.2"), "unknown");
}

TEST_F(JudgePath, CertificatesThatCannotBeRead) {
    const TrustStore empty;
    const std::string der = der_of(leaf.get(), i2d_X509);
    for (size_t end = 0; end < der.size(); ++end) {
        const SignatureVerdict v = judge_certificate(der.substr(0, end), {}, empty, test_now);
        ASSERT_EQ(answer(v), "TOTAL-FAILED CERTIFICATE_CHAIN_GENERAL_FAILURE") << end;
    }
    EXPECT_EQ(answer(judge_certificate(der + "x", {}, empty, test_now)),
              "TOTAL-FAILED CERTIFICATE_CHAIN_GENERAL_FAILURE");
    EXPECT_EQ(answer(judge_certificate(der, {"", "x", der.substr(1)}, empty, test_now)),
              "INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND");
}
