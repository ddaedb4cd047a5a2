// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"

#include <string>

namespace sohoa {

// What stations ask of the verdict on a file.

const SignatureVerdict* find_signature(const FileVerdict& file, const std::string& field); ///< null when there is none

/// What was signed is no longer what is there. (A certificate that expired or was revoked is another matter.)
bool broken(const SignatureVerdict& signature);

/// A signature that was there before says the same of everything but what came after it; and that was a proper update.
bool unharmed(const SignatureVerdict& before, const SignatureVerdict* after);

} // namespace sohoa
