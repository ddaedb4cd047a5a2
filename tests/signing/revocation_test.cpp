// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/revocation.h"

#include "core/base/digest.h"
#include "signing/certificate.h"
#include "tests/signing/test_pki.h"

#include <gtest/gtest.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

constexpr long serial = 4711; // of a leaf of test_pki.h

/// A CRL of the issuing authority, in its parts.
struct CrlOptions {
    int64_t made = test_now - day, next = test_now + 30 * day; ///< next 0: none stated
    std::vector<Revoked> revoked = {};
    std::vector<std::pair<int, std::string>> extensions = {}; ///< as openssl's configuration has them
    const EVP_MD* digest = EVP_sha256();
};

class Revocation : public testing::Test {
  protected:
    void SetUp() override { leaf = pki.leaf(); }

    void add(const CrlOptions& options = {}) { add(options, pki.intermediate.get(), pki.intermediate_key); }
    void add(const CrlOptions& options, X509* issuer, EVP_PKEY* key) {
        const X509CrlPtr crl = options.next ? parsed(make_crl(issuer, key, options.made, options.next, options.revoked))
                                            : without_next_update(issuer, options.made);
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer, nullptr, nullptr, crl.get(), 0);
        X509V3_set_ctx_nodb(&context);
        for (const auto& [nid, value] : options.extensions) {
            const Handle<X509_EXTENSION, X509_EXTENSION_free> extension(
                X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
            ASSERT_NE(extension, nullptr) << value << openssl_errors();
            X509_CRL_add_ext(crl.get(), extension.get(), -1);
        }
        ASSERT_GT(X509_CRL_sign(crl.get(), key, options.digest), 0);
        put(der_of(crl.get(), i2d_X509_CRL));
    }
    void put(const std::string& der) {
        CrlFile file;
        file.crl = parsed(der);
        ASSERT_NE(file.crl, nullptr);
        file.file = std::to_string(trust.crls.size()) + ".crl";
        file.sha256 = sha256_hex(der);
        trust.crls.push_back(std::move(file));
    }
    StatusResult status(int64_t time = test_now, int64_t now = test_now) const {
        return status_by_crl(leaf.get(), pki.intermediate.get(), trust, time, now);
    }
    void expect_unused() {
        const StatusResult result = status();
        EXPECT_EQ(result.status, Status::unknown);
        EXPECT_TRUE(result.evidence.empty());
        EXPECT_EQ(result.reason.id, "the trust folder holds no revocation list for {1}; put the issuer's there");
        trust.crls.clear();
    }

    Authorities pki;
    X509Ptr leaf;
    TrustStore::State trust;

  private:
    static X509CrlPtr parsed(const std::string& der) {
        const unsigned char* at = bytes_of(der);
        return X509CrlPtr(d2i_X509_CRL(nullptr, &at, static_cast<long>(der.size())));
    }
    static X509CrlPtr without_next_update(X509* issuer, int64_t made) {
        X509CrlPtr crl(X509_CRL_new());
        X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2);
        X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer));
        const Handle<ASN1_TIME, ASN1_TIME_free> from(ASN1_TIME_set(nullptr, made));
        X509_CRL_set1_lastUpdate(crl.get(), from.get());
        return crl;
    }
};

} // namespace

TEST_F(Revocation, WithoutAListNothingIsKnown) {
    expect_unused();
}

TEST_F(Revocation, AListThatDoesNotNameItIsGood) {
    add({.revoked = {{serial + 1, test_now - day}}});
    const StatusResult result = status();
    EXPECT_EQ(result.status, Status::good);
    EXPECT_EQ(result.revoked_at, 0);
    ASSERT_EQ(result.evidence.size(), 1u);
    EXPECT_EQ(result.evidence[0].kind, "crl");
    EXPECT_EQ(result.evidence[0].file, "0.crl");
    EXPECT_EQ(result.evidence[0].sha256, trust.crls[0].sha256);
    EXPECT_EQ(result.evidence[0].this_update, test_now - day);
    EXPECT_EQ(result.evidence[0].next_update, test_now + 30 * day);
    EXPECT_EQ(result.evidence[0].issuer, name_text(X509_get_subject_name(pki.intermediate.get())));
}

TEST_F(Revocation, TheTimeDecides) {
    add({.revoked = {{serial, test_now - 2 * day}}});
    for (const auto& [time, expected] : {std::pair{test_now, Status::revoked},
                                         {test_now - 2 * day, Status::revoked},
                                         {test_now - 2 * day - 1, Status::revoked_later},
                                         {test_now - 50 * day, Status::revoked_later}}) {
        const StatusResult result = status(time);
        EXPECT_EQ(result.status, expected) << test_now - time;
        EXPECT_EQ(result.revoked_at, test_now - 2 * day);
    }
}

TEST_F(Revocation, ASuspensionIsNotARevocation) {
    add({.revoked = {{serial, test_now - 2 * day, CRL_REASON_CERTIFICATE_HOLD}}});
    EXPECT_EQ(status().status, Status::on_hold);
    add({.made = test_now - day / 2});
    EXPECT_EQ(status().status, Status::good) << "a younger list lifts it";
    EXPECT_EQ(status().evidence.at(0).file, "1.crl");
}

TEST_F(Revocation, NothingLiftsARevocation) {
    add({.made = test_now - 90 * day, .next = test_now - 80 * day, .revoked = {{serial, test_now - 95 * day}}});
    add();
    const StatusResult result = status();
    EXPECT_EQ(result.status, Status::revoked);
    EXPECT_EQ(result.evidence.at(0).file, "0.crl") << "however old the list";
}

