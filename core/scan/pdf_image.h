// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"
#include "core/scan/image.h"
#include "core/scan/image_stream.h"

#include <string>

namespace PoDoFo {
class PdfObject;
}

namespace sohoa {

/// How an image XObject can be used.
struct PdfImageKind {
    int width = 0, height = 0, bits = 0;
    int components = 0;        ///< 1 or 3; 0 when the colour space is not one we carry
    bool mask = false;
    bool coloured_palette = false; ///< indexed colours that are not all grey
    std::string codec;         ///< last filter: DCTDecode, CCITTFaxDecode, JBIG2Decode, JPXDecode, FlateDecode, "" (none)
    bool can_be_kept = false;  ///< the stream may stand in a PDF/A-2 with an sRGB output intent
    bool we_decode = false;    ///< pixels come from our own decoders; else from Poppler
    Message why_not;           ///< when it cannot be kept
};

/// Looks at the dictionary (and, for JPX, at the first boxes of the stream). PoDoFo's errors pass through.
PdfImageKind pdf_image_kind(PoDoFo::PdfObject& image);

/// The stream as it stands, byte for byte where one codec remains after outer ASCII or Flate layers; LZW and
/// uncompressed samples become Flate (PDF/A-2 forbids LZW).
ImageStream keep_pdf_image(PoDoFo::PdfObject& image, const PdfImageKind& kind);

/// Pixels, where kind.we_decode.
Image decode_pdf_image(PoDoFo::PdfObject& image, const PdfImageKind& kind, const std::string& where);

} // namespace sohoa
