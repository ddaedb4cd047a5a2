// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"

namespace sohoa {

/// What an image file says of its resolution.
struct StatedResolution {
    double x = 0, y = 0;   ///< 0 where it says nothing
    bool in_inches = true; ///< pixels an inch; else the numbers tell the proportion of a pixel only (unit "none")
};

/// Settles the dpi of an image file from what it states and sets page size and matrix at 100 %. Scanners lie: a value
/// that makes a page no office has (shorter side under 40 mm, longer over 1,300 mm) while the shape is that of ISO 216
/// paper is replaced by the dpi of A4, dpi_source "paper". Without any value and shape, `assumed` is taken for the
/// finer direction, dpi_source "assumed". The stated proportion of a pixel (a fax: 204 to 98) holds in any case up to 4
/// : 1.
void settle_resolution(PageInfo& page, const StatedResolution& stated, double assumed);

} // namespace sohoa
