// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/words.h"

namespace sohoa {

/// Joins what a stray blank parts inside a number, where grammar and the gap on paper speak for it: "61 10/QĐ-UBND"
/// (number and symbol, Decree 30/2020/NĐ-CP, Annex I, part II, 3), "năm 20 19", "27/ 01/2014", "1. 200.000". Gaps as
/// wide as the line's others stay: who fills a form leaves such. No letter changes; Word::first_reading keeps the two
/// parts.
void join_parted_numbers(Line& line);

} // namespace sohoa
