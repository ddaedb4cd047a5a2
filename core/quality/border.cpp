// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/border.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace sohoa {
namespace {

/// Dark pixels of `grey` from one side inwards: what a quarter of the side exceeds. Scanners leave a bright line of a
/// pixel or two at the very edge. Lines that are dark to the middle of the page lie on the bed above or below the
/// sheet.
template <class Bright>
int depth_of_band(int side, int inwards, Bright bright) {
    constexpr int skipped = 2;
    std::vector<int> depths;
    for (int at = 0; at < side; ++at) {
        int from = 0;
        while (from < std::min(skipped, inwards) && bright(at, from))
            ++from;
        int to = from;
        while (to < inwards && !bright(at, to))
            ++to;
        if (to < inwards || inwards == 0) depths.push_back(to == from ? 0 : to);
    }
    if (depths.empty()) return inwards;
    const auto quarter = depths.begin() + static_cast<std::ptrdiff_t>(depths.size() / 4);
    std::nth_element(depths.begin(), quarter, depths.end(), std::greater<>());
    return *quarter;
}

} // namespace

Sides measure_border(const Ink& ink) {
    const int w = width(ink.grey), h = height(ink.grey), words = pixGetWpl(ink.grey.get());
    const l_uint32* data = pixGetData(ink.grey.get());
    const unsigned dark = ink.paper / 2;
    const auto bright = [&](int x, int y) {
        return GET_DATA_BYTE(data + static_cast<size_t>(y) * static_cast<size_t>(words), x) >= dark;
    };
    const double mm = 25.4 / ink.coarse_dpi;
    return {mm * depth_of_band(h, w / 2, [&](int at, int in) { return bright(in, at); }),
            mm * depth_of_band(w, h / 2, [&](int at, int in) { return bright(at, in); }),
            mm * depth_of_band(h, w / 2, [&](int at, int in) { return bright(w - 1 - in, at); }),
            mm * depth_of_band(w, h / 2, [&](int at, int in) { return bright(at, h - 1 - in); })};
}

} // namespace sohoa
