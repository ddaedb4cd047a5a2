// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/print_size.h"

#include <algorithm>
#include <vector>

namespace sohoa {

double measure_x_height(const Ink& ink) {
    constexpr double least = 1.1, most = 8; // mm: marks of letters and points are less, pictures more
    constexpr size_t few = 60;
    const double mm = 25.4 / ink.coarse_dpi;
    std::vector<double> heights;
    for (const Mark& m : ink.marks)
        if (const double height = m.height * mm; height >= least && height <= most && m.width * mm >= least / 2)
            heights.push_back(height);
    if (heights.size() < few) return 0;
    const auto fifth = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 5);
    std::nth_element(heights.begin(), fifth, heights.end());
    return *fifth;
}

} // namespace sohoa
