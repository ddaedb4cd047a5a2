// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"

namespace sohoa {

struct Sharpness {
    /// Pixels from paper to full ink at the edge of a straight stroke, the median of the page, in the worse of the two
    /// directions; pixels of 300 dpi, or of the scan where it is coarser. A sharp scan has 1.3 to 3.5; Gaussian blur of
    /// 2 px makes it 4.3, of 3 px 5 to 7.
    double edge_width = 0;
    bool known = false; ///< not of bitonal pages, nor where there are too few straight strokes
};

Sharpness measure_sharpness(const Ink& ink);

} // namespace sohoa
