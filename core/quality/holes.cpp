// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/holes.h"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace sohoa {
namespace {

bool round(const Mark& m, double px_per_mm) {
    const double longer = std::max(m.width, m.height), shorter = std::min(m.width, m.height);
    return shorter >= 4 * px_per_mm && longer <= 9 * px_per_mm && shorter >= 0.8 * longer;
}

bool near_a_side(const Mark& m, const Image& page, double px_per_mm) {
    const double x = m.x + m.width / 2.0, y = m.y + m.height / 2.0;
    return std::min({x, y, width(page) - x, height(page) - y}) <= 25 * px_per_mm;
}

/// A disc fills π/4 of its box; the letter O, a ring or a seal less, a square more.
bool filled_like_a_disc(const Mark& m, const Image& print) {
    Box* box = boxCreate(m.x, m.y, m.width, m.height);
    const Image part(pixClipRectangle(print.get(), box, nullptr));
    boxDestroy(&box);
    int pixels = 0;
    if (!part || pixCountPixels(part.get(), &pixels, nullptr) != 0) return false;
    const double share = pixels / (static_cast<double>(m.width) * m.height);
    return share >= 0.68 && share <= 0.9;
}

} // namespace

int count_holes(const Ink& ink) {
    const double px_per_mm = ink.coarse_dpi / 25.4;
    return static_cast<int>(std::count_if(ink.marks.begin(), ink.marks.end(), [&](const Mark& m) {
        return round(m, px_per_mm) && near_a_side(m, ink.coarse, px_per_mm) && filled_like_a_disc(m, ink.coarse);
    }));
}

} // namespace sohoa
