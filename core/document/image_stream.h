// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"

#include <string>

namespace sohoa {

/// The image of one page in the form in which a PDF holds it (ISO 32000-1, 8.9.5).
struct ImageStream {
    int width = 0;
    int height = 0;
    int bits = 8;             ///< per component
    std::string filter;       ///< DCTDecode, CCITTFaxDecode, FlateDecode, JBIG2Decode, JPXDecode
    std::string decode_parms; ///< dictionary "<<…>>", or empty
    std::string colour_space; ///< PDF text, "/DeviceRGB"; empty for a mask, for JPX, and where `icc` speaks
    std::string icc;          ///< ICC profile; its colour space is ICCBased then
    int icc_components = 0;
    std::string
        lookup; ///< of indexed colours: "255<…>", what follows the base `colour_space` or `icc`; empty otherwise
    std::string decode;  ///< "[1 0]", or empty
    bool mask = false;   ///< /ImageMask true, painted black
    std::string globals; ///< JBIG2Globals stream, or empty
    std::string bytes;   ///< the encoded stream
    std::string carried; ///< "copied" (byte for byte), "joined" (JPEG strips), "re-encoded" (same pixels),
                         ///< "converted" (other pixels, with a finding), "rendered"
};

} // namespace sohoa
