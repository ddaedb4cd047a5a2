// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/clean_paper.h"

#include "core/quality/ink.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace sohoa {
namespace {

constexpr double inch = 25.4; // mm

int pixels(double mm, double dpi, int least) {
    return std::max(least, static_cast<int>(std::lround(mm / inch * dpi)));
}

// Solid dark parts

constexpr int coarse = 4; // pixels of the page to one of the mask, across and down

/// 1 where the page is as dark as a bed, in small. A binding's shadow leaves four tenths of the light and more, and
/// there is print in it.
Image dark_mask(const Grey& page, int paper) {
    const int below = 4 * paper * 3 / 10;
    Image mask = made(pixCreate(page.w / coarse, page.h / coarse, 1));
    for (int y = 0; y < height(mask); ++y) {
        l_uint32* line = line_of(mask, y);
        const uint8_t* upper = page.row(y * coarse + 1);
        const uint8_t* lower = page.row(y * coarse + 2);
        for (int x = 0; x < width(mask); ++x)
            if (upper[x * coarse + 1] + upper[x * coarse + 2] + lower[x * coarse + 1] + lower[x * coarse + 2] < below)
                SET_DATA_BIT(line, x);
    }
    return mask;
}

/// What of `solid` can be reached from the edge. Scanners leave a bright line of a few pixels at the very edge.
Image reaching_the_edge(const Image& solid) {
    constexpr int rim = 2;
    Image edge = made(pixCreateTemplate(solid.get()));
    pixSetAll(edge.get());
    pixRasterop(edge.get(), rim, rim, width(edge) - 2 * rim, height(edge) - 2 * rim, PIX_CLR, nullptr, 0, 0);
    return made(pixSeedfillBinary(nullptr, edge.get(), solid.get(), 8));
}

/// Adds to `found` the discs of 3.5 to 9 mm that lie near a side.
void add_holes(const Image& solid, double px_per_mm, const Image& found) {
    for (const auto& [x, y, w, h] : components(solid)) {
        const int longer = std::max(w, h), shorter = std::min(w, h);
        if (shorter < 3.5 * px_per_mm || longer > 9 * px_per_mm || shorter < 0.8 * longer) continue;
        const int from_side = std::min({x + w / 2, y + h / 2, width(solid) - x - w / 2, height(solid) - y - h / 2});
        if (from_side <= 25 * px_per_mm) pixRasterop(found.get(), x, y, w, h, PIX_SRC | PIX_DST, solid.get(), x, y);
    }
}

void paint(Grey& page, const Image& where, int paper) {
    for (int y = 0; y < page.h; ++y) {
        const int my = std::min(y / coarse, height(where) - 1);
        const l_uint32* line = line_of(where, my);
        uint8_t* row = page.row(y);
        for (int x = 0; x < page.w; ++x)
            if (GET_DATA_BIT(line, std::min(x / coarse, width(where) - 1))) row[x] = static_cast<uint8_t>(paper);
    }
}

// Paper and ink, tile by tile

constexpr double dark_area = 0.45; // of the page's paper: less is a picture or a bar, no shadow on paper
constexpr double faint = 0.25;     // of the paper's brightness: what is less dark than this is no ink
constexpr double strongest = 2.5;  // gain

struct Tiles {
    int side = 0, columns = 0, rows = 0;
    std::vector<float> paper; ///< brightness
    std::vector<float> ink;   ///< how much darker than the paper the darkest is, as a share of it
    float& at(std::vector<float>& values, int column, int row) const {
        return values[static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column)];
    }
};

/// The brightness that `share` of the counted pixels do not exceed.
float quantile(const std::array<uint32_t, 256>& counts, uint32_t all, double share) {
    uint32_t seen = 0;
    for (size_t value = 0; value < counts.size(); ++value)
        if ((seen += counts[value]) >= share * all) return static_cast<float>(value);
    return 255;
}

Tiles measure(const Grey& page, double dpi) {
    constexpr double tile_mm = 5, of_paper = 0.8, of_ink = 0.02;
    constexpr int step = 2;
    Tiles tiles;
    tiles.side = pixels(tile_mm, dpi, 8);
    tiles.columns = (page.w + tiles.side - 1) / tiles.side;
    tiles.rows = (page.h + tiles.side - 1) / tiles.side;
    tiles.paper.resize(static_cast<size_t>(tiles.columns) * static_cast<size_t>(tiles.rows));
    tiles.ink.resize(tiles.paper.size());
    for (int row = 0; row < tiles.rows; ++row)
        for (int column = 0; column < tiles.columns; ++column) {
            std::array<uint32_t, 256> counts{};
            uint32_t all = 0;
            for (int y = row * tiles.side; y < std::min((row + 1) * tiles.side, page.h); y += step)
                for (int x = column * tiles.side; x < std::min((column + 1) * tiles.side, page.w); x += step, ++all)
                    ++counts[page.row(y)[x]];
            const float paper = std::max(1.0F, quantile(counts, all, of_paper));
            tiles.at(tiles.paper, column, row) = paper;
            tiles.at(tiles.ink, column, row) = 1 - quantile(counts, all, of_ink) / paper;
        }
    return tiles;
}

