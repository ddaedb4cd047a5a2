// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/sampled_mask.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

static_assert(L_RED_SHIFT == 24 && L_GREEN_SHIFT == 16 && L_BLUE_SHIFT == 8);

Rgb pixel(const l_uint32* line, int x, int bits) {
    if (bits == 32) return rgb_of(line[x]);
    const int grey = bits == 8 ? static_cast<int>(GET_DATA_BYTE(line, x)) : GET_DATA_BIT(line, x) ? 0 : 255;
    return {grey, grey, grey};
}

} // namespace

Image sampled_mask(const Image& page, int factor, bool (*test)(Rgb)) {
    const int w = width(page) / factor, h = height(page) / factor, step = std::max(1, factor / 3), bits = depth(page);
    Image mask = made(pixCreate(std::max(w, 1), std::max(h, 1), 1));
    const l_uint32* data = pixGetData(page.get());
    const size_t words = static_cast<size_t>(pixGetWpl(page.get()));
    for (int y = 0; y < h; ++y) {
        l_uint32* out = pixGetData(mask.get()) + static_cast<size_t>(y) * static_cast<size_t>(pixGetWpl(mask.get()));
        for (int x = 0; x < w; ++x) {
            int met = 0, all = 0;
            for (int j = step / 2; j < factor; j += step)
                for (int i = step / 2; i < factor; i += step, ++all)
                    met += test(pixel(data + static_cast<size_t>(y * factor + j) * words, x * factor + i, bits));
            if (5 * met >= all) SET_DATA_BIT(out, x);
        }
    }
    return mask;
}

int mask_factor(const Image& page, double dpi, double mask_dpi) {
    return std::clamp(static_cast<int>(std::lround(dpi / mask_dpi)), 1,
                      std::max(1, std::min(width(page), height(page))));
}

} // namespace sohoa
