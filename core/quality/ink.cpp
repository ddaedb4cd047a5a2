// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace sohoa {
namespace {

void free_boxa(Boxa* boxes) {
    boxaDestroy(&boxes);
}
using Boxes = Handle<Boxa, free_boxa>;

Image same(const Image& image) {
    return made(pixClone(image.get()));
}

/// Means of factor × factor boxes. Of colour the green channel: red, blue and black ink are dark in it.
Image box_mean(const Image& page, int factor) {
    const int w = width(page) / factor, h = height(page) / factor;
    Image small = made(pixCreateNoInit(w, h, 8));
    const bool colour = depth(page) == 32;
    const l_uint32* data = pixGetData(page.get());
    const int words = pixGetWpl(page.get()), small_words = pixGetWpl(small.get());
    const unsigned area = static_cast<unsigned>(factor * factor);
    std::vector<unsigned> sums(static_cast<size_t>(w) * factor);
    for (int y = 0; y < h; ++y) {
        std::fill(sums.begin(), sums.end(), 0);
        for (int row = y * factor; row < (y + 1) * factor; ++row) {
            const l_uint32* line = data + static_cast<size_t>(row) * words;
            if (colour)
                for (size_t x = 0; x < sums.size(); ++x)
                    sums[x] += (line[x] >> L_GREEN_SHIFT) & 0xff;
            else
                for (size_t x = 0; x < sums.size(); ++x)
                    sums[x] += GET_DATA_BYTE(line, x);
        }
        l_uint32* out = pixGetData(small.get()) + static_cast<size_t>(y) * small_words;
        for (int x = 0; x < w; ++x) {
            unsigned sum = 0;
            for (int i = 0; i < factor; ++i)
                sum += sums[static_cast<size_t>(x) * factor + i];
            SET_DATA_BYTE(out, x, sum / area);
        }
    }
    return small;
}

/// How bright the paper is, one value for each tile of `tile` × `tile` pixels of `grey`; null where the page is all
/// dark.
Image paper_map(const Image& grey, int tile) {
    constexpr int dark = 60;
    Pix* map = nullptr;
    if (pixGetBackgroundGrayMap(grey.get(), nullptr, tile, tile, dark, tile * tile / 2, &map) != 0) return nullptr;
    const Image rough(map);
    return Image(pixBlockconv(rough.get(), 2, 2));
}

/// Ink is what is darker than `share` of the paper around it: print that shows through from the back is lighter.
/// One value of `map` serves `tile` × `tile` pixels of the page.
Image separate(const Image& page, const Image& map, int tile) {
    constexpr double share = 0.725;
    const int w = width(page), h = height(page), words = pixGetWpl(page.get());
    const bool colour = depth(page) == 32;
    Image print = made(pixCreate(w, h, 1));
    const int print_words = pixGetWpl(print.get());
    for (int y = 0; y < h; ++y) {
        const l_uint32* line = pixGetData(page.get()) + static_cast<size_t>(y) * words;
        l_uint32* out = pixGetData(print.get()) + static_cast<size_t>(y) * print_words;
        for (int x0 = 0; x0 < w; x0 += tile) {
            l_uint32 paper = 200;
            if (map)
                pixGetPixel(map.get(), std::min(x0 / tile, width(map) - 1), std::min(y / tile, height(map) - 1),
                            &paper);
            const unsigned below = static_cast<unsigned>(paper * share);
            for (int x = x0; x < std::min(x0 + tile, w); ++x) {
                const unsigned value = colour ? (line[x] >> L_GREEN_SHIFT) & 0xff : GET_DATA_BYTE(line, x);
                if (value < below) SET_DATA_BIT(out, x);
            }
        }
    }
    return print;
}

/// The brightness that a tenth of the page exceeds. Even a small sheet on a dark bed is a tenth of the scan.
unsigned brightness_of_paper(const Image& grey) {
    std::vector<size_t> count(256);
    const int w = width(grey), h = height(grey);
    for (int y = 0; y < h; ++y) {
        const l_uint32* line = line_of(grey, y);
        for (int x = 0; x < w; ++x)
            ++count[GET_DATA_BYTE(line, x)];
    }
    const size_t tenth = static_cast<size_t>(w) * static_cast<size_t>(h) / 10;
    size_t above = 0;
    unsigned value = 255;
    while (value > 0 && (above += count[value]) <= tenth)
        --value;
    return value;
}

/// What remains of `times` halvings before a side of `image` vanishes.
int halvings(const Image& image, int times) {
    while (times > 0 && std::min(width(image), height(image)) >> times == 0)
        --times;
    return times;
}

} // namespace

std::vector<Mark> components(const Image& print) {
    const Boxes boxes(pixConnCompBB(print.get(), 8));
    std::vector<Mark> marks(boxes ? static_cast<size_t>(boxaGetCount(boxes.get())) : 0);
    for (size_t i = 0; i < marks.size(); ++i) {
        Mark& m = marks[i];
        boxaGetBoxGeometry(boxes.get(), static_cast<int>(i), &m.x, &m.y, &m.width, &m.height);
    }
    return marks;
}

// Rank 1 keeps thin strokes at the first halving, rank 2 keeps their weight at the next.
Image halve(const Image& print, int times) {
    times = halvings(print, times);
    if (times == 0) return same(print);
    return made(pixReduceRankBinaryCascade(print.get(), 1, times >= 2 ? 2 : 0, times >= 3 ? 2 : 0, 0));
}

Ink find_ink(const Image& page, double dpi) {
    constexpr double tile_mm = 6.8; // a tile holds more paper than ink even in a heading
    Ink ink;
    const int times_300 = std::clamp(static_cast<int>(dpi / 290), 1, std::max(1, std::min(width(page), height(page))));
    const bool bitonal = depth(page) == 1;
    if (bitonal) {
        const int times = halvings(page, times_300 >= 4 ? 2 : times_300 >= 2 ? 1 : 0);
        ink.page = halve(page, times);
        ink.dpi = dpi / (1 << times);
    } else {
        ink.page = times_300 == 1 ? same(page) : box_mean(page, times_300);
        ink.dpi = dpi / times_300;
    }
    const int times = halvings(ink.page, ink.dpi >= 260 ? 2 : ink.dpi >= 130 ? 1 : 0), factor = 1 << times;
    ink.coarse_dpi = ink.dpi / factor;
    if (bitonal) {
        ink.print = same(ink.page);
        ink.grey = box_mean(made(pixConvert1To8(nullptr, ink.page.get(), 255, 0)), factor);
    } else {
        ink.grey = box_mean(ink.page, factor);
        const int tile = std::clamp(static_cast<int>(std::lround(tile_mm / 25.4 * ink.coarse_dpi)), 4, 40);
        ink.print = separate(ink.page, paper_map(ink.grey, tile), tile * factor);
    }
    ink.paper = brightness_of_paper(ink.grey);
    ink.coarse = halve(ink.print, times);
    ink.marks = components(ink.coarse);
    return ink;
}

} // namespace sohoa
