// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/certificate.h"

#include "core/base/digest.h"

#include <algorithm>
#include <ctime>
#include <iterator>
#include <openssl/rsa.h>

namespace sohoa {
namespace {

using PoliciesPtr = Handle<CERTIFICATEPOLICIES, CERTIFICATEPOLICIES_free>;

std::string oid_text(const ASN1_OBJECT* object) {
    char text[128];
    const int n = OBJ_obj2txt(text, sizeof text, object, 1);
    return n > 0 ? std::string(text, std::min(static_cast<size_t>(n), sizeof text - 1)) : std::string();
}

std::string entry_text(const X509_NAME* name, int nid) {
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0) return {};
    unsigned char* utf8 = nullptr;
    const int length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (length < 0) return {};
    std::string out(reinterpret_cast<char*>(utf8), static_cast<size_t>(length));
    OPENSSL_free(utf8);
    return out;
}

std::string serial_text(X509* certificate) {
    const Handle<BIGNUM, BN_free> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
    char* digits = number ? BN_bn2hex(number.get()) : nullptr;
    std::string out = digits ? digits : "";
    OPENSSL_free(digits);
    return out;
}

PoliciesPtr policies_of(X509* certificate) {
    return PoliciesPtr(
        static_cast<CERTIFICATEPOLICIES*>(X509_get_ext_d2i(certificate, NID_certificate_policies, nullptr, nullptr)));
}

struct DigestRow {
    int nid;
    const char* name;
    bool accepted; ///< Circular 15/2025 Annex I 1.3
};

constexpr DigestRow digests[] = {
    {NID_sha256, "SHA-256", true},
    {NID_sha384, "SHA-384", true},
    {NID_sha512, "SHA-512", true},
    {NID_sha512_224, "SHA-512/224", true},
    {NID_sha512_256, "SHA-512/256", true},
    {NID_sha3_224, "SHA3-224", true},
    {NID_sha3_256, "SHA3-256", true},
    {NID_sha3_384, "SHA3-384", true},
    {NID_sha3_512, "SHA3-512", true},
    {NID_shake128, "SHAKE128", true},
    {NID_shake256, "SHAKE256", true},
    {NID_sha224, "SHA-224", false},
    {NID_sha1, "SHA-1", false},
    {NID_md5, "MD5", false},
};

const DigestRow* digest_row(int nid) {
    const auto* row =
        std::find_if(std::begin(digests), std::end(digests), [nid](const DigestRow& r) { return r.nid == nid; });
    return row == std::end(digests) ? nullptr : row;
}

} // namespace

std::string name_text(const X509_NAME* name) {
    const BioPtr out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), name, 0, (XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) | ASN1_STRFLGS_UTF8_CONVERT);
    char* text = nullptr;
    const long length = BIO_get_mem_data(out.get(), &text);
    return length > 0 ? std::string(text, static_cast<size_t>(length)) : std::string();
}

int64_t seconds_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1) return 0;
    return static_cast<int64_t>(timegm(&parts));
}

std::vector<std::string> policy_oids(X509* certificate) {
    std::vector<std::string> out;
    const PoliciesPtr policies = policies_of(certificate);
    for (int i = 0; policies && i < sk_POLICYINFO_num(policies.get()); ++i)
        out.push_back(oid_text(sk_POLICYINFO_value(policies.get(), i)->policyid));
    return out;
}

std::string cps_uri(X509* certificate) {
    const PoliciesPtr policies = policies_of(certificate);
    for (int i = 0; policies && i < sk_POLICYINFO_num(policies.get()); ++i) {
        const auto* qualifiers = sk_POLICYINFO_value(policies.get(), i)->qualifiers;
        for (int j = 0; qualifiers && j < sk_POLICYQUALINFO_num(qualifiers); ++j) {
            const POLICYQUALINFO* q = sk_POLICYQUALINFO_value(qualifiers, j);
            if (OBJ_obj2nid(q->pqualid) != NID_id_qt_cps) continue;
            return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(q->d.cpsuri)),
                    static_cast<size_t>(ASN1_STRING_length(q->d.cpsuri))};
        }
    }
    return {};
}

CertificateInfo describe(X509* certificate) {
    CertificateInfo info;
    const X509_NAME* subject = X509_get_subject_name(certificate);
    info.subject = name_text(subject);
    info.issuer = name_text(X509_get_issuer_name(certificate));
    info.common_name = entry_text(subject, NID_commonName);
    info.organisation = entry_text(subject, NID_organizationName);
    info.serial = serial_text(certificate);
    info.der = der_of(certificate, i2d_X509);
    info.sha256 = sha256_hex(info.der);
    info.not_before = seconds_of(X509_get0_notBefore(certificate));
    info.not_after = seconds_of(X509_get0_notAfter(certificate));
    const std::vector<std::string> policies = policy_oids(certificate);
    info.demonstration = std::find(policies.begin(), policies.end(), demonstration_policy_oid) != policies.end();
    ERR_clear_error();
    return info;
}

bool may_sign_documents(X509* certificate) {
    // X509_get_key_usage answers UINT32_MAX where the extension is absent.
    return (X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

bool extended_usage_fits(X509* certificate) {
    const Handle<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free> usages(
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    if (!usages) return true;
    constexpr int other[] = {NID_server_auth, NID_code_sign, NID_time_stamp, NID_OCSP_sign};
    for (int i = 0; i < sk_ASN1_OBJECT_num(usages.get()); ++i) {
        const int nid = OBJ_obj2nid(sk_ASN1_OBJECT_value(usages.get(), i));
        if (std::find(std::begin(other), std::end(other), nid) == std::end(other)) return true;
    }
    return false;
}

Strength strength_of(X509* certificate) {
    Strength out;
    const EVP_PKEY* key = X509_get0_pubkey(certificate);
    if (key) {
        const int kind = EVP_PKEY_get_base_id(key);
        const bool rsa = kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
        out.key_bits = EVP_PKEY_get_bits(key);
        const char* name = OBJ_nid2sn(kind);
        out.key_kind = rsa ? "RSA" : kind == EVP_PKEY_EC ? "EC" : name ? name : "";
        out.key_ok = (rsa && out.key_bits >= 2048) || (kind == EVP_PKEY_EC && out.key_bits >= 256);
    }
    int digest = NID_undef;
    X509_get_signature_info(certificate, &digest, nullptr, nullptr, nullptr);
    out.digest = digest_name(digest);
    out.digest_ok = digest_accepted(digest);
    ERR_clear_error();
    return out;
}

std::string digest_name(int nid) {
    if (const DigestRow* row = digest_row(nid)) return row->name;
    const char* name = nid == NID_undef ? nullptr : OBJ_nid2sn(nid);
    return name ? name : "";
}

bool digest_accepted(int nid) {
    const DigestRow* row = digest_row(nid);
    return row && row->accepted;
}

} // namespace sohoa
