// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/folds.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace sohoa {
namespace {

constexpr int strip = 16;    // pixels of a line that are taken together: noise is a quarter
constexpr int8_t hidden = 9; // by print

/// Whether there is a crease at each place: +1 lighter than the paper on both sides, -1 darker, 0 neither, or
/// hidden. `strips` × `length` values; a strip lies across the lines that are looked for.
struct Ridges {
    int strips = 0, length = 0;
    std::vector<int8_t> at;
    size_t index(int s, int y) const {
        return static_cast<size_t>(s) * static_cast<size_t>(length) + static_cast<size_t>(y);
    }
    int8_t of(int s, int y) const { return at[index(s, y)]; }
};

/// Brightness along one strip, in eighths of a grey level; -1 where print leaves too little paper.
std::vector<int> profile(const Image& grey, const Image& print, int s, int length) {
    std::vector<int> means(static_cast<size_t>(length), -1);
    for (int y = 0; y < length; ++y) {
        const auto* row = line_of(grey, y);
        const auto* ink = line_of(print, y);
        int sum = 0, count = 0;
        for (int x = s * strip; x < (s + 1) * strip; ++x)
            if (!GET_DATA_BIT(ink, x)) sum += static_cast<int>(GET_DATA_BYTE(row, x)), ++count;
        if (count >= strip / 2) means[static_cast<size_t>(y)] = sum * 8 / count;
    }
    return means;
}

/// A line of up to about 1 mm stands out against the means of what lies 1 to 2 mm before and behind it.
int8_t ridge(const std::vector<int>& means, int y, int near, int far, int least) {
    int before = 0, behind = 0;
    for (int k = near; k <= far; ++k) {
        const int a = means[static_cast<size_t>(y - k)], b = means[static_cast<size_t>(y + k)];
        if (a < 0 || b < 0) return hidden;
        before += a, behind += b;
    }
    const int here = means[static_cast<size_t>(y)], count = far - near + 1;
    if (here < 0) return hidden;
    before /= count, behind /= count;
    if (here + least <= std::min(before, behind)) return -1;
    if (here - least >= std::max(before, behind)) return 1;
    return 0;
}

Ridges find_ridges(const Image& grey, const Image& print, unsigned paper, double px_per_mm) {
    constexpr double faintest = 0.02; // of the paper's brightness
    Ridges ridges;
    ridges.strips = width(grey) / strip;
    ridges.length = height(grey);
    ridges.at.assign(static_cast<size_t>(ridges.strips) * static_cast<size_t>(ridges.length), 0);
    const int near = std::max(2, static_cast<int>(std::lround(0.8 * px_per_mm))),
              far = near + static_cast<int>(px_per_mm);
    const int margin = std::max(far + 1, static_cast<int>(10 * px_per_mm)); // shadows of the sheet's own edges
    const int least = std::max(8, static_cast<int>(faintest * 8 * paper));
    for (int s = 0; s < ridges.strips; ++s) {
        const std::vector<int> means = profile(grey, print, s, ridges.length);
        for (int y = margin; y < ridges.length - margin; ++y)
            ridges.at[ridges.index(s, y)] = ridge(means, y, near, far, least);
    }
    return ridges;
}

/// Whether a line that is at `y` in the middle of the page and at `y` + drift[s] in strip s is a crease of kind `sign`:
/// seen on most of what print does not hide, and not hidden on more than half of its way.
bool runs_across(const Ridges& ridges, int y, const std::vector<int>& drift, int8_t sign) {
    const int most_missed = ridges.strips / 5;
    int seen = 0, missed = 0;
    for (int s = 0; s < ridges.strips && missed <= most_missed; ++s) {
        const int at = y + drift[static_cast<size_t>(s)];
        if (at < 1 || at + 1 >= ridges.length) return false;
        if (ridges.of(s, at) == sign || ridges.of(s, at - 1) == sign || ridges.of(s, at + 1) == sign)
            ++seen;
        else
            missed += ridges.of(s, at) != hidden;
    }
    return seen + missed >= ridges.strips / 2 && seen >= 4 * missed;
}

/// How far lines of every slope up to 4° have moved at each strip. A ridge is seen one pixel off, so that neighbours
/// may lie two pixels apart at the ends.
std::vector<std::vector<int>> drifts(int strips) {
    const double steepest = std::tan(4 * M_PI / 180) * strip, step = 4.0 / strips;
    std::vector<std::vector<int>> out;
    for (double slope = -steepest; slope <= steepest; slope += step) {
        out.emplace_back();
        for (int s = 0; s < strips; ++s)
            out.back().push_back(static_cast<int>(std::lround(slope * (s - strips / 2.0))));
    }
    return out;
}

/// Lines that run from left to right.
int count_across(const Image& grey, const Image& print, unsigned paper, double px_per_mm) {
    const Ridges ridges = find_ridges(grey, print, paper, px_per_mm);
    if (ridges.strips < 8) return 0;
    const int apart = static_cast<int>(5 * px_per_mm); // one crease is not counted twice
    const std::vector<std::vector<int>> slopes = drifts(ridges.strips);
    int lines = 0;
    for (int y = 0; y < ridges.length; ++y)
        if (std::any_of(slopes.begin(), slopes.end(), [&](const std::vector<int>& drift) {
                return runs_across(ridges, y, drift, -1) || runs_across(ridges, y, drift, 1);
            })) {
            ++lines;
            y += apart;
        }
    return lines;
}

} // namespace

int count_folds(const Ink& ink) {
    if (depth(ink.page) == 1) return 0;
    constexpr int many = 4; // ruled paper has more
    const double px_per_mm = ink.coarse_dpi / 25.4;
    const Image print = made(pixDilateBrick(nullptr, ink.coarse.get(), 7, 7));
    const int across = count_across(ink.grey, print, ink.paper, px_per_mm);
    const Image grey = made(pixRotateOrth(ink.grey.get(), 1)), turned_print = made(pixRotateOrth(print.get(), 1));
    const int down = count_across(grey, turned_print, ink.paper, px_per_mm);
    return (across <= many ? across : 0) + (down <= many ? down : 0);
}

} // namespace sohoa
