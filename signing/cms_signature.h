// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/pkcs12_key.h"

#include <string>

namespace sohoa {

enum class SignatureScheme {
    pss,   ///< RSASSA-PSS with SHA-256, MGF1 with SHA-256, salt of 32 bytes (Circular 15/2025 Annex I 1.2)
    pkcs1, ///< RSASSA-PKCS1-v1_5 with SHA-256: what many tokens do; another scheme than Annex I names
};

/// "pss" or "pkcs1"; Error(configuration) else.
SignatureScheme scheme_of(const std::string& name);

/// A detached CAdES baseline-B CMS over `digest` (SHA-256, 32 raw bytes), DER. ETSI EN 319 142-1 clause 6.3, rows for
/// B-B: content-type, message-digest and signing-certificate-v2 are there, signing-time is not ("shall not be
/// present"). An elliptic-curve key makes ECDSA with SHA-256 whatever `scheme` says.
std::string sign_cades(const SigningKey& key, SignatureScheme scheme, const std::string& digest);

/// No CMS of this key and scheme is longer. Makes no signature.
size_t longest_cms(const SigningKey& key, SignatureScheme scheme);

} // namespace sohoa
