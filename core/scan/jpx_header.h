// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace sohoa {

/// What the boxes of a JP2 file (ISO/IEC 15444-1, annex I) say before anything is decoded.
struct JpxHeader {
    int components = 0, bits = 0;  ///< 0: not said
    int64_t width = 0, height = 0; ///< of the code stream; 0 where there is none
    bool plain = false;            ///< allowed in a PDF/A-2 beyond doubt; see the .cpp
};

/// Never throws; a bare code stream says its size alone.
JpxHeader jpx_header(const std::string& bytes);

} // namespace sohoa
