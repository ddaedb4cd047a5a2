// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/pkcs12_key.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <openssl/provider.h>

namespace sohoa {
namespace {

constexpr uint64_t largest_file = 1 << 20;

using Pkcs12Ptr = Handle<PKCS12, PKCS12_free>;
using ProviderPtr = Handle<OSSL_PROVIDER, OSSL_PROVIDER_unload>;

struct Contents {
    KeyPtr key;
    X509Ptr leaf;
    CertificatesPtr others;
};

bool parse(PKCS12* p12, const Pin& pin, Contents& out) {
    EVP_PKEY* key = nullptr;
    X509* leaf = nullptr;
    STACK_OF(X509)* others = nullptr;
    const bool parsed = PKCS12_parse(p12, pin.c_str(), &key, &leaf, &others) == 1;
    out.key.reset(key);
    out.leaf.reset(leaf);
    out.others.reset(others);
    return parsed;
}

bool wrong_mac() {
    const unsigned long code = ERR_peek_last_error();
    return ERR_GET_LIB(code) == ERR_LIB_PKCS12 && ERR_GET_REASON(code) == PKCS12_R_MAC_VERIFY_FAILURE;
}

Contents unlock(PKCS12* p12, const Pin& pin, const std::string& path) {
    Contents contents;
    ERR_clear_error();
    if (parse(p12, pin, contents)) return contents;
    if (wrong_mac()) throw Error(Code::permission, path, msg("the PIN is wrong"));
    // RC2-40 and friends live in the provider "legacy"; loading it alone would take "default" away.
    const ProviderPtr standard(OSSL_PROVIDER_load(nullptr, "default"));
    const ProviderPtr legacy(OSSL_PROVIDER_load(nullptr, "legacy"));
    ERR_clear_error();
    if (parse(p12, pin, contents)) return contents;
    if (wrong_mac() || !PKCS12_mac_present(p12)) throw Error(Code::permission, path, msg("the PIN is wrong"));
    throw Error(Code::configuration, path, msg("the PKCS#12 file cannot be opened: {1}", openssl_errors()));
}

// Follows the issuers from the leaf through what the file holds.
std::vector<X509Ptr> ordered_chain(X509* leaf, const STACK_OF(X509) * others) {
    std::vector<X509Ptr> chain;
    X509* child = leaf;
    for (int step = 0; others && step < sk_X509_num(others); ++step) {
        X509* issuer = nullptr;
        for (int i = 0; i < sk_X509_num(others) && !issuer; ++i) {
            X509* candidate = sk_X509_value(others, i);
            if (candidate != child && X509_check_issued(candidate, child) == X509_V_OK) issuer = candidate;
        }
        if (!issuer || X509_self_signed(issuer, 0) == 1) break;
        X509_up_ref(issuer);
        chain.emplace_back(issuer);
        child = issuer;
    }
    return chain;
}

void check_strength(SigningKey& key, const std::string& path) {
    const int kind = EVP_PKEY_get_base_id(key.key.get());
    key.bits = EVP_PKEY_get_bits(key.key.get());
    key.rsa = kind == EVP_PKEY_RSA || kind == EVP_PKEY_RSA_PSS;
    if (!key.rsa && kind != EVP_PKEY_EC)
        throw Error(Code::configuration, path, msg("the kind of key is not RSA and not ECDSA"));
    const int least = key.rsa ? 2048 : 256;
    if (key.bits < least)
        throw Error(Code::configuration, path, msg("the key has {1} bits, at least {2} are required", key.bits, least));
}

} // namespace

std::string read_pkcs12(const std::string& path) {
    try {
        return read_file(path, largest_file);
    } catch (const Error& e) {
        throw Error(Code::configuration, path, e.message);
    }
}

SigningKey parse_pkcs12(const std::string& bytes, const std::string& path, const Pin& pin) {
    const unsigned char* at = bytes_of(bytes);
    const Pkcs12Ptr p12(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
    if (!p12) throw Error(Code::configuration, path, msg("is no PKCS#12 file"));
    Contents contents = unlock(p12.get(), pin, path);
    if (!contents.key) throw Error(Code::configuration, path, msg("the PKCS#12 file holds no private key"));
    if (!contents.leaf || X509_check_private_key(contents.leaf.get(), contents.key.get()) != 1)
        throw Error(Code::configuration, path, msg("the PKCS#12 file holds no certificate that belongs to its key"));
    SigningKey key;
    key.key = std::move(contents.key);
    key.leaf = std::move(contents.leaf);
    key.chain = ordered_chain(key.leaf.get(), contents.others.get());
    check_strength(key, path);
    ERR_clear_error();
    return key;
}

SigningKey open_pkcs12(const std::string& path, const Pin& pin) {
    return parse_pkcs12(read_pkcs12(path), path, pin);
}

} // namespace sohoa
