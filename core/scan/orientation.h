// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"

namespace sohoa {

/// Turns and mirrors a page by its orientation tag (TIFF 6.0, section 8; EXIF has the same numbers). 2, 4, 5 and 7 are
/// mirror images: the stored image is mirrored back on the page, then `rotate` turns the page. A value that is none of
/// the eight counts as 1. To be called when settle_resolution() has set size and matrix.
void set_orientation(PageInfo& page, int orientation);

} // namespace sohoa
