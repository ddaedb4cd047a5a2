// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/sampled_mask.h"

#include <leptonica/allheaders.h>

#include <cmath>

namespace sohoa {

Image empty_mask(int width, int height) {
    return made(pixCreate(width, height, 1));
}

int mask_factor(const Image& page, double dpi, double mask_dpi) {
    return std::clamp(static_cast<int>(std::lround(dpi / mask_dpi)), 1,
                      std::max(1, std::min(width(page), height(page))));
}

} // namespace sohoa
