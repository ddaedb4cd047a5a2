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

/// The words of a line of pixels, as Leptonica packs them.
uint32_t* line_of(const Image& image, int y);

/// What Leptonica made; Error(internal), out of memory, where it made nothing.
Image made(Pix* pix);

} // namespace sohoa
