// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/podofo_names.h"
#include "core/scan/image.h"

#include <string>

namespace sohoa {

struct PageInfo;

/// Poppler's pixels of a whole page at info.dpi_x × info.dpi_y: info.width × info.height, depth 32. The page's rotation
/// is undone, because it is kept as it is stored. Error(bad_data) where Poppler cannot, or says that a part of it is
/// lost.
Image draw_pdf_page(const std::string& path, const PageInfo& info);

/// Poppler's pixels of one image alone on white paper, `width` × `height`, depth 32: each sample once when that is the
/// image's own size. A stencil is painted black. Error(bad_data) where Poppler cannot.
Image draw_pdf_image(PoDoFo::PdfObject& image, int width, int height, const std::string& where);

/// The same picture in depth 1 (threshold 128), 8 or 32.
Image in_depth(Image image, int wanted);

} // namespace sohoa
