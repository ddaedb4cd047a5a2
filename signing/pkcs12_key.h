// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/openssl_types.h"
#include "signing/pin.h"

#include <string>
#include <vector>

namespace sohoa {

/// A private key with its certificate and the authorities above it, leaf to root, self-signed ones left out
/// (a verifier has its own anchors).
struct SigningKey {
    KeyPtr key;
    X509Ptr leaf;
    std::vector<X509Ptr> chain;
    int bits = 0;
    bool rsa = false; ///< else elliptic curve
};

/// Opens a PKCS#12 file (RFC 7292), those with the old RC2-40 and 3DES protection too.
/// Error(permission): wrong PIN. Error(configuration): missing, damaged, no key, no certificate that belongs to the
/// key, a kind or length of key that Circular 15/2025/TT-BKHCN Annex I 1.2 does not allow.
SigningKey open_pkcs12(const std::string& path, const Pin& pin);

/// The bytes of the file, read before the PIN is asked for. Error(configuration) when there is none.
std::string read_pkcs12(const std::string& path);
SigningKey parse_pkcs12(const std::string& bytes, const std::string& path, const Pin& pin);

} // namespace sohoa
