// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/document/verdict.h"
#include "core/pdf/pdf_file.h"
#include "signing/trust.h"

#include <string>

namespace sohoa {

/// Verifies every signature of a PDF on its final bytes. Never writes, never goes online. To be called in a worker:
/// it parses the file. Error(bad_data) when the file is no PDF, is encrypted or damaged; Error(no_input) when it
/// cannot be read. Time: the claimed signing time where one is stated, else now; the report says which.
FileVerdict verify_file(const PdfFile& pdf, const TrustStore& trust, const Context& context);

/// True when integrity, CMS and path are good and nothing but the status of a certificate is unknown (Circular 15/2025
/// Annex II row 1.2: "warn"): such a record may be published, with the fact recorded.
bool sound_but_for_status(const SignatureVerdict& verdict);

} // namespace sohoa
