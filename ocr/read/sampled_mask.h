// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"
#include "ocr/read/ink_colour.h"

#include <algorithm>
#include <vector>

namespace sohoa {

/// The pixels of the page that one of the mask stands for, across and down, where the mask is to have about `mask_dpi`.
int mask_factor(const Image& page, double dpi, double mask_dpi);

/// 1 bpp, all 0.
Image empty_mask(int width, int height);

/// One where at least a fifth of some pixels of a factor × factor box pass `test(line, x)`. Line by line: boxes side by
/// side are counted together, so that memory is read in its order.
template <class Test>
Image mask_of_lines(const Image& page, int factor, Test test) {
    const int w = width(page) / factor, h = height(page) / factor, step = std::max(1, factor / 3), first = step / 2;
    const int samples = (factor - first + step - 1) / step, all = samples * samples;
    Image mask = empty_mask(std::max(w, 1), std::max(h, 1));
    std::vector<int> met(static_cast<size_t>(w));
    for (int y = 0; y < h; ++y) {
        std::fill(met.begin(), met.end(), 0);
        for (int j = first; j < factor; j += step) {
            const uint32_t* line = line_of(page, y * factor + j);
            for (int x = 0; x < w; ++x)
                for (int i = first; i < factor; i += step)
                    met[static_cast<size_t>(x)] += test(line, x * factor + i);
        }
        uint32_t* out = line_of(mask, y);
        for (int x = 0; x < w; ++x)
            if (5 * met[static_cast<size_t>(x)] >= all) set_bit(out, x);
    }
    return mask;
}

/// The page in small, 1 bpp: 1 where at least a fifth of some pixels of a factor × factor box pass `test(Rgb)`.
template <class Test>
Image sampled_mask(const Image& page, int factor, Test test) {
    const auto grey = [&](int value) { return test(Rgb{value, value, value}); };
    switch (depth(page)) {
    case 32:
        return mask_of_lines(page, factor, [&](const uint32_t* line, int x) { return test(rgb_of(line[x])); });
    case 8:
        return mask_of_lines(page, factor, [&](const uint32_t* line, int x) { return grey(byte_at(line, x)); });
    default:
        return mask_of_lines(page, factor,
                             [&](const uint32_t* line, int x) { return grey(bit_at(line, x) ? 0 : 255); });
    }
}

} // namespace sohoa
