// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/podofo_names.h"

#include <string>
#include <vector>

namespace sohoa {

/// One filter of a stream (ISO 32000-1, 7.4), with its full name.
struct PdfFilterLayer {
    std::string filter;
    PoDoFo::PdfObject* parms = nullptr; ///< its /DecodeParms; may be null
};

/// The filters in the order in which they are undone.
std::vector<PdfFilterLayer> pdf_filters(PoDoFo::PdfObject& stream);

/// DCT, CCITT, JBIG2 and JPX: what they hold is an image, not bytes.
bool is_image_codec(const std::string& filter);

/// The stream as it stands in the file.
std::string raw_stream(PoDoFo::PdfObject& object);

/// The bytes with all filters but the last undone. PoDoFo's errors pass through, here and below.
std::string last_filter_bytes(PoDoFo::PdfObject& stream, const std::vector<PdfFilterLayer>& filters);

/// The bytes with all filters undone, none of which is a codec of images.
std::string decoded_stream(PoDoFo::PdfObject& stream);

} // namespace sohoa
