// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "signing/trust.h"
#include "signing/verdict.h"

#include <string>

namespace sohoa {

/// Verifies every signature of a PDF on its final bytes. Never writes, never goes online. To be called in a worker:
/// it parses the file. Error(bad_data) when the file is no PDF, is encrypted or damaged; Error(no_input) when it
/// cannot be read. Time: the claimed signing time where one is stated, else now; the report says which.
FileVerdict verify_file(const std::string& path, const TrustStore& trust, const Context& context);

/// True when integrity, CMS and path are good and nothing but the status of a certificate is unknown (Circular 15/2025
/// Annex II row 1.2: "warn"): such a record may be published, with the fact recorded.
bool sound_but_for_status(const SignatureVerdict& verdict);

/// The verdict as JSON (schema "sohoa-verdict", schema_version 1): never translated, stable keys.
std::string to_json(const FileVerdict& verdict);
/// The same for one signature, as it stands in manifests (law.md §7 group F). `indent` as in core/base/json.h.
std::string to_json(const SignatureVerdict& verdict, int indent);

} // namespace sohoa
