// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/podofo_names.h"

#include <string>

namespace sohoa {

/// A PDF of one page, `width` × `height` points, that shows this image XObject and nothing else, with all that its
/// pixels depend on (colour space, masks, JBIG2 globals), stream for stream as they are. PoDoFo's errors pass through.
std::string pdf_of_image(PoDoFo::PdfObject& image, int width, int height);

} // namespace sohoa
