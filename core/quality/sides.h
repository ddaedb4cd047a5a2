// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <tuple>

namespace sohoa {

/// One length (millimetres) for each side of a page.
struct Sides {
    double left = 0, top = 0, right = 0, bottom = 0;

    bool operator==(const Sides&) const = default;

    static auto members(auto& s) { return std::tie(s.left, s.top, s.right, s.bottom); }
};

inline double least(const Sides& s) {
    return std::min({s.left, s.top, s.right, s.bottom});
}
inline double most(const Sides& s) {
    return std::max({s.left, s.top, s.right, s.bottom});
}

/// The sides of the page after a clockwise turn by 0, 90, 180 or 270 degrees.
inline Sides turned(Sides s, int clockwise) {
    for (int turn = 0; turn < clockwise; turn += 90)
        s = {s.bottom, s.left, s.top, s.right};
    return s;
}

} // namespace sohoa
