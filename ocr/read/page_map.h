// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/words.h"

namespace sohoa {

/// Where a point of the reading copy lies on the page as it is seen: turn, deskew and scale in one affine step.
/// Pixel coordinates from the upper left corner, y down; the middle of the first pixel is (0.5, 0.5).
struct PageMap {
    double xx = 1, xy = 0, x0 = 0; ///< page.x = xx · x + xy · y + x0
    double yx = 0, yy = 1, y0 = 0; ///< page.y = yx · x + yy · y + y0

    Point operator()(Point p) const { return {xx * p.x + xy * p.y + x0, yx * p.x + yy * p.y + y0}; }

    /// First `inner`, then this map.
    PageMap after(const PageMap& inner) const;
};

/// Of a page of `width` × `height` pixels turned clockwise by 0, 90, 180 or 270 degrees.
PageMap turned_map(int width, int height, int degrees);

} // namespace sohoa
