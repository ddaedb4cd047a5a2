// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/requests.h"
#include "core/base/findings.h"

#include <string>
#include <vector>

namespace sohoa {

/// For a person, in the language in force.
std::string inspect_text(const InspectedDocument& inspected);

/// Why the profile refuses the document, a line a reason; empty when it does not.
std::string refusals_text(const InspectedDocument& inspected);

/// For machines: schema "sohoa-inspection", schema_version 1. Never translated.
std::string inspect_json(const InspectedDocument& inspected);

/// One finding as a line: severity, page, sentence, law.
std::string finding_text(const Finding& finding);

} // namespace sohoa
