// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"
#include "core/document/image_stream.h"
#include "core/document/page.h"
#include "core/pdf/podofo_names.h"
#include "core/scan/image.h"
#include "core/scan/pdf_colour_space.h"

#include <string>

namespace sohoa {

/// How an image XObject can be used.
struct PdfImageKind {
    int width = 0, height = 0, bits = 0;
    int components = 0;   ///< of a sample as stored: 1, 3 or 4; 0 when nobody knows
    bool mask = false;    ///< /ImageMask: a stencil through which paint falls
    PdfColourSpace space; ///< empty for a mask, and for JPX that speaks for itself
    std::string
        codec; ///< last filter: DCTDecode, CCITTFaxDecode, JBIG2Decode, JPXDecode, FlateDecode, "" (other, none)
    bool can_be_kept = false; ///< the stream may stand in a PDF/A-2 with an sRGB output intent
    bool we_decode = false;   ///< pixels come from our own decoders; else from Poppler
    Message why_not;          ///< when it cannot be kept
};

Colour colour_of(const PdfImageKind& kind);

/// Looks at the dictionary (and, for JPX, at the first boxes of the stream). PoDoFo's errors pass through, here and
/// below.
PdfImageKind pdf_image_kind(PoDoFo::PdfObject& image);

/// The stream as it stands, byte for byte where one codec remains after outer ASCII or Flate layers; LZW, run lengths
/// and uncompressed samples become Flate (PDF/A-2 forbids LZW).
ImageStream keep_pdf_image(PoDoFo::PdfObject& image, const PdfImageKind& kind);

/// Error(bad_data) where data are missing or damaged, which Poppler paints over without a word.
void check_pdf_image(PoDoFo::PdfObject& image, const PdfImageKind& kind, const std::string& where);

/// The image's own pixels, each once; a stencil as black on white, what lies under a mask as white.
/// Error(bad_data) where data are missing.
Image decode_pdf_image(PoDoFo::PdfObject& image, const PdfImageKind& kind, const std::string& where);

} // namespace sohoa
