// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/record/manifest.h"

// Between the .cpp files that make manifest.json; nobody else includes this.
namespace sohoa {

/// What the pages add up to.
struct PageTotals {
    size_t words = 0;
    double confidence = 0; ///< sum over the words
    std::string engine, model, model_path, model_sha256;
};

/// Why a value is not known: the codes of manifest.schema.json.
constexpr const char* not_extracted = "not_extracted";   ///< nobody has read it yet off the paper or the scan
constexpr const char* not_in_profile = "not_in_profile"; ///< the institution did not say
constexpr const char* not_applicable = "not_applicable"; ///< there is no such thing for this record

Json unknown(const char* reason);
Json known(Json value, const char* source);
/// `text` from `source`; unknown for `reason` when it is empty.
Json text_field(const std::string& text, const char* source, const char* reason);
Json text_or_null(const std::string& text);
double rounded(double number); ///< to three decimals: shorter, and the same everywhere

Json json_of(const Message& message);
Json json_of(const Findings& findings);

// law.md §7, groups A to D
Json identity_fields(const ManifestInput& input);
Json content_fields(const ManifestInput& input, const PageTotals& totals);
Json holder_fields();
Json scan_fields(const ManifestInput& input, const PageTotals& totals);

/// Puts what signing/ said into `manifest`: "verification", "signatures" and "certificate_check" (group F).
/// Error(internal) where a key is missing or the verdict is on other bytes.
void add_signatures(Json& manifest, const ManifestInput& input);

} // namespace sohoa
