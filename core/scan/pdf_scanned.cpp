// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_scanned.h"

#include "core/pdf/podofo.h"
#include "core/scan/pdf_image.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

constexpr double enough = 0.5; // of the page
constexpr double notable = 0.25;

struct OnPage {
    double dpi_x = 0, dpi_y = 0, share = 0;
    Colour colour = Colour::bitonal;
    int bits_per_pixel = 1;
    double finer() const { return std::max(dpi_x, dpi_y); }
};

OnPage on_page(const PaintedImage& image, const Box& crop, double unit) {
    const PdfImageKind kind = pdf_image_kind(*image.object);
    double width = kind.width, height = kind.height;
    for (const char* key : {"SMask", "Mask"}) { // letters are cut out by a mask finer than the colours
        width = std::max(width, static_cast<double>(integer_at(find(image.object, key), "Width", 0)));
        height = std::max(height, static_cast<double>(integer_at(find(image.object, key), "Height", 0)));
    }
    const Matrix& m = image.matrix;
    const double across = std::hypot(m.a, m.b) * unit, down = std::hypot(m.c, m.d) * unit;
    OnPage out;
    if (!(across > 0 && down > 0 && crop.area() > 0)) return out;
    out.dpi_x = width * 72 / across;
    out.dpi_y = height * 72 / down;
    out.share = intersect(transformed({0, 0, 1, 1}, m), crop).area() / crop.area();
    out.colour = colour_of(kind);
    out.bits_per_pixel = kind.bits * std::max(1, kind.components);
    return out;
}

} // namespace

PdfScanned scanned_on_page(const std::vector<PaintedImage>& images, const Box& crop, double unit) {
    std::vector<OnPage> all;
    for (const PaintedImage& image : images)
        if (!image.in_content) all.push_back(on_page(image, crop, unit));
    std::stable_sort(all.begin(), all.end(), [](const OnPage& a, const OnPage& b) { return a.finer() > b.finer(); });
    PdfScanned out;
    double covered = 0;
    for (const OnPage& image : all) {
        const bool last_of_many = covered < enough && covered + image.share >= enough;
        if (last_of_many) out.dpi_x = image.dpi_x, out.dpi_y = image.dpi_y;
        covered += image.share;
        if (image.share < notable && !last_of_many) continue; // a logo or stamp; of strips one stands for all
        out.finest = std::max(out.finest, image.finer());
        out.colour = std::max(out.colour, image.colour);
        out.bits_per_pixel = std::max(out.bits_per_pixel, image.bits_per_pixel);
    }
    if (out.dpi_x <= 0) return {};
    out.finest = std::max({out.finest, out.dpi_x, out.dpi_y});
    return out;
}

} // namespace sohoa
