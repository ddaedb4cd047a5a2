// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/orientation.h"

namespace sohoa {
namespace {

struct Way {
    bool mirrored;
    int rotate; // clockwise, after left and right are exchanged
};

// The tag names where the first row and the first column lie: 4 is bottom left, 5 left top (transposed), 7 right
// bottom.
constexpr Way ways[] = {{false, 0},  {true, 0},   {false, 180}, {true, 180},
                        {true, 270}, {false, 90}, {true, 90},   {false, 270}};

} // namespace

void set_orientation(PageInfo& page, int orientation) {
    const Way way = orientation >= 1 && orientation <= 8 ? ways[orientation - 1] : ways[0];
    page.rotate = way.rotate;
    if (!way.mirrored) return;
    page.matrix[0] = -page.width_pt;
    page.matrix[4] = page.width_pt;
}

} // namespace sohoa
