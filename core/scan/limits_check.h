// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"

#include <cstdint>
#include <string>

namespace sohoa {

/// Each throws Error(bad_data) that names the limit, the value found and the option that raises it.
void check_page_pixels(const Limits& limits, int64_t width, int64_t height, const std::string& where);
/// Of a page in points: PDF/A-2 allows 3 to 14,400 (ISO 19005-2, 6.1.13; ISO 32000-1, annex C.2).
void check_page_size(double width_pt, double height_pt, const std::string& where);
void check_page_count(const Limits& limits, uint64_t pages, const std::string& where);
void check_file_bytes(const Limits& limits, uint64_t bytes, const std::string& where);

/// "scan.tif, page 3"
std::string page_of(const std::string& path, int page);

} // namespace sohoa
