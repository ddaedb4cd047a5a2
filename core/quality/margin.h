// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"
#include "core/quality/sides.h"

namespace sohoa {

/// How much of the page is free between its print and each side of the scan; 0 where letters are cut by the side. Print
/// is six letters or more along 45 mm of the side: a seal that was stamped across the edges of several sheets (dấu giáp
/// lai) is smaller, and frames, rules and dirt are no letters. Half the page is given where no print is, and where the
/// outermost millimetre is dark: the sheet's own edge, with its shadow or the scanner's bed, is in the scan.
Sides measure_margins(const Ink& ink);

} // namespace sohoa
