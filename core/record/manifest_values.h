// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"
#include "core/base/json.h"

#include <cstdint>
#include <string>

// How a manifest says a single thing; for the .cpp files of this room.
namespace sohoa {

/// Why a value is not known: the codes of manifest.schema.json.
constexpr const char* not_extracted = "not_extracted";   ///< nobody has read it yet off the paper or the scan
constexpr const char* not_in_profile = "not_in_profile"; ///< the institution did not say
constexpr const char* not_applicable = "not_applicable"; ///< there is no such thing for this record

Json unknown(const char* reason);
Json known(Json value, const char* source);
/// `text` from `source`; unknown for `reason` when it is empty.
Json text_field(const std::string& text, const char* source, const char* reason);
Json text_or_null(const std::string& text);
Json time_or_null(int64_t time); ///< null for 0
double rounded(double number);   ///< to three decimals: shorter, and the same everywhere

Json json_of(const Message& message);
Json json_of(const std::vector<Message>& messages);
Json json_of(const Findings& findings);

} // namespace sohoa
