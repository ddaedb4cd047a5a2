// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

namespace sohoa {

/// Where a page is printed: a small bitonal copy, made once, that every measurement of the quality gate looks at.
struct Ink {
    Image print;    ///< 1 bpp, 1 = ink
    double dpi = 0; ///< of `print`: 150 to 300, or less where the page has less
};

/// Reduces the page and separates ink from paper. Uneven light, tinted paper and print that shows through from the
/// back (up to about a fifth of full contrast) count as paper. Error(internal) when memory runs out.
Ink find_ink(const Image& page, double dpi);

/// Connected components of ink that are not dirt: 3 px or more at 75 dpi.
struct Blankness {
    int components = 0;
    bool blank = false;
};

/// Blank: nothing but specks, punch holes, and shadows at the edge. Blank backs have 0–2 components, a page with one
/// line of text at least 14.
Blankness measure_blankness(const Ink& ink);

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
