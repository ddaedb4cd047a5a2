// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/grey.h"

#include "ocr/read/ink_colour.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace sohoa {
namespace {

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

/// Red ink becomes paper, and the rest what it is in red light: black print stays, where the seal lies over it too.
void take_seal_away(const l_uint32* line, uint8_t* out, int from, int to) {
    constexpr int bright = 150;
    for (int x = from; x < to; ++x) {
        const Rgb pixel = rgb_of(line[x]);
        out[x] = static_cast<uint8_t>(pixel.r > bright && is_red(pixel) ? 255 : pixel.r);
    }
}

/// Blue ink becomes paper, and its blurred edges what they are in blue light; black print stays.
void take_blue_away(const l_uint32* line, uint8_t* out, int from, int to) {
    for (int x = from; x < to; ++x) {
        const Rgb pixel = rgb_of(line[x]);
        out[x] = std::max(out[x], static_cast<uint8_t>(is_blue(pixel) ? 255 : pixel.b));
    }
}

Grey grey_of_colour(const Image& page, const std::vector<RedSeal>& seals, const std::vector<Signature>& signatures,
                    const std::string& channel) {
    Grey grey(width(page), height(page));
    const l_uint32* data = pixGetData(page.get());
    const size_t words = static_cast<size_t>(pixGetWpl(page.get()));
    for (int y = 0; y < grey.h; ++y)
        (channel == "red" ? take_red : take_luma)(data + y * words, grey.row(y), 0, grey.w);
    if (channel != "seal") return grey;
    for (const RedSeal& seal : seals) {
        const int top = std::max(0, static_cast<int>(seal.y - seal.ry));
        const int bottom = std::min(grey.h, static_cast<int>(seal.y + seal.ry) + 1);
        for (int y = top; y < bottom; ++y) {
            const double part = (y + 0.5 - seal.y) / seal.ry;
            const double half = std::abs(part) < 1 ? seal.rx * std::sqrt(1 - part * part) : 0;
            take_seal_away(data + y * words, grey.row(y), std::max(0, static_cast<int>(seal.x - half)),
                           std::min(grey.w, static_cast<int>(seal.x + half) + 1));
        }
    }
    for (const Signature& s : signatures)
        for (int y = std::max(0, static_cast<int>(s.y0)); s.blue && y < std::min(grey.h, static_cast<int>(s.y1)); ++y)
            take_blue_away(data + y * words, grey.row(y), std::max(0, static_cast<int>(s.x0)),
                           std::min(grey.w, static_cast<int>(s.x1)));
    return grey;
}

} // namespace

Grey grey_of(const Image& page, const std::vector<RedSeal>& seals, const std::vector<Signature>& signatures,
             const std::string& channel) {
    if (depth(page) == 32) return grey_of_colour(page, seals, signatures, channel);
    Grey grey(width(page), height(page));
    for (int y = 0; y < grey.h; ++y) {
        const l_uint32* line = line_of(page, y);
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
    Grey small(grey.w / factor, grey.h / factor);
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
    Image image = made(pixCreate(grey.w, grey.h, 8));
    for (int y = 0; y < grey.h; ++y) {
        l_uint32* line = line_of(image, y);
        const uint8_t* in = grey.row(y);
        for (int x = 0; x < grey.w; ++x)
            SET_DATA_BYTE(line, x, in[x]);
    }
    return image;
}

} // namespace sohoa
