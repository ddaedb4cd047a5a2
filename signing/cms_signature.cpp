// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/cms_signature.h"

#include "core/base/error.h"

#include <algorithm>
#include <openssl/rsa.h>
#include <vector>

namespace sohoa {
namespace {

constexpr size_t digest_bytes = 32;

// RSASSA-PSS-params (RFC 4055, 3.1): [0] SHA-256, [1] MGF1 with SHA-256, [2] saltLength 32; trailerField is the
// default.
constexpr unsigned char pss_parameters[] = {
    0x30, 0x34, 0xa0, 0x0f, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0xa1, 0x1c, 0x30, 0x1a, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x08, 0x30, 0x0d,
    0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0xa2, 0x03, 0x02, 0x01, 0x20};

Error failed(const char* step) {
    return Error(Code::internal, "sohoa-signer", msg("the CMS cannot be made ({1}): {2}", step, openssl_errors()));
}

struct Unsigned {
    CmsPtr cms;
    CMS_SignerInfo* signer = nullptr; // belongs to cms
};

// CMS_final() would add signingTime, which PAdES forbids; so the attributes are set here one by one.
Unsigned prepare(const SigningKey& key, const std::string& digest) {
    Unsigned out;
    out.cms.reset(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY));
    if (!out.cms) throw failed("CMS_sign");
    out.signer = CMS_add1_signer(out.cms.get(), key.leaf.get(), key.key.get(), EVP_sha256(),
                                 CMS_CADES | CMS_NOSMIMECAP | CMS_PARTIAL);
    if (!out.signer) throw failed("CMS_add1_signer");
    for (const X509Ptr& authority : key.chain)
        if (CMS_add1_cert(out.cms.get(), authority.get()) != 1) throw failed("CMS_add1_cert");
    if (CMS_signed_add1_attr_by_NID(out.signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data),
                                    -1) != 1)
        throw failed("contentType");
    if (CMS_signed_add1_attr_by_NID(out.signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.data(),
                                    static_cast<int>(digest.size())) != 1)
        throw failed("messageDigest");
    return out;
}

std::string der_length(size_t n) {
    if (n < 0x80) return std::string(1, static_cast<char>(n));
    std::string bytes;
    for (; n > 0; n >>= 8)
        bytes.insert(bytes.begin(), static_cast<char>(n & 0xFF));
    return static_cast<char>(0x80 | bytes.size()) + bytes;
}

// RFC 5652, 5.4: "the DER encoding of the signedAttrs field … An EXPLICIT SET OF tag is used"; DER sorts a SET OF.
std::string attributes_to_sign(const CMS_SignerInfo* signer) {
    std::vector<std::string> attributes;
    for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i)
        attributes.push_back(der_of(CMS_signed_get_attr(signer, i), i2d_X509_ATTRIBUTE));
    std::sort(attributes.begin(), attributes.end());
    std::string body;
    for (const std::string& a : attributes)
        body += a;
    return '\x31' + der_length(body.size()) + body;
}

std::string sign_bytes(const SigningKey& key, SignatureScheme scheme, const std::string& data) {
    const Handle<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* options = nullptr; // belongs to context
    if (EVP_DigestSignInit(context.get(), &options, EVP_sha256(), nullptr, key.key.get()) != 1)
        throw failed("EVP_DigestSignInit");
    if (key.rsa) {
        const int padding = scheme == SignatureScheme::pss ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING;
        if (EVP_PKEY_CTX_set_rsa_padding(options, padding) != 1) throw failed("padding");
        if (scheme == SignatureScheme::pss && (EVP_PKEY_CTX_set_rsa_pss_saltlen(options, digest_bytes) != 1 ||
                                               EVP_PKEY_CTX_set_rsa_mgf1_md(options, EVP_sha256()) != 1))
            throw failed("PSS");
    }
    size_t length = 0;
    if (EVP_DigestSign(context.get(), nullptr, &length, bytes_of(data), data.size()) != 1)
        throw failed("EVP_DigestSign");
    std::string signature(length, '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, bytes_of(data),
                       data.size()) != 1)
        throw failed("EVP_DigestSign");
    signature.resize(length);
    return signature;
}

void set_algorithm(const SigningKey& key, SignatureScheme scheme, X509_ALGOR* algorithm) {
    if (!key.rsa) {
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_ecdsa_with_SHA256), V_ASN1_UNDEF, nullptr);
        return;
    }
    if (scheme == SignatureScheme::pkcs1) {
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsaEncryption), V_ASN1_NULL, nullptr);
        return;
    }
    ASN1_STRING* parameters = ASN1_STRING_new();
    if (!parameters || ASN1_STRING_set(parameters, pss_parameters, sizeof pss_parameters) != 1 ||
        X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsassaPss), V_ASN1_SEQUENCE, parameters) != 1) {
        ASN1_STRING_free(parameters);
        throw failed("X509_ALGOR");
    }
}

std::string finish(const Unsigned& made, const SigningKey& key, SignatureScheme scheme, const std::string& signature) {
    X509_ALGOR* algorithm = nullptr;
    CMS_SignerInfo_get0_algs(made.signer, nullptr, nullptr, nullptr, &algorithm);
    set_algorithm(key, scheme, algorithm);
    ASN1_OCTET_STRING* value = CMS_SignerInfo_get0_signature(made.signer);
    if (ASN1_STRING_set(value, signature.data(), static_cast<int>(signature.size())) != 1) throw failed("signature");
    std::string der = der_of(made.cms.get(), i2d_CMS_ContentInfo);
    if (der.empty()) throw failed("i2d_CMS_ContentInfo");
    ERR_clear_error();
    return der;
}

} // namespace

SignatureScheme scheme_of(const std::string& name) {
    if (name == "pss") return SignatureScheme::pss;
    if (name == "pkcs1") return SignatureScheme::pkcs1;
    throw Error(Code::configuration, "", msg("the signature scheme “{1}” is not known; choose pss or pkcs1", name));
}

std::string sign_cades(const SigningKey& key, SignatureScheme scheme, const std::string& digest) {
    if (digest.size() != digest_bytes)
        throw Error(Code::internal, "sohoa-signer", msg("a digest of {1} bytes is no SHA-256 digest", digest.size()));
    const Unsigned made = prepare(key, digest);
    return finish(made, key, scheme, sign_bytes(key, scheme, attributes_to_sign(made.signer)));
}

size_t longest_cms(const SigningKey& key, SignatureScheme scheme) {
    const Unsigned made = prepare(key, std::string(digest_bytes, '\0'));
    // EVP_PKEY_get_size is the longest signature; an ECDSA one is mostly a few bytes shorter.
    const auto longest = static_cast<size_t>(EVP_PKEY_get_size(key.key.get()));
    return finish(made, key, scheme, std::string(longest, '\x7f')).size();
}

} // namespace sohoa