/// Tiles without paper get that of the page.
void fill_dark_areas(Tiles& tiles) {
    std::vector<float> sorted = tiles.paper;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    for (size_t i = 0; i < tiles.paper.size(); ++i)
        if (tiles.paper[i] < dark_area * *middle) {
            tiles.paper[i] = *middle;
            tiles.ink[i] = 0;
        }
}

/// Means of the tiles around that `count`; `none` where there are none.
template <class Counts>
std::vector<float> smooth(Tiles& tiles, std::vector<float>& values, float none, Counts counts) {
    std::vector<float> out(values.size());
    for (int row = 0; row < tiles.rows; ++row)
        for (int column = 0; column < tiles.columns; ++column) {
            float sum = 0;
            int met = 0;
            for (int y = std::max(0, row - 1); y <= std::min(tiles.rows - 1, row + 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(tiles.columns - 1, column + 1); ++x)
                    if (const float value = tiles.at(values, x, y); counts(value)) sum += value, ++met;
            tiles.at(out, column, row) = met > 0 ? sum / static_cast<float>(met) : none;
        }
    return out;
}

/// Values of a row of tiles, or between two rows, spread over the pixels across.
void spread(const std::vector<float>& row, int side, std::vector<float>& across) {
    for (int x = 0; x < static_cast<int>(across.size()); ++x) {
        const float at = std::clamp((static_cast<float>(x) + 0.5F) / static_cast<float>(side) - 0.5F, 0.0F,
                                    static_cast<float>(row.size()) - 1);
        const size_t left = static_cast<size_t>(at), right = std::min(left + 1, row.size() - 1);
        across[static_cast<size_t>(x)] = row[left] + (row[right] - row[left]) * (at - static_cast<float>(left));
    }
}

/// The row of tile values at pixel row `y`.
std::vector<float> between(Tiles& tiles, std::vector<float>& values, int y) {
    const float at = std::clamp((static_cast<float>(y) + 0.5F) / static_cast<float>(tiles.side) - 0.5F, 0.0F,
                                static_cast<float>(tiles.rows) - 1);
    const int upper = static_cast<int>(at), lower = std::min(upper + 1, tiles.rows - 1);
    std::vector<float> out(static_cast<size_t>(tiles.columns));
    for (int column = 0; column < tiles.columns; ++column) {
        const float above = tiles.at(values, column, upper), below = tiles.at(values, column, lower);
        out[static_cast<size_t>(column)] = above + (below - above) * (at - static_cast<float>(upper));
    }
    return out;
}

} // namespace

void paint_out_bed_and_holes(Grey& page, double dpi) {
    constexpr double solid_mm = 2, around_mm = 0.6;
    if (std::min(page.w, page.h) < 16 * coarse) return;
    const int paper = paper_level(page);
    const double small_dpi = dpi / coarse;
    const int brick = pixels(solid_mm, small_dpi, 3);
    const Image solid = made(pixOpenBrick(nullptr, dark_mask(page, paper).get(), brick, brick));
    const Image found = reaching_the_edge(solid);
    add_holes(solid, small_dpi / inch, found);
    l_int32 empty = 1;
    pixZero(found.get(), &empty);
    if (empty) return;
    const int around = 2 * pixels(around_mm, small_dpi, 1) + 1;
    paint(page, made(pixDilateBrick(nullptr, found.get(), around, around)), paper);
}

void even_paper(Grey& page, double dpi) {
    constexpr float full = 0.9F; // darkness of good print
    constexpr int strip = 4;     // pixel rows that share their values
    Tiles tiles = measure(page, dpi);
    fill_dark_areas(tiles);
    std::vector<float> paper = smooth(tiles, tiles.paper, 255, [](float) { return true; });
    std::vector<float> ink = smooth(tiles, tiles.ink, full, [](float value) { return value > faint; });
    std::vector<float> gain(paper.size());
    for (size_t i = 0; i < gain.size(); ++i)
        gain[i] = 255 / paper[i] * std::clamp(full / ink[i], 1.0F, static_cast<float>(strongest));

    std::vector<float> paper_across(static_cast<size_t>(page.w)), gain_across(paper_across.size());
    for (int y0 = 0; y0 < page.h; y0 += strip) {
        spread(between(tiles, paper, y0), tiles.side, paper_across);
        spread(between(tiles, gain, y0), tiles.side, gain_across);
        for (int y = y0; y < std::min(y0 + strip, page.h); ++y) {
            uint8_t* row = page.row(y);
            for (size_t x = 0; x < paper_across.size(); ++x) {
                const float darkness = (paper_across[x] - static_cast<float>(row[x])) * gain_across[x];
                row[x] = static_cast<uint8_t>(255.0F - std::clamp(darkness, 0.0F, 255.0F));
            }
        }
    }
}

} // namespace sohoa
