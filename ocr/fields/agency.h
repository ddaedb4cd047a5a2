// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/read/upright_page.h"

#include <string>
#include <vector>

namespace sohoa {

/// Cell 2 taken apart: the governing agency above, the issuing one below (Decree 30/2020/NĐ-CP, Annex I, part II, 2),
/// each on one line or more. Print tells them apart by weight, which the recogniser does not see; here the words that
/// begin names of agencies do, and the symbol of the document, whose last group abbreviates the issuing agency.
struct Agency {
    std::vector<PlacedWord> parent, own;
    bool confirmed = false; ///< the symbol abbreviates `own`, or the text has it again
    bool several = false;   ///< another cut would have been possible, and nothing decides
    bool unread = false;    ///< a line that does not read was left out
    bool opposed = false;   ///< the symbol abbreviates nothing of `own`, or `own` begins like no agency by a mark
};

struct AgencyEvidence {
    std::vector<std::string> abbreviations;     ///< groups of the symbol that may stand for the agency
    std::string again;                          ///< its name, where the text says it again
    const std::vector<std::string>& beginnings; ///< words that begin names of agencies
};

Agency part_agency(const std::vector<Run>& lines, const AgencyEvidence& evidence);

/// "BỘ TRƯỞNG BỘ Y TẾ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …": the name behind the position; empty where the line is none
/// such. Certificates print no agency at their head, and every decision says again who decides.
std::vector<PlacedWord> organ_after_position(const Run& line, const std::vector<std::string>& positions,
                                             const std::vector<std::string>& beginnings);

} // namespace sohoa
