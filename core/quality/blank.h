// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"

namespace sohoa {

struct Blankness {
    int components = 0; ///< connected components of ink that are not dirt: 3 px or more at 75 dpi
    bool blank = false;
};

/// Blank: nothing but specks, punch holes, and shadows at the edge. Blank backs have 0–2 components, a page with one
/// line of text at least 14.
Blankness measure_blankness(const Ink& ink);

} // namespace sohoa
