// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/fields/issued_date.h"
#include "ocr/fields/number_symbol.h"
#include "ocr/read/upright_page.h"

#include <optional>
#include <vector>

namespace sohoa {

/// The cells at the head of a first page (Decree 30/2020/NĐ-CP, Annex I, part IV): two columns, the agency on the left,
/// the national title on the right, then number and date on one row. Certificates print the number, and some the date,
/// elsewhere.
struct DocumentHead {
    std::optional<Run> national_title; ///< cell 1, first line
    std::optional<Run> motto;          ///< cell 1, second line
    std::vector<Run> agency;           ///< cell 2, from top to bottom
    std::vector<Run> numbers;          ///< cell 3: runs that may be it; one where it stands in its cell
    std::optional<Run> date;           ///< cell 4
    std::vector<Run> about;            ///< cell 5b: "V/v …" under the number
    std::vector<Run> body;             ///< everything else, from top to bottom; pieces of one row stay apart
};

/// `now`: see parse_issued_date.
DocumentHead find_head(const UprightPage& page, int64_t now);

} // namespace sohoa
