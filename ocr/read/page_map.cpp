// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/page_map.h"

namespace sohoa {

PageMap PageMap::after(const PageMap& inner) const {
    const Point origin = (*this)({inner.x0, inner.y0});
    return {xx * inner.xx + xy * inner.yx, xx * inner.xy + xy * inner.yy, origin.x,
            yx * inner.xx + yy * inner.yx, yx * inner.xy + yy * inner.yy, origin.y};
}

PageMap turned_map(int width, int height, int degrees) {
    const double w = width, h = height;
    switch (degrees) {
    case 90:
        return {0, 1, 0, -1, 0, h};
    case 180:
        return {-1, 0, w, 0, -1, h};
    case 270:
        return {0, -1, w, 1, 0, 0};
    default:
        return {};
    }
}

} // namespace sohoa
