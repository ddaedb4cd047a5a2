// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/scan/pdf_content_walk.h"

#include <vector>

namespace sohoa {

/// What was scanned of a page that is drawn whole, by the images that lie on it.
struct PdfScanned {
    double dpi_x = 0, dpi_y = 0; ///< that half of the page has or betters; 0 where images cover less than half of it
    double finest = 0;           ///< of the images that make up the page
    Colour colour = Colour::bitonal;
    int bits_per_pixel = 0;
};

/// `crop`: the visible part of the page in user space; `unit`: points of one unit. PoDoFo's errors pass through.
PdfScanned scanned_on_page(const std::vector<PaintedImage>& images, const Box& crop, double unit);

} // namespace sohoa
