// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"

namespace sohoa {

/// Straight faint lines, darker or lighter than the paper on both sides of them, that run across the page from side to
/// side within 4° of its edges: creases, and streaks of dirt on the scanner's glass. Ruled paper, and print of the back
/// side that shows through, make more than four lines and count as none.
int count_folds(const Ink& ink);

} // namespace sohoa
