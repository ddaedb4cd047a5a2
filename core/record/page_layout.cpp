// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/page_layout.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

int within(double value, int end) {
    return static_cast<int>(std::clamp<double>(value, 0, end));
}

// Outward to whole pixels, so that no ink is lost.
template <class Boxed>
PixelBox box_of(const PageInfo& info, const Boxed& boxed) {
    const int w = info.seen_width(), h = info.seen_height();
    return {within(std::floor(boxed.x0), w), within(std::floor(boxed.y0), h), within(std::ceil(boxed.x1), w),
            within(std::ceil(boxed.y1), h)};
}

int quarter_turn(const Point& from, const Point& to) {
    const double degrees = std::atan2(from.y - to.y, to.x - from.x) * 180 / M_PI;
    return (static_cast<int>(std::lround(degrees / 90)) + 4) % 4 * 90;
}

PlacedLine placed(const PageInfo& info, const Line& line) {
    PlacedLine out;
    for (const Word& word : line.words) {
        out.words.push_back({&word, box_of(info, word)});
        out.height = std::max(out.height, word.height);
    }
    out.box = around(out.words);
    out.base_from = line.words.front().base_from;
    out.base_to = line.words.back().base_to;
    out.angle = quarter_turn(out.base_from, out.base_to);
    return out;
}

} // namespace

std::vector<PlacedBlock> blocks_of(const PageInfo& info, const PageText& text) {
    std::vector<PlacedBlock> out;
    int number = 0;
    for (const Line& line : text.lines) {
        if (line.words.empty()) continue;
        if (out.empty() || line.block != number) out.emplace_back();
        number = line.block;
        out.back().lines.push_back(placed(info, line));
    }
    for (PlacedBlock& block : out)
        block.box = around(block.lines);
    return out;
}

std::vector<PlacedMark> marks_of(const PageInfo& info, const PageText& text) {
    std::vector<PlacedMark> out;
    for (const PageMark& mark : text.marks)
        out.push_back({&mark, box_of(info, mark)});
    return out;
}

PixelPoint on_page(const PageInfo& info, const Point& point) {
    return {within(std::round(point.x), info.seen_width()), within(std::round(point.y), info.seen_height())};
}

} // namespace sohoa
