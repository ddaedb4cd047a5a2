// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/bleed.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <vector>

namespace sohoa {
namespace {

void free_pixa(Pixa* pictures) {
    pixaDestroy(&pictures);
}
void free_boxa(Boxa* boxes) {
    boxaDestroy(&boxes);
}

constexpr double faintest = 0.045; // of the paper's brightness: noise and JPEG blocks stay below
constexpr int enough = 30;         // marks: stains and creases make a dozen

l_uint32* row(const Image& image, int y) {
    return line_of(image, y);
}

/// The brightness that a third of each tile exceeds: of the paper itself, however much print the tile holds.
Image paper_of_tiles(const Image& grey, int tile) {
    const int w = width(grey), h = height(grey), across = (w + tile - 1) / tile, down = (h + tile - 1) / tile;
    Image map = made(pixCreate(across, down, 8));
    for (int ty = 0; ty < down; ++ty)
        for (int tx = 0; tx < across; ++tx) {
            std::array<int, 256> count{};
            int all = 0;
            for (int y = ty * tile; y < std::min(h, (ty + 1) * tile); ++y) {
                const l_uint32* values = row(grey, y);
                for (int x = tx * tile; x < std::min(w, (tx + 1) * tile); ++x, ++all)
                    ++count[GET_DATA_BYTE(values, x)];
            }
            size_t value = 255;
            for (int above = 0; value > 0 && (above += count[value]) * 3 < all;)
                --value;
            SET_DATA_BYTE(row(map, ty), tx, value);
        }
    return map;
}

Image paper_at_each_pixel(const Image& grey, int tile) {
    const Image tiles = paper_of_tiles(grey, tile);
    const bool room = width(tiles) >= 3 && height(tiles) >= 3;
    const Image smooth = room ? made(pixBlockconv(tiles.get(), 1, 1)) : made(pixClone(tiles.get()));
    return made(pixScaleToSize(smooth.get(), width(grey), height(grey)));
}

/// Print of this side with what lies within 1.3 mm: blurred edges and the rings that JPEG leaves round letters.
Image print_and_round_it(const Ink& ink) {
    const int reach = std::max(2, static_cast<int>(std::lround(1.3 / 25.4 * ink.coarse_dpi)));
    return made(pixDilateBrick(nullptr, ink.coarse.get(), 2 * reach + 1, 2 * reach + 1));
}

/// Pixels that are darker than the paper round them and yet no ink.
struct Faint {
    Image pixels; ///< 1 bpp
    Image paper;  ///< 8 bpp

    double darkness(const Image& grey, int x, int y) const {
        return 1 - GET_DATA_BYTE(row(grey, y), x) / std::max(1.0, static_cast<double>(GET_DATA_BYTE(row(paper, y), x)));
    }
};

Faint find_faint(const Ink& ink) {
    const Image& grey = ink.grey;
    const int w = width(grey), h = height(grey), edge = static_cast<int>(2 / 25.4 * ink.coarse_dpi);
    const int tile = std::clamp(static_cast<int>(std::lround(6.8 / 25.4 * ink.coarse_dpi)), 4, 40);
    Faint faint{made(pixCreate(w, h, 1)), paper_at_each_pixel(grey, tile)};
    const Image print = print_and_round_it(ink);
    std::array<unsigned, 256> below{}; // by the brightness of the paper; nothing is looked for in shadows
    for (size_t paper = static_cast<size_t>(0.88 * ink.paper); paper < below.size(); ++paper)
        below[paper] = static_cast<unsigned>(std::ceil((1 - faintest) * static_cast<double>(paper)));
    for (int y = edge; y < h - edge; ++y) {
        const l_uint32 *values = row(grey, y), *paper = row(faint.paper, y), *hidden = row(print, y);
        l_uint32* out = row(faint.pixels, y);
        for (int x = edge; x < w - edge; ++x)
            if (GET_DATA_BYTE(values, x) < below[GET_DATA_BYTE(paper, x)] && !GET_DATA_BIT(hidden, x))
                SET_DATA_BIT(out, x);
    }
    return faint;
}

/// Sums of a page's colours over boxes of its pixels.
struct ColourSum {
    std::array<double, 3> sum{};
    double count = 0;

