// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/trust.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "signing/trust_state.h"
#include "signing/trust_survey.h"
#include "tests/signing/test_pki.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <sys/stat.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

std::string der(X509* certificate) {
    return der_of(certificate, i2d_X509);
}

std::string pem_of_crl(const std::string& crl_der) {
    const unsigned char* at = bytes_of(crl_der);
    const X509CrlPtr crl(d2i_X509_CRL(nullptr, &at, static_cast<long>(crl_der.size())));
    const BioPtr out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509_CRL(out.get(), crl.get());
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    return {data, static_cast<size_t>(size)};
}

class Trust : public testing::Test {
  protected:
    std::string crl() const { return make_crl(pki.root.get(), pki.root_key, test_now - day, test_now + day); }
    TrustStore load() const { return TrustStore::load(folder.path()); }
    /// The folder cannot be used, and the Error names this file.
    void expect_unreadable(const std::string& name, const std::string& bytes) const {
        const std::string path = folder.put(name, bytes);
        try {
            load();
            ADD_FAILURE() << name << " of " << bytes.size() << " bytes was accepted";
        } catch (const Error& error) {
            EXPECT_EQ(error.code, Code::configuration);
            EXPECT_EQ(error.where, path);
            EXPECT_EQ(error.message.id, "in the trust folder is no certificate or CRL that can be read");
        }
        const auto items = survey_trust(folder.path());
        EXPECT_EQ(items.size(), 1u);
        for (const TrustItem& item : items) {
            EXPECT_EQ(item.kind, TrustItem::unreadable);
            EXPECT_EQ(item.file, name);
        }
        std::filesystem::remove(path);
    }

    Authorities pki;
    TemporaryFolder folder;
};

} // namespace

TEST_F(Trust, AnchorsIntermediatesAndCrlsByTheirSignature) {
    folder.put("a.pem", pem_of(pki.root.get()) + "some text\n" + pem_of(pki.intermediate.get()));
    folder.put("b.der", der(pki.root.get()));
    folder.put("c.crt", der(pki.intermediate.get()));
    folder.put("d.crl", crl());
    folder.put("e.crl", pem_of_crl(crl()));
    folder.put("readme.txt", "not looked at");
    folder.put("f.CRT", "not looked at");
    const TrustStore store = load();
    EXPECT_EQ(store.anchors(), 2u);
    EXPECT_EQ(store.crls(), 2u);
    EXPECT_EQ(store.state().intermediates.size(), 2u);
    EXPECT_EQ(X509_cmp(store.state().anchors[0].get(), pki.root.get()), 0);
    EXPECT_EQ(store.state().crls[0].file, "d.crl");
    EXPECT_EQ(store.state().crls[0].sha256, sha256_hex(crl()));
    EXPECT_EQ(TrustStore().anchors() + TrustStore().crls(), 0u);
}

// A certificate that only says that it is its own issuer is no anchor.
TEST_F(Trust, AnAnchorIsSelfSignedInTruth) {
    CertificateOptions options;
    options.authority = true;
    options.common_name = "Test Root CA";
    std::string changed = der(pki.root.get());
    changed[changed.size() - 1] = static_cast<char>(changed[changed.size() - 1] ^ 1);
    folder.put("changed.der", changed);
    const X509Ptr named_alike = issue(shared_rsa("leaf"), pki.root.get(), shared_rsa("other"), options);
    folder.put("named-alike.pem", pem_of(named_alike.get()));
    const TrustStore store = load();
    EXPECT_EQ(store.anchors(), 0u);
    EXPECT_EQ(store.state().intermediates.size(), 2u);
    EXPECT_EQ(X509_NAME_cmp(X509_get_subject_name(named_alike.get()), X509_get_issuer_name(named_alike.get())), 0);
}

