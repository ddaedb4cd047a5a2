// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/handle.h"

#include <cstdint>
#include <memory>

struct Pix;

namespace sohoa {

void free_pix(Pix* pix);

/// Decoded pixels: a Leptonica PIX of depth 1 (1 = black), 8 (grey, no colour map) or 32 (RGB, no alpha).
/// Its resolution fields hold the page's dpi, rounded.
using Image = Handle<Pix, free_pix>;

/// The raw PIX, for the files that work with Leptonica.
inline Pix* pix(const Image& image) {
    return image.get();
}

int width(const Image& image);
int height(const Image& image);
int depth(const Image& image);

/// The words of a line of pixels, as Leptonica packs them: the leftmost pixel in the highest bits.
uint32_t* line_of(const Image& image, int y);

/// Pixel `x` of a line of depth 1 or 8.
inline bool bit_at(const uint32_t* line, int x) {
    return line[x / 32] >> (31 - x % 32) & 1;
}
inline int byte_at(const uint32_t* line, int x) {
    return static_cast<int>(line[x / 4] >> (8 * (3 - x % 4)) & 0xff);
}
inline void set_bit(uint32_t* line, int x) {
    line[x / 32] |= uint32_t{1} << (31 - x % 32);
}

/// What Leptonica made; Error(internal), out of memory, where it made nothing.
Image made(Pix* pix);

} // namespace sohoa
