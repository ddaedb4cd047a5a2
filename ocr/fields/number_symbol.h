// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/read/upright_page.h"

#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// Số, ký hiệu of a document: "15/QĐ-BNV" (Decree 30/2020/NĐ-CP, Annex I, part II, 3), with the year inside where an
/// older document prints it ("77/2005/QĐ-BNV").
struct NumberSymbol {
    std::string number;              ///< "15", "77/2005"; empty where the paper leaves its place free
    std::string symbol;              ///< "QĐ-BNV"
    std::vector<std::string> groups; ///< of the symbol: "QĐ", "BNV"

    std::string full() const { return number + "/" + symbol; }
};

/// Takes `text` without blanks apart: number, "/", groups of capitals parted by "-" or "/". False where it is anything
/// else; nothing is corrected.
bool parse_number_symbol(std::string_view text, NumberSymbol& out);

/// Whether `run` begins with "Số", and how many of its words are the label ("Số:", "Số :"); 0 when it does not.
/// A number may hang on the label ("Số:12/QĐ-UBND"): then it is 1 and the word holds both.
size_t number_label(const Run& run);

/// What follows the label in the words of `run`, without blanks.
std::string after_number_label(const Run& run);

} // namespace sohoa
