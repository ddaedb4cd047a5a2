// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/ink.h"

#include "core/base/error.h"

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

Image own(Pix* pix) {
    if (!pix) throw Error(Code::internal, "", msg("out of memory while a page was measured"));
    return Image(pix);
}

/// Means of factor × factor boxes. Of colour the green channel: red, blue and black ink are dark in it.
Image box_mean(const Image& page, int factor) {
    const int w = width(page) / factor, h = height(page) / factor;
    Image small = own(pixCreateNoInit(w, h, 8));
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

/// Of bitonal pages. Rank 1 keeps thin strokes at the first halving, rank 2 keeps their weight at the next.
Image halve(const Image& print, int times) {
    while (times > 0 && std::min(width(print), height(print)) >> times == 0)
        --times;
    if (times == 0) return own(pixClone(print.get()));
    return own(pixReduceRankBinaryCascade(print.get(), 1, times >= 2 ? 2 : 0, times >= 3 ? 2 : 0, 0));
}

/// How bright the paper is, one value for each tile of 20 × 20 pixels of `grey`; null where the page is all dark.
Image paper_map(const Image& grey) {
    constexpr int tile = 20, dark = 60, enough = 200;
    Pix* map = nullptr;
    if (pixGetBackgroundGrayMap(grey.get(), nullptr, tile, tile, dark, enough, &map) != 0) return nullptr;
    const Image rough(map);
    return Image(pixBlockconv(rough.get(), 2, 2));
}

/// Ink is what is darker than `share` of the paper around it: print that shows through from the back is lighter.
Image separate(const Image& page) {
    constexpr double share = 0.725;
    constexpr int coarse = 4, tile = 20 * coarse;
    const Image map = paper_map(box_mean(page, std::min({coarse, width(page), height(page)})));
    const int w = width(page), h = height(page), words = pixGetWpl(page.get());
    const bool colour = depth(page) == 32;
    Image print = own(pixCreate(w, h, 1));
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

Orientation orientation_of(const Image& print, float enough) {
    float up = 0, left = 0;
    int decision = L_TEXT_ORIENT_UNKNOWN;
    Orientation result;
    if (pixOrientDetect(print.get(), &up, &left, 0, 0) != 0) return result;
    makeOrientDecision(up, left, enough, 0, &decision, 0);
    result.confidence = std::max(std::abs(up), std::abs(left));
    result.known = decision != L_TEXT_ORIENT_UNKNOWN;
    // Leptonica names where the top of the letters points to: text that faces left needs a clockwise quarter turn.
    result.turn = decision == L_TEXT_ORIENT_LEFT    ? 90
                  : decision == L_TEXT_ORIENT_DOWN  ? 180
                  : decision == L_TEXT_ORIENT_RIGHT ? 270
                                                    : 0;
    return result;
}

} // namespace

Ink find_ink(const Image& page, double dpi) {
    const int times_300 = std::clamp(static_cast<int>(dpi / 290), 1, std::max(1, std::min(width(page), height(page))));
    Ink ink;
    if (depth(page) == 1) {
        const int halvings = times_300 >= 4 ? 2 : times_300 >= 2 ? 1 : 0;
        ink.print = halve(page, halvings);
        ink.dpi = dpi / (1 << halvings);
    } else {
        ink.print = times_300 == 1 ? separate(page) : separate(box_mean(page, times_300));
        ink.dpi = dpi / times_300;
    }
    return ink;
}

Blankness measure_blankness(const Ink& ink) {
    constexpr int few = 6;            // blank backs: 0–2; sparse text: 14 and more
    constexpr double drawing_mm = 12; // larger than a punch hole: a signature, a line of handwriting, a drawing
    const int halvings = ink.dpi >= 260 ? 2 : ink.dpi >= 130 ? 1 : 0;
    const Image small = halve(ink.print, halvings);
    const int w = width(small), h = height(small);
    const int drawing = static_cast<int>(drawing_mm / 25.4 * ink.dpi / (1 << halvings));
    Boxes boxes(pixConnCompBB(small.get(), 8));
    Blankness result;
    bool drawn = false;
    for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
        int x = 0, y = 0, bw = 0, bh = 0;
        boxaGetBoxGeometry(boxes.get(), i, &x, &y, &bw, &bh);
        if (x <= 1 || y <= 1 || x + bw >= w - 1 || y + bh >= h - 1) continue; // the scanner's lid, a shadow
        if (std::max(bw, bh) < 3) continue;
        ++result.components;
        drawn = drawn || (std::max(bw, bh) >= drawing && std::min(bw, bh) >= 3);
    }
    result.blank = result.components < few && !drawn;
    return result;
}

Orientation measure_orientation(const Ink& ink) {
    // Right answers lie above these, wrong ones were never seen above 4 (300 dpi) and 5 (150 dpi).
    constexpr float enough = 6, enough_reduced = 8;
    Orientation result = orientation_of(ink.print, enough);
    if (!result.known && ink.dpi >= 260) {
        // Large and heavy type shows its ascenders better in a smaller copy.
        const Orientation second = orientation_of(halve(ink.print, 1), enough_reduced);
        if (second.known) result = second;
    }
    return result;
}

Skew measure_skew(const Ink& ink, int turn) {
    constexpr float range = 7, step = 1, precision = 0.01F;
    constexpr double enough = 3; // below it Leptonica's angle means nothing: 4.41° on a blank page with punch holes
    const Image upright = own(pixRotateOrth(halve(ink.print, ink.dpi >= 260 ? 1 : 0).get(), turn / 90));
    float angle = 0, confidence = 0;
    Skew result;
    if (pixFindSkewSweepAndSearch(upright.get(), &angle, &confidence, 2, 1, range, step, precision) != 0) return result;
    result.confidence = confidence;
    result.known = confidence >= enough;
    if (result.known) result.degrees = -angle; // Leptonica gives the turn that would undo it
    return result;
}

} // namespace sohoa
