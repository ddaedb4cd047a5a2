// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/workers/zygote_client.h"
#include "core/document/verdict.h"
#include "signing/signer_client.h"

#include <string>

namespace sohoa {

/// The judgement of the key before the first page is read (Decree 23/2025 Art. 15; Decree 68/2024 Art. 29).
struct KeyCheck {
    SignatureVerdict verdict;  ///< for the manifest
    int64_t time = 0;          ///< when it was judged
    bool status_known = false; ///< not revoked by a CRL of the trust folder
    bool demonstration = false;
};

/// Invalid, too weak, or with a path that reaches no anchor of the trust folder: Error(configuration), nothing is
/// signed. Only the status unknown (no CRL): one warning, and it is recorded.
KeyCheck check_key(const SignerClient& signer, const std::string& trust, int64_t time, Zygote& zygote,
                   Console& console);

} // namespace sohoa
