// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/podofo_names.h"

#include <string>

namespace sohoa {

/// A colour space of an image as a PDF/A-2 with an sRGB output intent may hold it (ISO 19005-2, 6.2.4).
struct PdfColourSpace {
    int components = 0; ///< of a sample as stored: 1 or 3; 0 when the space is not one we carry
    std::string text;   ///< PDF text of a space without a profile: "/DeviceRGB", "[/CalGray<<…>>]"
    std::string icc;    ///< ICC profile; empty where `text` speaks
    int icc_components = 0;
    std::string lookup;           ///< of an indexed space: what follows its base (`text` or `icc`), "255<…>"
    bool direct = false;          ///< samples are grey or RGB values themselves
    bool shades = false;          ///< indexed: other colours than black and white
    bool coloured = false;        ///< indexed: colours that are not all grey
    bool damaged_profile = false; ///< an ICC profile that is none; device colours stand in its place

    bool operator==(const PdfColourSpace&) const = default;
};

/// The colours of an indexed space (ISO 32000-1, 8.6.6.3).
struct PdfPalette {
    std::string table;      ///< as many as /hival says; what is missing is zero, as in viewers. Empty for other spaces
    bool too_short = false; ///< some were missing
};
PdfPalette pdf_palette(PoDoFo::PdfObject* space);

/// Components of a sample in any space, as far as it says; 0 where it does not. `space` may be null.
int components_of(PoDoFo::PdfObject* space);

/// PoDoFo's errors pass through. `object` may be null.
PdfColourSpace pdf_colour_space(PoDoFo::PdfObject* object);

} // namespace sohoa
