// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/record/manifest.h"

namespace sohoa {

/// Puts the verdicts into `manifest`: "verification", "signatures" and "certificate_check" (law.md §7, group F).
/// Error(internal) where the verdict is on other bytes, or a signature has no role.
void add_signatures(Json& manifest, const ManifestInput& input);

/// What an entry of "signatures" takes from the PDF alone, whatever the trust and the time of the judgement.
Json signature_facts(const SignatureVerdict& signature);
/// What "certificate_check" says of the certificate itself.
Json certificate_facts(const CertificateInfo& certificate);

} // namespace sohoa
