// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"

#include <string>

namespace sohoa {

/// The verdict for a person, in the language in force: first the answer, then for every signature what Circular
/// 15/2025/TT-BKHCN Art. 6.4 asks for (issuer, signer, managing unit, signing time, integrity, validity at signing
/// time, validity period) and why the answer is what it is. `verbose` adds the table of checks (Annex II) and the
/// chain.
std::string verdict_text(const FileVerdict& verdict, bool verbose);

/// The verdict and its most important reason on one line.
std::string verdict_line(const FileVerdict& verdict);

} // namespace sohoa
