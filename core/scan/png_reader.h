// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/scan/acquire.h"

#include <string>
#include <vector>

namespace sohoa {

/// The page of a PNG file from its chunks (IHDR, pHYs, eXIf).
std::vector<PageInfo> png_pages(const std::string& path, const ScanOptions& options, const Context& context);

Image decode_png_file(const std::string& path, const PageInfo& page);

/// The IDAT stream itself where a PDF can hold it (no interlace, no transparency); else the pixels anew.
ImageStream png_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                       int page_number);

} // namespace sohoa
