// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/base/findings.h"
#include "core/document/fields.h"
#include "core/document/page.h"
#include "core/record/page_record.h"
#include "ocr/read/common_pairs.h"
#include "ocr/read/vocabulary.h"

#include <functional>
#include <string>
#include <vector>

namespace sohoa {

/// How a document is described. Profile section [describe].
struct DescribeOptions {
    double sure = 80; ///< confidence, 0 … 100, from which on a reading is a value
    std::vector<std::string> kinds = kinds_of_documents(); ///< "QUYẾT ĐỊNH = QĐ"
    std::vector<std::string> capacities = sohoa::capacities();
    std::vector<std::string> positions = sohoa::positions();
    std::vector<std::string> organ_beginnings = sohoa::organ_beginnings();
    std::vector<std::string> ranks = sohoa::ranks();
    std::vector<std::string> families = family_names();
    std::vector<std::string> pairs = common_pairs();
    std::vector<std::string> misread =
        misread_words(); ///< doubted, unless the document has them in such a pair elsewhere
};

/// What a document laid out by Decree 30/2020/NĐ-CP, Annex I, says of itself, from its words and their places; each
/// page is asked for once, in order. What does not read surely is left empty with a reason (Field::reason) and what was
/// seen.
///
/// Nothing is corrected. What may be done to a reading: Unicode NFC; blanks made single, lines joined by one; the
/// labels "Số:" and "V/v" and marks without letter at the ends of a line dropped; blanks inside number and symbol
/// dropped; the date written as ISO 8601; rank and degree before a name dropped; and a name of a closed list (kind,
/// position) put in the list's spelling where it was read with other marks, and no other name of the list differs from
/// it by marks alone.
///
/// Error(interrupted) when asked to stop.
Fields describe(const Document& document, const std::function<PageRecord(size_t)>& page, const DescribeOptions& options,
                const Context& context);

/// One note that names the fields which a person must settle ("doubtful", "ambiguous"), by their Vietnamese names; none
/// where there is no such field.
Findings findings_about(const Fields& fields);

} // namespace sohoa