    void add(const Image& page, int x, int y, int factor) {
        for (int row_y = y * factor; row_y < (y + 1) * factor; ++row_y)
            for (int at = x * factor; at < (x + 1) * factor; ++at) {
                const l_uint32 pixel = row(page, row_y)[at];
                sum[0] += (pixel >> L_RED_SHIFT) & 0xff;
                sum[1] += (pixel >> L_GREEN_SHIFT) & 0xff;
                sum[2] += (pixel >> L_BLUE_SHIFT) & 0xff;
                ++count;
            }
    }
};

/// Black print that shows through darkens all three colours of the paper; a pattern printed in colour spares one.
bool coloured(const ColourSum& marks, const ColourSum& paper) {
    if (marks.count == 0 || paper.count == 0) return false;
    double least = 1, most = 0;
    for (size_t c = 0; c < 3; ++c) {
        const double dark = 1 - marks.sum[c] / marks.count / std::max(1.0, paper.sum[c] / paper.count);
        least = std::min(least, dark);
        most = std::max(most, dark);
    }
    return least < 0.55 * most;
}

bool text_sized(const Mark& m, double px_per_mm) {
    const double w = m.width / px_per_mm, h = m.height / px_per_mm;
    return std::min(w, h) >= 0.7 && std::min(w, h) <= 7 && std::max(w, h) <= 40;
}

/// A pattern that is printed on the whole sheet reaches into its margins; text of the back side does not.
class Margins {
  public:
    explicit Margins(const Ink& ink)
        : width_(width(ink.grey)), height_(height(ink.grey)), depth_(static_cast<int>(10 / 25.4 * ink.coarse_dpi)) {}

    void add(int x, int y) {
        ++all_;
        pixels_[0] += x < depth_;
        pixels_[1] += y < depth_;
        pixels_[2] += x >= width_ - depth_;
        pixels_[3] += y >= height_ - depth_;
    }
    /// On all four sides: shadows, and the edges of a sheet that lies askew on a lid that is darker, leave one free.
    bool printed_on() const {
        return std::all_of(pixels_.begin(), pixels_.end(), [&](size_t count) { return count > all_ / 50; });
    }

  private:
    int width_, height_, depth_;
    size_t all_ = 0;
    std::array<size_t, 4> pixels_{};
};

} // namespace

Bleed measure_bleed(const Ink& ink) {
    Bleed result;
    if (depth(ink.page) == 1 || std::min(width(ink.grey), height(ink.grey)) < 100) return result;
    const Faint faint = find_faint(ink);
    const double px_per_mm = ink.coarse_dpi / 25.4;
    const bool colour = depth(ink.page) == 32;
    const int factor = static_cast<int>(std::lround(ink.dpi / ink.coarse_dpi));

    Pixa* found = nullptr;
    const Handle<Boxa, free_boxa> boxes(pixConnComp(faint.pixels.get(), &found, 8));
    const Handle<Pixa, free_pixa> pictures(found);
    std::vector<float> darkness;
    ColourSum marks, paper;
    Margins margins(ink);
    size_t other = 0; // faint pixels of stains and patterns
    for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
        Mark m;
        boxaGetBoxGeometry(boxes.get(), i, &m.x, &m.y, &m.width, &m.height);
        const Image picture(pixaGetPix(pictures.get(), i, L_CLONE));
        int pixels = 0;
        pixCountPixels(picture.get(), &pixels, nullptr);
        if (pixels < 8) continue; // noise
        if (!text_sized(m, px_per_mm)) {
            other += static_cast<size_t>(pixels);
            continue;
        }
        ++result.marks;
        for (int y = 0; y < m.height; ++y)
            for (int x = 0; x < m.width; ++x) {
                const bool mark = GET_DATA_BIT(row(picture, y), x);
                if (mark) {
                    darkness.push_back(static_cast<float>(faint.darkness(ink.grey, m.x + x, m.y + y)));
                    margins.add(m.x + x, m.y + y);
                }
                if (colour) (mark ? marks : paper).add(ink.page, m.x + x, m.y + y, factor);
            }
    }
    if (result.marks < enough || other > 3 * darkness.size() || margins.printed_on() || coloured(marks, paper))
        return result;
    const auto tenth = darkness.begin() + static_cast<std::ptrdiff_t>(darkness.size() / 10);
    std::nth_element(darkness.begin(), tenth, darkness.end(), std::greater<>());
    result.darkness = *tenth;
    return result;
}

} // namespace sohoa
