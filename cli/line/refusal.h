// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/findings.h"

#include <string>

namespace sohoa {

/// error.json of a refused document (schema "sohoa-refusal"): what, where, why, in English and Vietnamese, and the code
/// that the document alone would have ended with. `findings`: those of the quality gate that refused it.
std::string refusal_json(const std::string& source, const Error& error, const Findings& findings, int64_t time);

} // namespace sohoa
