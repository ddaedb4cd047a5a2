// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"
#include "core/pdf/signature_fields.h"
#include "signing/trust_state.h"

#include <vector>

namespace sohoa {

/// What a CMS holds besides its answer.
struct CmsContents {
    X509Ptr signer;              ///< null where none could be found
    std::vector<X509Ptr> others; ///< the other certificates in it
    int64_t signing_time = 0;    ///< signingTime attribute; 0 when absent
};

/// Judges the CMS (RFC 5652) of a detached PDF signature against the digests of `field`: form, signer's certificate,
/// algorithms, message digest, signature value, signing-certificate attribute. Writes the checks "cms", "2.4", "2.2"
/// and "signing_certificate" and lowers the indication.
CmsContents judge_cms(const SignatureField& field, const TrustStore::State& trust, SignatureVerdict& verdict);

} // namespace sohoa