TEST_F(Revocation, TheYoungestThatReachesDecides) {
    add({.made = test_now - 3 * day});
    add({.made = test_now - 1 * day});
    add({.made = test_now - 2 * day});
    EXPECT_EQ(status().evidence.at(0).file, "1.crl");
}

TEST_F(Revocation, AListMustReachTheTime) {
    add({.made = test_now - 10 * day, .next = test_now - 5 * day});
    EXPECT_EQ(status(test_now - 5 * day).status, Status::good) << "to its last second";
    EXPECT_EQ(status(test_now - 20 * day).status, Status::good) << "a later list tells of earlier times";
    const StatusResult stale = status(test_now - 5 * day + 1);
    EXPECT_EQ(stale.status, Status::unknown);
    EXPECT_TRUE(stale.reason.id.find("does not reach the time used") != std::string::npos) << stale.reason.english();
}

TEST_F(Revocation, WithoutNextUpdateItSpeaksOfThePastOnly) {
    add({.next = 0});
    ASSERT_EQ(X509_CRL_get0_nextUpdate(trust.crls[0].crl.get()), nullptr);
    EXPECT_EQ(status(test_now - day).status, Status::good);
    EXPECT_EQ(status(test_now - day + 1).status, Status::unknown);
}

// RFC 5280 3.3: an expired certificate may be gone from the list.
TEST_F(Revocation, AListMadeAfterExpiryTellsNothing) {
    CertificateOptions short_lived;
    short_lived.not_after = test_now - 5 * day;
    leaf = pki.leaf(short_lived);
    add();
    EXPECT_EQ(status(test_now - 6 * day).status, Status::unknown);
    add({.made = test_now - 5 * day, .next = test_now - 4 * day});
    EXPECT_EQ(status(test_now - 6 * day).status, Status::good);
}

TEST_F(Revocation, AListFromTheFutureIsNotBelieved) {
    add({.made = test_now + 300});
    EXPECT_EQ(status().status, Status::good) << "two honest clocks differ";
    trust.crls.clear();
    add({.made = test_now + 301});
    expect_unused();
    add({.made = test_now + day, .revoked = {{serial, test_now - day}}});
    expect_unused();
}

TEST_F(Revocation, OnlyTheIssuerMayRevoke) {
    const CrlOptions revoking = {.revoked = {{serial, test_now - 2 * day}}};
    add(revoking, pki.root.get(), pki.root_key);
    expect_unused();
    add(revoking, pki.intermediate.get(), shared_rsa("other")); // the right name, another's signature
    expect_unused();
    CertificateOptions person;
    person.common_name = "Test Issuing CA"; // its name, but no right to sign lists
    const X509Ptr impostor = issue(pki.intermediate_key, pki.root.get(), pki.root_key, person);
    add(revoking);
    EXPECT_EQ(status_by_crl(leaf.get(), impostor.get(), trust, test_now, test_now).status, Status::unknown);
}

TEST_F(Revocation, AWeakSignatureProvesNothing) {
    add({.digest = EVP_sha1()});
    expect_unused();
    add({.digest = EVP_sha512()});
    EXPECT_EQ(status().status, Status::good);
}

TEST_F(Revocation, AChangedByteIsFound) {
    add();
    std::string der = der_of(trust.crls[0].crl.get(), i2d_X509_CRL);
    trust.crls.clear();
    der[der.size() - 300] = static_cast<char>(der[der.size() - 300] ^ 1); // in the signed part or the signature
    put(der);
    expect_unused();
}

// Partial lists, and what cannot be understood: RFC 5280 5.2.
TEST_F(Revocation, ListsThatDoNotSpeakOfItAreLeftOut) {
    using Extension = std::pair<int, std::string>;
    for (const Extension& extension :
         {Extension{NID_delta_crl, "DER:02:01:05"}, Extension{NID_issuing_distribution_point, "critical,onlyCA:TRUE"},
          Extension{NID_issuing_distribution_point, "critical,onlyAA:TRUE"},
          Extension{NID_issuing_distribution_point, "critical,indirectCRL:TRUE"},
          Extension{NID_issuing_distribution_point, "critical,onlysomereasons:keyCompromise"},
          Extension{NID_issuing_distribution_point, "critical,fullname:URI:http://other.example/a.crl"},
          Extension{NID_invalidity_date, "critical,DER:05:00"}}) {
        add({.revoked = {{serial, test_now - 2 * day}}, .extensions = {extension}});
        expect_unused();
    }
    add({.extensions = {{NID_issuing_distribution_point, "critical,onlyuser:TRUE"}}});
    EXPECT_EQ(status().status, Status::good);
    const StatusResult of_authority =
        status_by_crl(pki.intermediate.get(), pki.intermediate.get(), trust, test_now, test_now);
    EXPECT_EQ(of_authority.status, Status::unknown);
}

TEST_F(Revocation, AnEntryWithoutAReadableReasonRevokes) {
    for (const int reason : {-1, CRL_REASON_UNSPECIFIED, CRL_REASON_KEY_COMPROMISE, 7, 99}) {
        trust.crls.clear();
        add({.revoked = {{serial, test_now - 2 * day, reason}}});
        EXPECT_EQ(status().status, Status::revoked) << reason;
    }
}

TEST_F(Revocation, ManyEntriesAreSearched) {
    std::vector<Revoked> many;
    for (long i = 0; i < 20'000; ++i)
        many.push_back({1'000'000 + i, test_now - day});
    add({.revoked = many});
    EXPECT_EQ(status().status, Status::good);
    many.push_back({serial, test_now - day});
    add({.made = test_now - day / 2, .revoked = many});
    EXPECT_EQ(status().status, Status::revoked);
}
