// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

#include <vector>

namespace sohoa {

/// A round red seal on a colour page, in its pixels.
struct RedSeal {
    double x = 0, y = 0;   ///< centre
    double rx = 0, ry = 0; ///< half axes
};

/// Seals of 20 to 60 mm: saturated red, round, hollow or full. Red print and square stamps are none.
std::vector<RedSeal> find_seals(const Image& page, double dpi);

} // namespace sohoa
