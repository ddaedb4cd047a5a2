// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/document/words.h"

#include <algorithm>
#include <vector>

namespace sohoa {

/// The words of a page as formats of others want them: blocks that hold lines that hold words, each with a box of whole
/// pixels of the page as it is seen that lies on the page.

struct PixelBox {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0; ///< x1 and y1 are the first pixel outside
    int width() const { return x1 - x0; }
    int height() const { return y1 - y0; }
};

struct BoxedWord {
    const Word* word = nullptr; ///< lives in the PageText
    PixelBox box;
};

struct PlacedLine {
    std::vector<BoxedWord> words; ///< at least one
    PixelBox box;
    Point base_from, base_to; ///< baseline, from that of the first word to that of the last
    double height = 0;        ///< of the tallest word, as Word::height
    int angle = 0;            ///< counter-clockwise quarter turn of the print: 0, 90, 180, 270
};

struct PlacedBlock {
    std::vector<PlacedLine> lines; ///< at least one
    PixelBox box;
};

struct PlacedMark {
    const PageMark* mark = nullptr; ///< lives in the PageText
    PixelBox box;
};

/// In reading order: a block ends where the next line has another number, so one number may come twice.
std::vector<PlacedBlock> blocks_of(const PageInfo& info, const PageText& text);
std::vector<PlacedMark> marks_of(const PageInfo& info, const PageText& text);

/// The box that holds those of words, lines or blocks; of no size when there are none.
template <class Placed>
PixelBox around(const std::vector<Placed>& all) {
    PixelBox out = all.empty() ? PixelBox() : all.front().box;
    for (const Placed& one : all)
        out = {std::min(out.x0, one.box.x0), std::min(out.y0, one.box.y0), std::max(out.x1, one.box.x1),
               std::max(out.y1, one.box.y1)};
    return out;
}

/// A point as whole pixels on the page.
struct PixelPoint {
    int x = 0, y = 0;
};
PixelPoint on_page(const PageInfo& info, const Point& point);

} // namespace sohoa
