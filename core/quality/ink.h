// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

#include <vector>

namespace sohoa {

/// The box of one connected component, in pixels.
struct Mark {
    int x = 0, y = 0, width = 0, height = 0;
};

/// A page made ready once for all measurements of the quality gate: at full size where its print is, small where its
/// paper is looked at.
struct Ink {
    Image page;     ///< the page; the means of its pixels where it has 580 dpi or more
    Image print;    ///< 1 bpp, 1 = ink; as large as `page`
    double dpi = 0; ///< of both: 150 to 580, or less where the page has less
    Image grey;     ///< 8 bpp, the page in small: means of 1, 2 × 2 or 4 × 4 pixels, of colour the green channel
    Image coarse;   ///< `print` as small as `grey`
    double coarse_dpi = 0;   ///< of both: 65 to 145, or less where the page has less
    unsigned paper = 0;      ///< how bright the paper is in `grey`
    std::vector<Mark> marks; ///< connected components of `coarse`, 8-connected
};

/// Reduces the page and separates ink from paper. Uneven light, tinted paper and print that shows through from the
/// back (up to about a fifth of full contrast) count as paper. Error(internal) when memory runs out.
Ink find_ink(const Image& page, double dpi);

/// The boxes of the 8-connected components of a 1 bpp image.
std::vector<Mark> components(const Image& print);

/// `print` at half its size, `times` times; thin strokes stay.
Image halve(const Image& print, int times);

} // namespace sohoa
