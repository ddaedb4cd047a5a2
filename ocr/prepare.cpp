// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/prepare.h"

#include "core/base/error.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace sohoa {
namespace {

[[noreturn]] void no_memory() {
    throw Error(Code::internal, "", msg("out of memory while a page was prepared for reading"));
}

/// Grey pixels in plain order, 0 = black.
struct Grey {
    int w = 0, h = 0;
    std::vector<uint8_t> bytes;

    uint8_t* row(int y) { return bytes.data() + static_cast<size_t>(y) * w; }
    const uint8_t* row(int y) const { return bytes.data() + static_cast<size_t>(y) * w; }
};

void take_luma(const l_uint32* line, uint8_t* out, int from, int to) {
    for (int x = from; x < to; ++x) {
        const l_uint32 p = line[x];
        out[x] = static_cast<uint8_t>(
            (77 * (p >> L_RED_SHIFT & 0xff) + 150 * (p >> L_GREEN_SHIFT & 0xff) + 29 * (p >> L_BLUE_SHIFT & 0xff)) >>
            8);
    }
}

void take_red(const l_uint32* line, uint8_t* out, int from, int to) {
    for (int x = from; x < to; ++x)
        out[x] = static_cast<uint8_t>(line[x] >> L_RED_SHIFT & 0xff);
}

/// "seal": grey, but the red channel inside round seals, so that the name beneath a seal is seen and a title printed
/// in red is too.
Grey grey_of_colour(const Image& page, const std::vector<Seal>& seals, const std::string& channel) {
    Grey grey{width(page), height(page), {}};
    grey.bytes.resize(static_cast<size_t>(grey.w) * grey.h);
    const l_uint32* data = pixGetData(page.get());
    const size_t words = static_cast<size_t>(pixGetWpl(page.get()));
    for (int y = 0; y < grey.h; ++y)
        (channel == "red" ? take_red : take_luma)(data + y * words, grey.row(y), 0, grey.w);
    if (channel != "seal") return grey;
    for (const Seal& seal : seals) {
        const int top = std::max(0, static_cast<int>(seal.y - seal.ry));
        const int bottom = std::min(grey.h, static_cast<int>(seal.y + seal.ry) + 1);
        for (int y = top; y < bottom; ++y) {
            const double part = (y + 0.5 - seal.y) / seal.ry;
            const double half = std::abs(part) < 1 ? seal.rx * std::sqrt(1 - part * part) : 0;
            take_red(data + y * words, grey.row(y), std::max(0, static_cast<int>(seal.x - half)),
                     std::min(grey.w, static_cast<int>(seal.x + half) + 1));
        }
    }
    return grey;
}

Grey grey_of(const Image& page, const std::vector<Seal>& seals, const std::string& channel) {
    if (depth(page) == 32) return grey_of_colour(page, seals, channel);
    Grey grey{width(page), height(page), {}};
    grey.bytes.resize(static_cast<size_t>(grey.w) * grey.h);
    for (int y = 0; y < grey.h; ++y) {
        const l_uint32* line = pixGetData(page.get()) + static_cast<size_t>(y) * pixGetWpl(page.get());
        uint8_t* out = grey.row(y);
        if (depth(page) == 1)
            for (int x = 0; x < grey.w; ++x)
                out[x] = GET_DATA_BIT(line, x) ? 0 : 255;
        else
            for (int x = 0; x < grey.w; ++x)
                out[x] = static_cast<uint8_t>(GET_DATA_BYTE(line, x));
    }
    return grey;
}

Grey box_mean(Grey grey, int factor) {
    if (factor == 1) return grey;
    Grey small{grey.w / factor, grey.h / factor, {}};
    small.bytes.resize(static_cast<size_t>(small.w) * small.h);
    for (int y = 0; y < small.h; ++y)
        for (int x = 0; x < small.w; ++x) {
            int sum = 0;
            for (int j = 0; j < factor; ++j)
                for (int i = 0; i < factor; ++i)
                    sum += grey.row(y * factor + j)[x * factor + i];
            small.row(y)[x] = static_cast<uint8_t>(sum / (factor * factor));
        }
    return small;
}

/// The brightness that half of the paper has; fills the corners that a deskewed page leaves open.
uint8_t paper_level(const Grey& grey) {
    std::array<size_t, 256> histogram{};
    size_t sampled = 0;
    for (int y = 0; y < grey.h; y += 16)
        for (int x = 0; x < grey.w; x += 16, ++sampled)
            ++histogram[grey.row(y)[x]];
    size_t seen = 0;
    for (int level = 255; level > 0; --level)
        if ((seen += histogram[static_cast<size_t>(level)]) * 2 >= sampled) return static_cast<uint8_t>(level);
    return 255;
}

Image to_pix(const Grey& grey) {
    Image image(pixCreate(grey.w, grey.h, 8));
    if (!image) no_memory();
    for (int y = 0; y < grey.h; ++y) {
        l_uint32* line = pixGetData(image.get()) + static_cast<size_t>(y) * pixGetWpl(image.get());
        const uint8_t* in = grey.row(y);
        for (int x = 0; x < grey.w; ++x)
            SET_DATA_BYTE(line, x, in[x]);
    }
    return image;
}

/// Bilinear, in fixed point of 16 bits; `to_source` maps pixels of the result to pixels of `grey`.
Image resample(const Grey& grey, int w, int h, const PageMap& to_source) {
    Image image(pixCreateNoInit(w, h, 8));
    if (!image) no_memory();
    const uint8_t open = paper_level(grey);
    constexpr double one = 65536;
    const int64_t dx = std::llround(to_source.xx * one), dy = std::llround(to_source.yx * one);
    for (int y = 0; y < h; ++y) {
        l_uint32* line = pixGetData(image.get()) + static_cast<size_t>(y) * pixGetWpl(image.get());
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

/// Moves pixels and blurs none.
ReadingCopy turn_only(const PageInfo& info, Image image, const Image& page, int turn, std::vector<Seal> seals) {
    ReadingCopy copy;
    copy.seals = std::move(seals);
    copy.image = turn == 0 ? std::move(image) : Image(pixRotateOrth(image.get(), turn / 90));
    if (!copy.image) no_memory();
    copy.to_page = turned_map(width(page), height(page), turn);
    copy.dpi = info.seen_dpi();
    copy.turned = turn;
    return copy;
}

} // namespace

ReadingCopy prepare(const PageInfo& info, const Image& page, const QualityReport& quality, const ReadOptions& options) {
    constexpr double bitonal_detail = 450; // dpi up to which a straight bitonal page reads best untouched
    const bool askew = quality.skew_known && std::abs(quality.skew) >= options.deskew_above;
    const bool large = options.reading_dpi > 0 && info.seen_dpi() > options.reading_dpi * 1.05;
    std::vector<Seal> seals = depth(page) == 32 ? find_seals(page, info.seen_dpi()) : std::vector<Seal>();
    if (!askew && (!large || (depth(page) == 1 && info.seen_dpi() < bitonal_detail))) {
        const bool colour = depth(page) == 32;
        Image upright = colour ? to_pix(grey_of(page, seals, options.channel)) : Image(pixClone(page.get()));
        return turn_only(info, std::move(upright), page, quality.orientation, std::move(seals));
    }
    ReadingCopy copy;
    copy.turned = quality.orientation;
    copy.deskewed = askew ? quality.skew : 0;
    const double scale = large ? options.reading_dpi / info.seen_dpi() : 1;
    copy.dpi = info.seen_dpi() * scale;
    const bool sideways = copy.turned % 180 != 0;
    int w = 0, h = 0;
    const PageMap straight = straighten(sideways ? height(page) : width(page), sideways ? width(page) : height(page),
                                        copy.deskewed, scale, w, h);
    copy.to_page = turned_map(width(page), height(page), copy.turned).after(straight);
    // Bilinear looks at 2 × 2 pixels: what shrinks more is averaged first.
    const int factor = std::clamp(static_cast<int>(1 / scale), 1, std::min(width(page), height(page)));
    const double shrink = 1.0 / factor;
    copy.image = resample(box_mean(grey_of(page, seals, options.channel), factor), w, h,
                          PageMap{shrink, 0, 0, 0, shrink, 0}.after(copy.to_page));
    copy.seals = std::move(seals);
    return copy;
}

} // namespace sohoa
