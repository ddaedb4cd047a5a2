// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keys, authorities, certificates and CRLs for the tests, made by libcrypto and not by sohoa.

#include "signing/openssl_types.h"

#include <string>
#include <utility>
#include <vector>

namespace sohoa::test {

constexpr int64_t day = 86400;
constexpr int64_t test_now = 1780279200; // 2026-06-01T09:00:00+07:00

struct CertificateOptions {
    std::string common_name = "Nguyễn Văn An";
    std::string organisation = "Sở Tư pháp tỉnh Thử Nghiệm";
    int64_t not_before = test_now - 100 * day, not_after = test_now + 600 * day;
    bool authority = false;
    bool basic_constraints = true;
    std::string key_usage = "critical,digitalSignature,nonRepudiation";
    std::string extended_key_usage;
    std::string policy;
    long serial = 4711;
    const EVP_MD* digest = EVP_sha256();
};

KeyPtr make_rsa(int bits = 2048);
KeyPtr make_ec(const char* curve = "P-256");
/// Keys are dear: one RSA key for each name, made once.
EVP_PKEY* shared_rsa(const std::string& name);

X509Ptr issue(EVP_PKEY* subject_key, X509* issuer, EVP_PKEY* issuer_key, const CertificateOptions& options);

struct Revoked {
    long serial;
    int64_t when;
    int reason = -1; ///< CRL_REASON_…
};
std::string make_crl(X509* issuer, EVP_PKEY* issuer_key, int64_t this_update, int64_t next_update,
                     const std::vector<Revoked>& revoked = {});

std::string pkcs12(const std::string& pin, EVP_PKEY* key, X509* leaf, const std::vector<X509*>& others);
std::string pem_of(X509* certificate);
std::string pem_of(EVP_PKEY* key);

class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string path(const std::string& name = "") const;
    /// Writes a file and returns its path.
    std::string put(const std::string& name, const std::string& bytes, int mode = 0600) const;

  private:
    std::string path_;
};

/// Root, intermediate authority and signer, as most tests need them.
struct Authorities {
    Authorities();
    X509Ptr root, intermediate;
    EVP_PKEY* root_key;
    EVP_PKEY* intermediate_key;
    X509Ptr leaf(const CertificateOptions& options = {}, EVP_PKEY* key = nullptr) const; ///< key: shared_rsa("leaf")
    /// Trust folder with the root; CRLs of both authorities where asked for.
    void trust_in(const TemporaryFolder& folder, bool crls, const std::vector<Revoked>& revoked = {}) const;
};

} // namespace sohoa::test
