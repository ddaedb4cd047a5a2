// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/signature.h"

#include "core/quality/ink.h"
#include "ocr/read/ink_colour.h"
#include "ocr/read/page_map.h"
#include "ocr/read/sampled_mask.h"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace sohoa {
namespace {

constexpr double mask_dpi = 75;

Image clipped(const Image& mask, const Mark& part) {
    Image out = made(pixCreate(part.width + 2, part.height + 2, 1)); // with a free pixel all around
    pixRasterop(out.get(), 1, 1, part.width, part.height, PIX_SRC, mask.get(), part.x, part.y);
    return out;
}

double share_of(const Image& mask, const Mark& part) {
    int count = 0;
    pixCountPixels(mask.get(), &count, nullptr);
    return count / (static_cast<double>(part.width) * part.height);
}

/// Ink and what it goes all around: most of the box of a frame or a round stamp, however it lies.
double enclosed_share(const Image& joined, const Mark& part) {
    const Image ink = clipped(joined, part), free = made(pixInvert(nullptr, ink.get())),
                seed = made(pixCreateTemplate(free.get()));
    pixSetPixel(seed.get(), 0, 0, 1);
    const Image outside = made(pixSeedfillBinary(nullptr, seed.get(), free.get(), 4));
    return share_of(made(pixInvert(nullptr, outside.get())), part);
}

/// Parts of `joined` as large as a signature whose ink in `mask` is thin strokes.
std::vector<Mark> strokes(const Image& mask, const Image& joined, double px_per_mm, double wide, double high) {
    constexpr double widest = 110, highest = 70, most_filled = 0.25, most_enclosed = 0.5; // mm, mm, shares
    std::vector<Mark> out;
    for (const Mark& part : components(joined)) {
        if (part.width < wide * px_per_mm || part.width > widest * px_per_mm || part.height < high * px_per_mm ||
            part.height > highest * px_per_mm)
            continue;
        if (share_of(clipped(mask, part), part) <= most_filled && enclosed_share(joined, part) <= most_enclosed)
            out.push_back(part);
    }
    return out;
}

constexpr auto is_black = [](Rgb pixel) {
    constexpr int dark = 120, coloured = 60;
    return pixel.g < dark && std::max({pixel.r, pixel.g, pixel.b}) - std::min({pixel.r, pixel.g, pixel.b}) < coloured;
};

bool where_one_signs(const Mark& part, const Image& mask, int turn) {
    constexpr double from_left = 0.4, from_top = 0.35;
    const bool sideways = turn % 180 != 0;
    const int w = sideways ? height(mask) : width(mask), h = sideways ? width(mask) : height(mask);
    const PageMap to_mask = turned_map(width(mask), height(mask), turn);
    // The map is a quarter turn, so its inverse is its transpose.
    const double dx = part.x + part.width / 2.0 - to_mask.x0, dy = part.y + part.height / 2.0 - to_mask.y0;
    const double x = to_mask.xx * dx + to_mask.yx * dy, y = to_mask.xy * dx + to_mask.yy * dy;
    return x > from_left * w && y > from_top * h;
}

} // namespace

std::vector<Signature> find_signatures(const Image& page, double dpi, int turn) {
    const int factor = mask_factor(page, dpi, mask_dpi);
    const double px_per_mm = dpi / factor / 25.4;
    std::vector<Signature> out;
    const auto add = [&](const Mark& p, bool blue) {
        out.push_back({1.0 * p.x * factor, 1.0 * p.y * factor, 1.0 * (p.x + p.width) * factor,
                       1.0 * (p.y + p.height) * factor, blue});
    };
    if (depth(page) == 32) {
        const Image blue = sampled_mask(page, factor, is_blue), joined = made(pixCloseBrick(nullptr, blue.get(), 5, 5));
        for (const Mark& part : strokes(blue, joined, px_per_mm, 12, 6))
            add(part, true);
    }
    if (!out.empty()) return out;
    const Image black = sampled_mask(page, factor, is_black);
    for (const Mark& part : strokes(black, black, px_per_mm, 15, 8))
        if (where_one_signs(part, black, turn)) add(part, false);
    return out;
}

} // namespace sohoa
