// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"

namespace sohoa {

struct Bleed {
    /// How much darker than the paper round it the print of the back side shows, as a fraction of the paper's
    /// brightness: the value that a tenth of its pixels (at 75 dpi) exceed. 0 where none shows.
    double darkness = 0;
    int marks = 0; ///< faint components of the size of letters and words
};

/// Print of the back side that shows through: many faint marks of the size of letters and words, away from the print of
/// this side, of no colour of their own. Security patterns, watermarks and stains are larger or coloured.
Bleed measure_bleed(const Ink& ink);

} // namespace sohoa
