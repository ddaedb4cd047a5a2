// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"
#include "signing/trust_state.h"

#include <cstdint>
#include <vector>

namespace sohoa {

/// The question put to judge_path().
struct PathQuestion {
    X509* leaf = nullptr;
    std::vector<X509*> others; ///< certificates that came with the signature: may help to find a path, are not trusted
    const TrustStore::State& trust;
    int64_t time = 0; ///< certificates are judged at this time
    int64_t now = 0;
    bool time_is_claimed = false; ///< the signer states it; false: it is the present
    bool about_to_sign = false;   ///< what is broken is refused instead of left open
};

/// Certificate, path (RFC 5280 clause 6) and status. Sets signer, chain, revocation, key_bits and the checks 1.1–1.6
/// and "path" of `verdict`, and lowers its indication.
void judge_path(const PathQuestion& question, SignatureVerdict& verdict);

} // namespace sohoa
