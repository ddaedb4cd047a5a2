// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"
#include "core/quality/quality.h"
#include "core/scan/quiet.h"
#include "tests/core/corpus.h"

#include <algorithm>
#include <cmath>

// Pages with one thing wrong: a sample page with the grain of a scanner, damaged as paper and scanners do, and saved as
// JPEG again.
namespace sohoa::test {

constexpr double good_dpi = 200;

/// The first page of a decision, in colour, on tinted paper, slightly askew; nothing is wrong with it.
inline Image good_page() {
    quieten_libraries();
    return Image(pixReadTiff(sample("quyet-dinh.tif").c_str(), 0));
}

/// Good paper without print.
inline Image bare_page() {
    const Image page = good_page();
    Image bare(pixCopy(nullptr, page.get()));
    // A strip of the top margin, over and over; its mirror image in turn, so that no seam shows.
    const int strip = 60, w = width(page), h = height(page);
    const Image band(pixCreate(w, strip, 32));
    pixRasterop(band.get(), 0, 0, w, strip, PIX_SRC, page.get(), 0, 20);
    const Image mirrored(pixFlipTB(nullptr, band.get()));
    for (int y = 0, i = 0; y < h; y += strip, ++i)
        pixRasterop(bare.get(), 0, y, w, strip, PIX_SRC, i % 2 ? mirrored.get() : band.get(), 0, 0);
    return bare;
}

inline int px(double mm) {
    return static_cast<int>(std::lround(mm / 25.4 * good_dpi));
}

/// Saved as JPEG and read again.
inline Image as_jpeg(const Image& page, int quality = 75) {
    l_uint8* data = nullptr;
    size_t size = 0;
    pixWriteMemJpeg(&data, &size, page.get(), quality, 0);
    Image out(pixReadMemJpeg(data, size, 0, 1, nullptr, 0));
    lept_free(data);
    return out;
}

/// Out of focus: Gaussian, `sigma` in pixels.
inline Image blurred(const Image& page, double sigma) {
    L_Kernel *across = nullptr, *down = nullptr;
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    makeGaussianKernelSep(reach, reach, static_cast<float>(sigma), 1, &across, &down);
    Image out(depth(page) == 32 ? pixConvolveRGBSep(page.get(), across, down)
                                : pixConvolveSep(page.get(), across, down, 8, 1));
    kernelDestroy(&across);
    kernelDestroy(&down);
    return out;
}

/// Moved under the lamp by `pixels`, across or down.
inline Image smeared(const Image& page, int pixels, bool down) {
    L_Kernel* kernel = down ? makeFlatKernel(pixels, 1, pixels / 2, 0) : makeFlatKernel(1, pixels, 0, pixels / 2);
    Image out(depth(page) == 32 ? pixConvolveRGB(page.get(), kernel) : pixConvolve(page.get(), kernel, 8, 1));
    kernelDestroy(&kernel);
    return out;
}

/// What is left when a scan misses so many millimetres of the sheet on each side.
inline Image cut_off(const Image& page, const Sides& mm) {
    Box* box = boxCreate(px(mm.left), px(mm.top), width(page) - px(mm.left) - px(mm.right),
                         height(page) - px(mm.top) - px(mm.bottom));
    Image out(pixClipRectangle(page.get(), box, nullptr));
    boxDestroy(&box);
    return out;
}

/// The sheet on a bed that is larger by so many millimetres on each side; `level` is its brightness.
inline Image on_a_bed(const Image& page, const Sides& mm, unsigned level) {
    return Image(pixAddBorderGeneral(page.get(), px(mm.left), px(mm.right), px(mm.top), px(mm.bottom),
                                     level << L_RED_SHIFT | level << L_GREEN_SHIFT | level << L_BLUE_SHIFT));
}

/// Darkens each colour of a pixel by `share` of it (less than 0: lightens).
inline void darken(const Image& page, int x, int y, double share) {
    if (x < 0 || y < 0 || x >= width(page) || y >= height(page)) return;
    l_uint32 pixel = 0;
    int r = 0, g = 0, b = 0;
    pixGetPixel(page.get(), x, y, &pixel);
    extractRGBValues(pixel, &r, &g, &b);
    const auto less = [&](int value) { return std::clamp(static_cast<int>(std::lround(value * (1 - share))), 0, 255); };
    composeRGBPixel(less(r), less(g), less(b), &pixel);
    pixSetPixel(page.get(), x, y, pixel);
}

/// `page` with the print of `back` shining through: mirrored, softened by the paper, `share` as dark as it is there.
inline Image shining_through(const Image& page, const Image& back, double share) {
    const Image mirrored(pixFlipLR(nullptr, back.get())), green(pixGetRGBComponent(mirrored.get(), COLOR_GREEN));
    const Image soft = blurred(green, 2);
    Image out(pixCopy(nullptr, page.get()));
    for (int y = 0; y < std::min(height(out), height(soft)); ++y)
        for (int x = 0; x < std::min(width(out), width(soft)); ++x) {
            l_uint32 value = 0;
            pixGetPixel(soft.get(), x, y, &value);
            darken(out, x, y, share * std::max(0.0, 1 - value / 235.0));
        }
    return out;
}

/// A straight line across the page, from side to side, `at` of its height, that climbs by `degrees`; `share` as dark.
inline void draw_crease(const Image& page, double at, double degrees, double share) {
    for (int x = 0; x < width(page); ++x) {
        const double y = at * height(page) + std::tan(degrees * M_PI / 180) * (x - width(page) / 2.0);
        for (int k = -6; k <= 6; ++k)
            darken(page, x, static_cast<int>(y) + k, share * std::exp(-k * k / 8.0));
    }
}

inline void draw_disc(const Image& page, double x_mm, double y_mm, double diameter_mm, double hollow_mm = 0) {
    const double r = diameter_mm / 2, hollow = hollow_mm / 2;
    for (int y = px(y_mm - r); y <= px(y_mm + r); ++y)
        for (int x = px(x_mm - r); x <= px(x_mm + r); ++x) {
            const double far = std::hypot(x / good_dpi * 25.4 - x_mm, y / good_dpi * 25.4 - y_mm);
            if (far <= r && far >= hollow) darken(page, x, y, 0.8);
        }
}

inline Ink ink_of(const Image& page, double dpi = good_dpi) {
    return find_ink(page, dpi);
}

/// What the gate says of a page of good_dpi that is page 3 of its document.
inline Findings findings_of(const Image& page, const QualityOptions& options = {}) {
    Findings findings;
    inspect(describe(page, good_dpi), page, 3, options, findings, {});
    return findings;
}

inline const Finding* find(const Findings& findings, const std::string& rule) {
    for (const Finding& finding : findings)
        if (finding.rule == rule) return &finding;
    return nullptr;
}

/// Names of the rules that found something, notes too.
inline std::string rules(const Findings& findings) {
    std::string out;
    for (const Finding& finding : findings)
        out += finding.rule + " ";
    return out;
}

} // namespace sohoa::test
