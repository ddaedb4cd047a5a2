// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"

namespace sohoa {

struct Orientation {
    int turn = 0; ///< clockwise quarter turn that makes the print upright: 0, 90, 180, 270
    double confidence = 0;
    bool known = false;
};

/// By the surplus of ascenders over descenders, in both directions. Unknown rather than guessed.
Orientation measure_orientation(const Ink& ink);

struct Skew {
    double degrees = 0; ///< clockwise turn of the print against the page
    double confidence = 0;
    bool known = false;
};

/// Of lines that run as after a clockwise turn of the page by `turn`. At most 7° either way.
Skew measure_skew(const Ink& ink, int turn);

} // namespace sohoa
