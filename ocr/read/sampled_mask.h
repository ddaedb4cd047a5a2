// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"
#include "ocr/read/ink_colour.h"

namespace sohoa {

/// The page in small, 1 bpp: 1 where at least a fifth of some pixels of a factor × factor box pass `test`.
Image sampled_mask(const Image& page, int factor, bool (*test)(Rgb));

/// The pixels of the page that one of the mask stands for, across and down, where the mask is to have about `mask_dpi`.
int mask_factor(const Image& page, double dpi, double mask_dpi);

} // namespace sohoa
