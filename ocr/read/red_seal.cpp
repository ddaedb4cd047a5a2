// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/red_seal.h"

#include "core/quality/ink.h"
#include "ocr/read/ink_colour.h"
#include "ocr/read/sampled_mask.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

constexpr double mask_dpi = 50;

/// Share of the directions from the centre in which red lies near the rim of the ellipse that the box holds.
double rim_share(const Image& mask, int x, int y, int w, int h) {
    constexpr int directions = 48;
    int met = 0;
    for (int i = 0; i < directions; ++i) {
        const double angle = 2 * M_PI * i / directions;
        bool red = false;
        for (double reach = 0.86; reach <= 1.01 && !red; reach += 0.03) {
            l_uint32 bit = 0;
            pixGetPixel(mask.get(), static_cast<int>(x + w / 2.0 * (1 + reach * std::cos(angle))),
                        static_cast<int>(y + h / 2.0 * (1 + reach * std::sin(angle))), &bit);
            red = bit != 0;
        }
        met += red;
    }
    return static_cast<double>(met) / directions;
}

} // namespace

std::vector<RedSeal> find_seals(const Image& page, double dpi) {
    constexpr double smallest = 20 / 25.4, largest = 60 / 25.4; // inches
    const int factor = mask_factor(page, dpi, mask_dpi);
    const Image mask = sampled_mask(page, factor, is_red);
    const Image joined = made(pixCloseBrick(nullptr, mask.get(), 3, 3));
    const double to_inch = factor / dpi;
    std::vector<RedSeal> seals;
    for (const auto& [x, y, w, h] : components(joined)) {
        const double wide = w * to_inch, high = h * to_inch;
        if (std::min(wide, high) < smallest || std::max(wide, high) > largest) continue;
        if (std::max(w, h) > 1.2 * std::min(w, h)) continue;
        if (rim_share(joined, x, y, w, h) < 0.6) continue;
        seals.push_back(
            {(x + w / 2.0) * factor, (y + h / 2.0) * factor, (w / 2.0 + 1) * factor, (h / 2.0 + 1) * factor});
    }
    return seals;
}

} // namespace sohoa
