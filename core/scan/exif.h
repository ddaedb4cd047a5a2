// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// The few EXIF fields a scan needs (CIPA DC-008, tags 0x0112, 0x011A, 0x011B, 0x0128).
struct Exif {
    int orientation = 1;
    double dpi_x = 0, dpi_y = 0;
};

/// `tiff`: the TIFF structure after "Exif\0\0". Anything not understood leaves the defaults.
Exif parse_exif(const std::string& tiff);

} // namespace sohoa
