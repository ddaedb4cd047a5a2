// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace sohoa {

struct Rgb {
    int r = 0, g = 0, b = 0; ///< 0 … 255; all alike on grey and bitonal pages
};

/// Of a pixel of 32 bits as Leptonica holds it: red in the highest byte.
constexpr Rgb rgb_of(uint32_t pixel) {
    return {static_cast<int>(pixel >> 24), static_cast<int>(pixel >> 16 & 0xff), static_cast<int>(pixel >> 8 & 0xff)};
}

// Objects, not functions: a mask of the page (sampled_mask.h) then costs no call a pixel.

/// The ink of seals and red print.
inline constexpr auto is_red = [](Rgb pixel) { return pixel.r - std::max(pixel.g, pixel.b) > 45; };

/// The ink of ball pens and blue stamps; tints of paper are less.
inline constexpr auto is_blue = [](Rgb pixel) { return pixel.b - pixel.r > 45 && pixel.b - pixel.g > 20; };

} // namespace sohoa
