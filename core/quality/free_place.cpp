// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/free_place.h"

#include "core/quality/ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

void free_box(Box* box) {
    boxDestroy(&box);
}

} // namespace

bool holds_print(const Image& page, double dpi, const Place& place) {
    constexpr double around = 12, letter = 1.2, thick = 0.3, long_mark = 4; // mm
    constexpr int few = 3;
    const double mm = dpi / 25.4;
    const int left = std::max(0, static_cast<int>(place.x0 - around * mm)),
              top = std::max(0, static_cast<int>(place.y0 - around * mm));
    // What is around tells how bright the paper is.
    const Handle<Box, free_box> box(boxCreate(left, top, static_cast<int>(place.x1 + around * mm) - left,
                                              static_cast<int>(place.y1 + around * mm) - top));
    const Image near(pixClipRectangle(page.get(), box.get(), nullptr));
    if (!near) return false; // the place lies beside the page
    const Ink ink = find_ink(near, dpi);
    const double small = ink.coarse_dpi / dpi, coarse_mm = ink.coarse_dpi / 25.4;
    const auto scaled = [&](double at) { return static_cast<int>(at * small); };
    const Handle<Box, free_box> inner(boxCreate(scaled(place.x0 - left), scaled(place.y0 - top),
                                                scaled(place.x1 - place.x0), scaled(place.y1 - place.y0)));
    const Image within(pixClipRectangle(ink.coarse.get(), inner.get(), nullptr));
    if (!within) return false;
    int letters = 0;
    for (const Mark& mark : components(within)) {
        const int longer = std::max(mark.width, mark.height), shorter = std::min(mark.width, mark.height);
        if (longer >= long_mark * coarse_mm) return true;
        letters += longer >= letter * coarse_mm && shorter >= thick * coarse_mm;
    }
    return letters >= few;
}

} // namespace sohoa
