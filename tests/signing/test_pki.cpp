// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/signing/test_pki.h"

#include "core/base/file.h"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <openssl/conf.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdexcept>
#include <sys/stat.h>

namespace sohoa::test {
namespace {

void must(bool good, const char* what) {
    if (!good) throw std::runtime_error(std::string(what) + ": " + openssl_errors());
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Handle<CONF, NCONF_free> no_sections(NCONF_new(nullptr)); // some extensions ask for one, if only an empty one
    X509V3_set_nconf(&context, no_sections.get());
    const Handle<X509_EXTENSION, X509_EXTENSION_free> extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()));
    must(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "extension");
}

void set_name(X509_NAME* name, const char* field, const std::string& value) {
    X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(value.c_str()), -1,
                               -1, 0);
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<size_t>(size)};
}

} // namespace

KeyPtr make_rsa(int bits) {
    KeyPtr key(EVP_RSA_gen(static_cast<unsigned>(bits)));
    must(key != nullptr, "RSA");
    return key;
}

KeyPtr make_ec(const char* curve) {
    KeyPtr key(EVP_EC_gen(curve));
    must(key != nullptr, "EC");
    return key;
}

EVP_PKEY* shared_rsa(const std::string& name) {
    static std::map<std::string, KeyPtr> keys;
    KeyPtr& key = keys[name];
    if (!key) key = make_rsa();
    return key.get();
}

X509Ptr issue(EVP_PKEY* subject_key, X509* issuer, EVP_PKEY* issuer_key, const CertificateOptions& options) {
    X509Ptr certificate(X509_new());
    X509* c = certificate.get();
    X509_set_version(c, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(c), options.serial);
    ASN1_TIME_set(X509_getm_notBefore(c), options.not_before);
    ASN1_TIME_set(X509_getm_notAfter(c), options.not_after);
    set_name(X509_get_subject_name(c), "C", "VN");
    set_name(X509_get_subject_name(c), "O", options.organisation);
    set_name(X509_get_subject_name(c), "CN", options.common_name);
    X509* parent = issuer ? issuer : c;
    X509_set_issuer_name(c, X509_get_subject_name(parent));
    X509_set_pubkey(c, subject_key);
    if (options.basic_constraints)
        add_extension(c, parent, NID_basic_constraints, options.authority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (!options.key_usage.empty())
        add_extension(c, parent, NID_key_usage, options.authority ? "critical,keyCertSign,cRLSign" : options.key_usage);
    add_extension(c, parent, NID_subject_key_identifier, "hash");
    add_extension(c, parent, NID_authority_key_identifier, "keyid:always");
    if (!options.extended_key_usage.empty()) add_extension(c, parent, NID_ext_key_usage, options.extended_key_usage);
    if (!options.policy.empty()) add_extension(c, parent, NID_certificate_policies, options.policy);
    must(X509_sign(c, issuer_key, options.digest) > 0, "X509_sign");
    return certificate;
}

std::string make_crl(X509* issuer, EVP_PKEY* issuer_key, int64_t this_update, int64_t next_update,
                     const std::vector<Revoked>& revoked) {
    const X509CrlPtr crl(X509_CRL_new());
    X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2);
    X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(issuer));
    const Handle<ASN1_TIME, ASN1_TIME_free> from(ASN1_TIME_set(nullptr, this_update)),
        to(ASN1_TIME_set(nullptr, next_update));
    X509_CRL_set1_lastUpdate(crl.get(), from.get());
    X509_CRL_set1_nextUpdate(crl.get(), to.get());
    for (const Revoked& r : revoked) {
        Handle<X509_REVOKED, X509_REVOKED_free> entry(X509_REVOKED_new());
        const Handle<ASN1_INTEGER, ASN1_INTEGER_free> serial(ASN1_INTEGER_new());
        ASN1_INTEGER_set(serial.get(), r.serial);
        X509_REVOKED_set_serialNumber(entry.get(), serial.get());
        const Handle<ASN1_TIME, ASN1_TIME_free> when(ASN1_TIME_set(nullptr, r.when));
        X509_REVOKED_set_revocationDate(entry.get(), when.get());
        if (r.reason >= 0) {
            const Handle<ASN1_ENUMERATED, ASN1_ENUMERATED_free> reason(ASN1_ENUMERATED_new());
            ASN1_ENUMERATED_set(reason.get(), r.reason);
            X509_REVOKED_add1_ext_i2d(entry.get(), NID_crl_reason, reason.get(), 0, 0);
        }
        X509_CRL_add0_revoked(crl.get(), entry.release());
    }
    X509_CRL_sort(crl.get());
    must(X509_CRL_sign(crl.get(), issuer_key, EVP_sha256()) > 0, "X509_CRL_sign");
    return der_of(crl.get(), i2d_X509_CRL);
}

std::string pkcs12(const std::string& pin, EVP_PKEY* key, X509* leaf, const std::vector<X509*>& others) {
    const CertificateViewPtr stack(sk_X509_new_null());
    for (X509* other : others)
        sk_X509_push(stack.get(), other);
    const Handle<PKCS12, PKCS12_free> p12(
        PKCS12_create(pin.c_str(), "test", key, leaf, stack.get(), 0, 0, 1000, 1000, 0));
    must(p12 != nullptr, "PKCS12_create");
    return der_of(p12.get(), i2d_PKCS12);
}

std::string pem_of(X509* certificate) {
    const BioPtr out(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(out.get(), certificate);
    return text_of(out.get());
}

std::string pem_of(EVP_PKEY* key) {
    const BioPtr out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(out.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return text_of(out.get());
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sohoa-signing-XXXXXX").string();
    must(::mkdtemp(pattern.data()) != nullptr, "mkdtemp");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::path(const std::string& name) const {
    return name.empty() ? path_ : path_ + "/" + name;
}

std::string TemporaryFolder::put(const std::string& name, const std::string& bytes, int mode) const {
    write_file_atomic(path(name), bytes);
    ::chmod(path(name).c_str(), static_cast<mode_t>(mode));
    return path(name);
}

Authorities::Authorities() : root_key(shared_rsa("root")), intermediate_key(shared_rsa("intermediate")) {
    CertificateOptions options;
    options.authority = true;
    options.not_before = test_now - 1000 * day;
    options.not_after = test_now + 3000 * day;
    options.common_name = "Test Root CA";
    options.serial = 1;
    root = issue(root_key, nullptr, root_key, options);
    options.common_name = "Test Issuing CA";
    options.serial = 2;
    intermediate = issue(intermediate_key, root.get(), root_key, options);
}

X509Ptr Authorities::leaf(const CertificateOptions& options, EVP_PKEY* key) const {
    return issue(key ? key : shared_rsa("leaf"), intermediate.get(), intermediate_key, options);
}

void Authorities::trust_in(const TemporaryFolder& folder, bool crls, const std::vector<Revoked>& revoked) const {
    folder.put("root.pem", pem_of(root.get()));
    if (!crls) return;
    folder.put("root.crl", make_crl(root.get(), root_key, test_now - day, test_now + 30 * day));
    folder.put("issuing.crl",
               make_crl(intermediate.get(), intermediate_key, test_now - day, test_now + 30 * day, revoked));
}

} // namespace sohoa::test
