// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/page.h"

namespace sohoa {

/// Settles the dpi of an image file from what it states (0 where it states nothing) and sets page size and matrix at
/// 100 %. Scanners lie: a value that makes a page no office has (shorter side under 40 mm, longer over 1,300 mm) while
/// the shape is that of ISO 216 paper is replaced by the dpi of A4, dpi_source "paper". Without any value and shape,
/// `assumed` is taken, dpi_source "assumed".
void settle_resolution(PageInfo& page, double stated_x, double stated_y, double assumed);

} // namespace sohoa