TEST_F(Trust, ATruncatedFileIsUnreadable) {
    const std::string certificate = der(pki.root.get()), list = crl();
    for (size_t end = 0; end < certificate.size(); end += end < 64 ? 1 : 37)
        expect_unreadable("a.der", certificate.substr(0, end));
    for (size_t end = 0; end < list.size(); end += end < 64 ? 1 : 37)
        expect_unreadable("a.crl", list.substr(0, end));
    expect_unreadable("a.der", certificate.substr(0, certificate.size() - 1));
    expect_unreadable("a.crl", list.substr(0, list.size() - 1));
    const std::string pem = pem_of(pki.root.get());
    for (size_t end = 1; end + 2 < pem.size(); end += 61)
        expect_unreadable("a.pem", pem + pem.substr(0, std::max<size_t>(end, 40)));
}

TEST_F(Trust, WhatFollowsIsNotPassedOver) {
    expect_unreadable("a.der", der(pki.root.get()) + "x");
    expect_unreadable("a.der", der(pki.root.get()) + der(pki.intermediate.get()));
    expect_unreadable("a.crl", crl() + "x");
    expect_unreadable("a.crl", crl() + crl());
    expect_unreadable("a.crl", pem_of_crl(crl()) + pem_of_crl(crl()));
    expect_unreadable("a.crl", pem_of_crl(crl()) + pem_of(pki.root.get()));
}

TEST_F(Trust, TheWrongThingIsUnreadable) {
    expect_unreadable("a.crl", der(pki.root.get()));
    expect_unreadable("a.crl", pem_of(pki.root.get()));
    expect_unreadable("a.der", crl());
    expect_unreadable("a.pem", pem_of_crl(crl()));
    expect_unreadable("a.pem", pem_of(pki.root_key));
    expect_unreadable("a.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    expect_unreadable("a.der", std::string("\x30\x84\xff\xff\xff\xff\x30\x80", 8));
    expect_unreadable("a.der", std::string(100'000, '\x30'));
    std::string nested;
    for (int i = 0; i < 30'000; ++i)
        nested += "\x30\x80";
    expect_unreadable("a.der", nested);
    expect_unreadable("a.crl", nested);
}

TEST_F(Trust, TheFolderMustBeThere) {
    const std::string missing = folder.path("none"), file = folder.put("file", "");
    for (const std::string& path : {missing, file, std::string()})
        for (const bool survey : {false, true}) {
            try {
                if (survey)
                    survey_trust(path);
                else
                    TrustStore::load(path);
                ADD_FAILURE() << path;
            } catch (const Error& error) {
                EXPECT_EQ(error.code, Code::configuration);
                EXPECT_EQ(error.where, path);
                EXPECT_EQ(error.message.id, "the trust folder is not there");
            }
        }
}

TEST_F(Trust, WhatIsNoFileIsAnErrorAtOnce) {
    ASSERT_EQ(::mkfifo(folder.path("a.crl").c_str(), 0600), 0);
    EXPECT_THROW(load(), Error);
    std::filesystem::remove(folder.path("a.crl"));
    std::filesystem::create_directory(folder.path("a.pem"));
    EXPECT_THROW(load(), Error);
    std::filesystem::remove(folder.path("a.pem"));
    EXPECT_EQ(load().anchors(), 0u);
    folder.put("large.pem", std::string((4 << 20) + 1, ' '));
    EXPECT_THROW(load(), Error);
}

TEST_F(Trust, TheSurveyListsEachItem) {
    folder.put("a.pem", pem_of(pki.root.get()) + pem_of(pki.intermediate.get()));
    folder.put("b.crl", crl());
    folder.put("c.der", "broken");
    const auto items = survey_trust(folder.path());
    ASSERT_EQ(items.size(), 4u);
    EXPECT_EQ(items[0].kind, TrustItem::anchor);
    EXPECT_EQ(items[0].name, "Test Root CA");
    EXPECT_EQ(items[0].from, test_now - 1000 * day);
    EXPECT_EQ(items[0].until, test_now + 3000 * day);
    EXPECT_EQ(items[1].kind, TrustItem::intermediate);
    EXPECT_EQ(items[1].name, "Test Issuing CA");
    EXPECT_EQ(items[2].kind, TrustItem::crl);
    EXPECT_EQ(items[2].from, test_now - day);
    EXPECT_EQ(items[2].until, test_now + day);
    EXPECT_EQ(items[3].kind, TrustItem::unreadable);
    EXPECT_EQ(items[3].file, "c.der");
}
