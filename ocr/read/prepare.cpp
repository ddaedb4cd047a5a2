// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/prepare.h"

#include "ocr/read/clean_paper.h"
#include "ocr/read/grey.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace sohoa {
namespace {

/// Bilinear, in fixed point of 16 bits; `to_source` maps pixels of the result to pixels of `grey`.
Image resample(const Grey& grey, int w, int h, const PageMap& to_source) {
    Image image = made(pixCreateNoInit(w, h, 8));
    const uint8_t open = paper_level(grey); // the corners that a deskewed page leaves open
    constexpr double one = 65536;
    const int64_t dx = std::llround(to_source.xx * one), dy = std::llround(to_source.yx * one);
    for (int y = 0; y < h; ++y) {
        l_uint32* line = line_of(image, y);
        const Point start = to_source({0.5, y + 0.5});
        int64_t sx = std::llround((start.x - 0.5) * one), sy = std::llround((start.y - 0.5) * one);
        for (int x = 0; x < w; ++x, sx += dx, sy += dy) {
            const int64_t ix = sx >> 16, iy = sy >> 16;
            if (ix < 0 || iy < 0 || ix + 1 >= grey.w || iy + 1 >= grey.h) {
                SET_DATA_BYTE(line, x, open);
                continue;
            }
            const int fx = static_cast<int>(sx >> 8 & 0xff), fy = static_cast<int>(sy >> 8 & 0xff);
            const uint8_t* upper = grey.row(static_cast<int>(iy)) + ix;
            const uint8_t* lower = upper + grey.w;
            const int above = upper[0] * (256 - fx) + upper[1] * fx, below = lower[0] * (256 - fx) + lower[1] * fx;
            SET_DATA_BYTE(line, x, (above * (256 - fy) + below * fy + 32768) >> 16);
        }
    }
    return image;
}

/// Where the pixels of a straightened, scaled copy lie on the upright page; sets the size that holds all of it.
PageMap straighten(double upright_w, double upright_h, double degrees, double scale, int& w, int& h) {
    const double angle = degrees * M_PI / 180, c = std::cos(angle), s = std::sin(angle);
    const double held_w = upright_w * c + upright_h * std::abs(s), held_h = upright_h * c + upright_w * std::abs(s);
    w = static_cast<int>(std::ceil(held_w * scale));
    h = static_cast<int>(std::ceil(held_h * scale));
    // About the middle of both: print that lies turned clockwise by `degrees` is met along that direction.
    const double mx = w / scale / 2, my = h / scale / 2;
    return {c / scale, -s / scale, upright_w / 2 - c * mx + s * my,
            s / scale, c / scale,  upright_h / 2 - s * mx - c * my};
}

/// The dpi at which the copy is read. A copy that is made smaller anyway need show its print no larger than the
/// recogniser's own lines are high; bitonal pages do not bear that.
double reading_dpi(const PageInfo& info, const Image& page, const QualityReport& quality, const ReadOptions& options) {
    constexpr double least = 150, slack = 1.05;
    const double own = info.seen_dpi();
    if (options.reading_dpi <= 0 || own <= options.reading_dpi * slack) return own;
    if (options.x_height <= 0 || quality.x_height <= 0 || depth(page) == 1) return options.reading_dpi;
    return std::min(options.reading_dpi, std::max(least, options.x_height * 25.4 / quality.x_height));
}

/// The copy in grey, in small where it is to be made much smaller, and clean.
Grey clean_grey(const Image& page, const ReadingCopy& copy, int factor, double dpi, const ReadOptions& options) {
    // Bilinear looks at 2 × 2 pixels: what shrinks more is averaged first.
    Grey grey = box_mean(grey_of(page, copy.seals, copy.signatures, options.channel), factor);
    if (options.clear_borders) paint_out_bed_and_holes(grey, dpi / factor);
    if (copy.even) even_paper(grey, dpi / factor);
    return grey;
}

} // namespace

ReadingCopy prepare(const PageInfo& info, const Image& page, const QualityReport& quality, const ReadOptions& options) {
    constexpr double bitonal_detail = 450; // dpi up to which a straight bitonal page reads best untouched
    const double own = info.seen_dpi(), wanted = reading_dpi(info, page, quality, options);
    const bool askew = quality.skew_known && std::abs(quality.skew) >= options.deskew_above;
    const bool bitonal = depth(page) == 1;
    ReadingCopy copy;
    copy.turned = quality.orientation;
    copy.even = options.even_paper && !bitonal; // bitonal pages have no shades
    if (depth(page) == 32) copy.seals = find_seals(page, own);
    copy.signatures = find_signatures(page, own, copy.turned);
    if (!askew && (wanted == own || (bitonal && own < bitonal_detail))) { // pixels are moved, none is blurred
        const Image lying = bitonal ? made(pixClone(page.get())) : to_pix(clean_grey(page, copy, 1, own, options));
        copy.image = made(copy.turned == 0 ? pixClone(lying.get()) : pixRotateOrth(lying.get(), copy.turned / 90));
        copy.to_page = turned_map(width(page), height(page), copy.turned);
        copy.dpi = own;
        return copy;
    }
    copy.deskewed = askew ? quality.skew : 0;
    copy.dpi = wanted;
    const double scale = wanted / own;
    const bool sideways = copy.turned % 180 != 0;
    int w = 0, h = 0;
    const PageMap straight = straighten(sideways ? height(page) : width(page), sideways ? width(page) : height(page),
                                        copy.deskewed, scale, w, h);
    copy.to_page = turned_map(width(page), height(page), copy.turned).after(straight);
    const int factor = std::clamp(static_cast<int>(1 / scale), 1, std::min(width(page), height(page)));
    const double shrink = 1.0 / factor;
    copy.image = resample(clean_grey(page, copy, factor, own, options), w, h,
                          PageMap{shrink, 0, 0, 0, shrink, 0}.after(copy.to_page));
    return copy;
}

} // namespace sohoa
