// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"
#include "core/document/fields.h"
#include "core/document/page.h"
#include "core/document/words.h"
#include "core/pdf/compose.h"
#include "core/pdf/seal.h"
#include "core/quality/quality.h"

#include <string>
#include <string_view>

namespace sohoa {

/// What inspect and read found on one page.
struct PageRecord {
    QualityReport quality;
    PageText text;
    Findings findings;
    double inspect_seconds = 0; ///< CPU
    double read_seconds = 0;    ///< CPU, without decoding
    double decode_seconds = 0;  ///< CPU
};

/// The files that workers of one document hand to each other in its staging folder. Only workers read them.
/// Error(internal) when the text is not what to_json wrote.
std::string to_json(const Document& document);
Document document_from_json(std::string_view text);
std::string to_json(const PageRecord& page);
PageRecord page_record_from_json(std::string_view text);
std::string to_json(const ComposedDocument& composed);
ComposedDocument composed_from_json(std::string_view text);
std::string to_json(const PreparedSignature& prepared);
PreparedSignature prepared_from_json(std::string_view text);
std::string to_json(const Fields& fields);
Fields fields_from_json(std::string_view text);
std::string to_json(const Findings& findings);
Findings findings_from_json(std::string_view text);

} // namespace sohoa
