// SPDX-License-Identifier: GPL-3.0-or-later
// A page with a damage that the corpus does not have, so that the steps of preparation can be measured.
//
//   sohoa-damage bed|shadow|stain PAGE OUT.png
//
//   bed     the sheet lay askew on a dark bed (up to 14 mm at the right and the foot), two punch holes at the left
//   shadow  the left third in the shadow of a binding, down to 0.4 of the light
//   stain   paper that has yellowed, three brown stains in the print
#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <utility>

namespace {

struct Page {
    Pix* pix;
    double w, h, mm; // pixels, pixels, pixels in a millimetre
};

using Light = std::array<double, 3>; // by which red, green and blue are multiplied

Light bed(const Page& page, double x, double y) {
    const double right = page.w - (3 + 11 * y / page.h) * page.mm, foot = page.h - (2 + 6 * x / page.w) * page.mm;
    bool dark = x > right || y > foot;
    for (const double side : {-40, 40})
        dark = dark || std::hypot(x - 12 * page.mm, y - page.h / 2 - side * page.mm) < 3 * page.mm;
    return dark ? Light{0.1, 0.1, 0.11} : Light{1, 1, 1};
}

Light shadow(const Page& page, double x, double) {
    const double part = std::min(1.0, x / (page.w / 3));
    const double light = 0.4 + 0.6 * std::sin(part * M_PI / 2);
    return {light, light, light};
}

Light stain(const Page& page, double x, double y) {
    constexpr double places[3][3] = {
        {0.35, 0.3, 22}, {0.7, 0.45, 30}, {0.45, 0.65, 26}}; // of width, of height, radius in mm
    Light light = {1, 0.96, 0.82};
    for (const auto& place : places) {
        const double r = std::hypot(x - place[0] * page.w, y - place[1] * page.h) / (place[2] * page.mm);
        const double depth = r < 1 ? (r > 0.9 ? 1.25 : 1) : 0; // darker at the rim
        light[0] *= 1 - 0.22 * depth, light[1] *= 1 - 0.32 * depth, light[2] *= 1 - 0.5 * depth;
    }
    return light;
}

void apply(const Page& page, Light (*light)(const Page&, double, double)) {
    for (int y = 0; y < page.h; ++y) {
        l_uint32* line = pixGetData(page.pix) + static_cast<size_t>(y) * static_cast<size_t>(pixGetWpl(page.pix));
        for (int x = 0; x < page.w; ++x) {
            int rgb[3];
            extractRGBValues(line[x], rgb, rgb + 1, rgb + 2);
            const Light by = light(page, x, y);
            for (size_t i = 0; i < 3; ++i)
                rgb[i] = static_cast<int>(std::clamp(rgb[i] * by[i], 0.0, 255.0));
            composeRGBPixel(rgb[0], rgb[1], rgb[2], line + x);
        }
    }
}

} // namespace

int main(int argc, char** argv) {
    const std::pair<const char*, Light (*)(const Page&, double, double)> kinds[] = {
        {"bed", bed}, {"shadow", shadow}, {"stain", stain}};
    const auto kind = std::find_if(std::begin(kinds), std::end(kinds),
                                   [&](const auto& k) { return argc == 4 && std::strcmp(argv[1], k.first) == 0; });
    if (kind == std::end(kinds)) return std::fprintf(stderr, "usage: sohoa-damage bed|shadow|stain PAGE OUT.png\n"), 64;
    Pix* read = pixRead(argv[2]);
    if (!read) return std::fprintf(stderr, "sohoa-damage: cannot read %s\n", argv[2]), 65;
    Pix* colour = pixConvertTo32(read);
    const int dpi = pixGetXRes(read) > 0 ? pixGetXRes(read) : 300;
    pixSetResolution(colour, dpi, dpi);
    apply({colour, 1.0 * pixGetWidth(colour), 1.0 * pixGetHeight(colour), dpi / 25.4}, kind->second);
    const int failed = pixWrite(argv[3], colour, IFF_PNG);
    pixDestroy(&read);
    pixDestroy(&colour);
    return failed ? 73 : 0;
}
