// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/margin.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace sohoa {
namespace {

/// Marks as they are seen when the page is turned so that one side lies at the left: x counts from that side.
using Marks = std::vector<Mark>;

Marks from_left(Marks marks, int, int) {
    return marks;
}
Marks from_right(Marks marks, int w, int) {
    for (Mark& m : marks)
        m.x = w - m.x - m.width;
    return marks;
}
Marks from_top(Marks marks, int, int) {
    for (Mark& m : marks)
        m = {m.y, m.x, m.height, m.width};
    return marks;
}
Marks from_bottom(Marks marks, int, int h) {
    for (Mark& m : marks)
        m = {h - m.y - m.height, m.x, m.height, m.width};
    return marks;
}

/// Print at one side, which lies at the left.
class Letters {
  public:
    Letters(Marks marks, double px_per_mm) : mm_(px_per_mm), near_(static_cast<int>(3 * px_per_mm)) {
        std::copy_if(marks.begin(), marks.end(), std::back_inserter(marks_), [&](const Mark& m) { return sized(m); });
        std::sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.y < b.y; });
    }

    /// The least distance from the side within which there are letters enough along length enough; `most` without any.
    int distance(int most) const {
        constexpr size_t enough = 6;
        constexpr double length_mm = 45;
        Marks letters;
        std::copy_if(marks_.begin(), marks_.end(), std::back_inserter(letters),
                     [&](const Mark& m) { return m.x < most && in_company(m); });
        std::sort(letters.begin(), letters.end(), [](const Mark& a, const Mark& b) { return a.x < b.x; });
        int from = 1 << 30, to = 0;
        size_t count = 0;
        for (const Mark& m : letters) {
            from = std::min(from, m.y);
            to = std::max(to, m.y + m.height);
            if (++count >= enough && to - from >= length_mm * mm_) return m.x;
        }
        return most;
    }

  private:
    /// A letter or a word, as high or wide along the side as the smallest letters are. What the side has cut off is not
    /// asked for.
    bool sized(const Mark& m) const {
        return m.height >= 1.3 * mm_ && std::max(m.width, m.height) <= 30 * mm_ &&
               std::min(m.width, m.height) <= 8 * mm_;
    }

    static bool overlap(int a, int a_length, int b, int b_length) {
        return 2 * (std::min(a + a_length, b + b_length) - std::max(a, b)) >= std::min(a_length, b_length);
    }

    /// Letters stand in lines: more of them follow away from the side, or one before and one behind along the side.
    /// Pieces of a broken rule or of a shadow's edge, which lie along the side too, are thin.
    bool in_company(const Mark& m) const {
        const double followed_mm = 12, covered_mm = 5, thick_mm = 0.9;
        const bool thick = m.width >= thick_mm * mm_;
        const int tallest = static_cast<int>(30 * mm_) + 1, end = m.x + m.width;
        auto other = std::lower_bound(marks_.begin(), marks_.end(), m.y - near_ - tallest,
                                      [](const Mark& a, int y) { return a.y < y; });
        int covered = 0;
        bool before = false, behind = false;
        for (; other != marks_.end() && other->y <= m.y + m.height + near_; ++other) {
            if (other->x >= end - 1 && other->x - end <= followed_mm * mm_) {
                if (overlap(m.y, m.height, other->y, other->height)) covered += other->width;
            } else if (thick && other->width >= thick_mm * mm_ && overlap(m.x, m.width, other->x, other->width)) {
                const int above = m.y - (other->y + other->height), below = other->y - (m.y + m.height);
                before = before || (above >= -1 && above <= near_);
                behind = behind || (below >= -1 && below <= near_);
            }
            if (covered >= covered_mm * mm_ || (before && behind)) return true;
        }
        return false;
    }

    double mm_;
    int near_;
    Marks marks_;
};

/// Brightness of what lies from one to two pixels, or a millimetre, inside a side: the median along the side.
template <class Grey>
unsigned brightness_at_side(int length, int inwards, double px_per_mm, Grey grey) {
    const int first = std::min(1, inwards - 1), last = std::clamp(static_cast<int>(px_per_mm), first, inwards - 1);
    std::vector<unsigned> values;
    for (int at = 0; at < length; ++at)
        for (int in = first; in <= last; ++in)
            values.push_back(grey(at, in));
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

Sides measure_margins(const Ink& ink) {
    const double px_per_mm = ink.coarse_dpi / 25.4, dark = 0.8 * ink.paper;
    const int w = width(ink.coarse), h = height(ink.coarse);
    const auto grey = [&](int x, int y) -> unsigned {
        const auto* row = line_of(ink.grey, y);
        return GET_DATA_BYTE(row, x);
    };
    const auto free = [&](Marks (*seen)(Marks, int, int), int most, unsigned brightness) {
        if (brightness < dark) return most / px_per_mm; // the sheet's own edge is in the scan
        return Letters(seen(ink.marks, w, h), px_per_mm).distance(most) / px_per_mm;
    };
    const auto at_left = [&](int at, int in) { return grey(in, at); };
    const auto at_top = [&](int at, int in) { return grey(at, in); };
    const auto at_right = [&](int at, int in) { return grey(w - 1 - in, at); };
    const auto at_bottom = [&](int at, int in) { return grey(at, h - 1 - in); };
    return {free(from_left, w / 2, brightness_at_side(h, w, px_per_mm, at_left)),
            free(from_top, h / 2, brightness_at_side(w, h, px_per_mm, at_top)),
            free(from_right, w / 2, brightness_at_side(h, w, px_per_mm, at_right)),
            free(from_bottom, h / 2, brightness_at_side(w, h, px_per_mm, at_bottom))};
}

} // namespace sohoa
