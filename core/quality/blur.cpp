// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/blur.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <vector>

namespace sohoa {
namespace {

constexpr int reach = 10;     // pixels looked at on either side of an edge
constexpr int every = 16;     // one row, and one column, of as many is looked along
constexpr size_t enough = 60; // edges; a line of print has twice as many

/// Pixels along a row or, where `down`, along a column: `at` steps along it, `line` names it.
class Lines {
  public:
    Lines(const Ink& ink, bool down)
        : page_(pixGetData(ink.page.get())), print_(pixGetData(ink.print.get())),
          page_words_(static_cast<size_t>(pixGetWpl(ink.page.get()))),
          print_words_(static_cast<size_t>(pixGetWpl(ink.print.get()))), colour_(depth(ink.page) == 32), down_(down),
          length(down ? height(ink.page) : width(ink.page)), count(down ? width(ink.page) : height(ink.page)) {}

    bool ink(int at, int line) const {
        const int x = down_ ? line : at, y = down_ ? at : line;
        return GET_DATA_BIT(print_ + static_cast<size_t>(y) * print_words_, x);
    }
    /// Mean of three pixels across: a straight edge stays as it is, and noise is less.
    float value(int at, int line) const { return (one(at, line - 1) + one(at, line) + one(at, line + 1)) / 3; }

  private:
    float one(int at, int line) const {
        const int x = down_ ? line : at, y = down_ ? at : line;
        const l_uint32* row = page_ + static_cast<size_t>(y) * page_words_;
        return static_cast<float>(colour_ ? (row[x] >> L_GREEN_SHIFT) & 0xff : GET_DATA_BYTE(row, x));
    }

    const l_uint32 *page_, *print_;
    size_t page_words_, print_words_;
    bool colour_, down_;

  public:
    const int length, count;
};

/// Whether the edge between `at` - 1 and `at` goes straight on in the lines beside: curves and noise do not.
bool straight(const Lines& lines, int at, int line, bool before, bool after) {
    for (const int beside : {line - 2, line + 2})
        if (lines.ink(at - 2, beside) != before || lines.ink(at + 1, beside) != after) return false;
    return true;
}

/// Height of the edge over its steepest step; 0 where the edge is too low to be print.
float width_of_edge(const Lines& lines, int at, int line, bool into_ink, float least_height) {
    constexpr float ripple = 12; // what noise may go back on the way up or down
    const int first_ink = into_ink ? at : at - 1, step = into_ink ? 1 : -1;
    std::array<float, 2 * reach + 1> v{}; // from paper to ink
    for (int k = -reach; k <= reach; ++k)
        v[static_cast<size_t>(k + reach)] = lines.value(first_ink + step * k, line);
    size_t top = reach - 1, bottom = reach;
    for (size_t k = top; k-- > 0 && v[k] >= v[top] - ripple;)
        if (v[k] > v[top]) top = k;
    for (size_t k = bottom + 1; k < v.size() && v[k] <= v[bottom] + ripple; ++k)
        if (v[k] < v[bottom]) bottom = k;
    const float rise = v[top] - v[bottom];
    if (rise < least_height) return 0;
    float steepest = 0;
    for (size_t k = top; k < bottom; ++k)
        steepest = std::max(steepest, v[k] - v[k + 1]);
    return rise / steepest;
}

/// Median width of the edges that cross the lines; 0 where there are too few.
double median_width(const Ink& ink, bool down) {
    const Lines lines(ink, down);
    const float least_height = std::max(40.0F, 0.25F * static_cast<float>(ink.paper));
    std::vector<float> widths;
    for (int line = every / 2; line < lines.count - 2; line += every) {
        bool before = lines.ink(reach, line);
        for (int at = reach + 1; at < lines.length - reach - 1; ++at) {
            const bool here = lines.ink(at, line);
            if (here != before && straight(lines, at, line, before, here)) {
                const float width = width_of_edge(lines, at, line, here, least_height);
                if (width > 0) widths.push_back(width);
            }
            before = here;
        }
    }
    if (widths.size() < enough) return 0;
    const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
    std::nth_element(widths.begin(), middle, widths.end());
    return *middle;
}

} // namespace

Sharpness measure_sharpness(const Ink& ink) {
    Sharpness result;
    if (depth(ink.page) == 1) return result;
    // A sheet that moved under the lamp is blurred in one direction only.
    result.edge_width = std::max(median_width(ink, false), median_width(ink, true));
    result.known = result.edge_width > 0;
    if (ink.dpi > 300) result.edge_width *= 300 / ink.dpi;
    return result;
}

} // namespace sohoa
