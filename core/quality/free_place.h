// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

namespace sohoa {

/// Pixels.
struct Place {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// Whether print lies in a place of the page: a few letters, or a longer mark such as a rule or a frame. Dirt is none.
bool holds_print(const Image& page, double dpi, const Place& place);

} // namespace sohoa
