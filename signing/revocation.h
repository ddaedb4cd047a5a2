// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"
#include "signing/trust_state.h"

#include <vector>

namespace sohoa {

enum class Status {
    good,          ///< a CRL that covers the time does not list it
    unknown,       ///< no CRL, or none that reaches the time
    revoked,       ///< at or before the time
    on_hold,       ///< suspended at or before the time (certificateHold)
    revoked_later, ///< after the time: only a proof of existence could save the signature
};

struct StatusResult {
    Status status = Status::unknown;
    int64_t revoked_at = 0;
    Message reason;
    std::vector<RevocationEvidence> evidence; ///< the CRL that decided
};

/// The status of `certificate` at `time`, from the CRLs of the trust folder alone; `now` is the clock, and a CRL that
/// claims to be younger is not believed. RFC 5280 6.3.3 for complete CRLs of the issuer itself: indirect CRLs, delta
/// CRLs and CRLs limited to some reasons are left out. A CRL made after `time` is as good as one that covers it, as it
/// lists what was revoked before, as long as the certificate had not expired when it was made (RFC 5280 3.3).
StatusResult status_by_crl(X509* certificate, X509* issuer, const TrustStore::State& trust, int64_t time, int64_t now);

} // namespace sohoa
