// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Owners of OpenSSL's objects. For the .cpp files of this folder and headers that only they include.

#include "core/base/handle.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <string>
#include <string_view>

namespace sohoa {

inline void free_certificates(STACK_OF(X509) * stack) {
    sk_X509_pop_free(stack, X509_free);
}
inline void free_stack_only(STACK_OF(X509) * stack) {
    sk_X509_free(stack);
}

using X509Ptr = Handle<X509, X509_free>;
using X509CrlPtr = Handle<X509_CRL, X509_CRL_free>;
using KeyPtr = Handle<EVP_PKEY, EVP_PKEY_free>;
using CmsPtr = Handle<CMS_ContentInfo, CMS_ContentInfo_free>;
using BioPtr = Handle<BIO, BIO_free_all>;
using CertificatesPtr = Handle<STACK_OF(X509), free_certificates>;  ///< owns its members
using CertificateViewPtr = Handle<STACK_OF(X509), free_stack_only>; ///< borrows its members

/// DER of an object by its i2d function: der_of(cert, i2d_X509).
template <class T, class I2d>
std::string der_of(T* object, I2d i2d) {
    const int length = i2d(object, nullptr);
    if (length <= 0) return {};
    std::string out(static_cast<size_t>(length), '\0');
    auto* to = reinterpret_cast<unsigned char*>(out.data());
    i2d(object, &to);
    return out;
}

inline const unsigned char* bytes_of(std::string_view s) {
    return reinterpret_cast<const unsigned char*>(s.data());
}

/// One certificate, all of `der`; null where it is none.
inline X509Ptr certificate_from_der(std::string_view der) {
    const unsigned char* at = bytes_of(der);
    X509Ptr cert(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (cert && at != bytes_of(der) + der.size()) cert.reset();
    if (!cert) ERR_clear_error();
    return cert;
}

/// What OpenSSL's error queue says, oldest first; the queue is empty afterwards.
inline std::string openssl_errors() {
    std::string out;
    while (const unsigned long code = ERR_get_error()) {
        const char* text = ERR_reason_error_string(code);
        if (!out.empty()) out += "; ";
        out += text ? text : "error " + std::to_string(code);
    }
    return out.empty() ? "no detail" : out;
}

} // namespace sohoa
