// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sohoa {

/// JPEG in TIFF (TIFF Technical Note 2): tables apart, and one abbreviated JPEG stream a strip.
struct JpegStrips {
    std::string tables;              ///< JPEGTables: SOI, tables, EOI; may be empty
    std::vector<std::string> strips; ///< each SOI … EOI
    int width = 0, height = 0;
    int rows_per_strip = 0;
};

/// One JPEG of the whole page with the very same coefficients: one SOF of the whole height, DRI = MCUs of a strip, each
/// strip's entropy-coded bytes verbatim, RST0–7 between (ITU-T T.81, B.1.1.3 and F.1.2.3: DC prediction begins anew at
/// a restart, as it does at a strip). Error(bad_data) when the strips do not fit together.
std::string join_jpeg_strips(const JpegStrips& strips, const std::string& where);

} // namespace sohoa
