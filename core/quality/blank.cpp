// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/blank.h"

#include <algorithm>

namespace sohoa {

Blankness measure_blankness(const Ink& ink) {
    constexpr int few = 6;            // blank backs: 0–2; sparse text: 14 and more
    constexpr double drawing_mm = 12; // larger than a punch hole: a signature, a line of handwriting, a drawing
    const int w = width(ink.coarse), h = height(ink.coarse);
    const int drawing = static_cast<int>(drawing_mm / 25.4 * ink.coarse_dpi);
    Blankness result;
    bool drawn = false;
    for (const Mark& m : ink.marks) {
        if (m.x <= 1 || m.y <= 1 || m.x + m.width >= w - 1 || m.y + m.height >= h - 1) continue; // the lid, a shadow
        const int longer = std::max(m.width, m.height), shorter = std::min(m.width, m.height);
        if (longer < 3) continue;
        ++result.components;
        drawn = drawn || (longer >= drawing && shorter >= 3);
    }
    result.blank = result.components < few && !drawn;
    return result;
}

} // namespace sohoa
