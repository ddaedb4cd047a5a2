// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/scan/acquire.h"

#include <string>
#include <vector>

namespace sohoa {

/// BMP, WebP and JPEG 2000, which Leptonica decodes. The page of such a file from its headers. Error(bad_data) for
/// kinds that it does not know (animations, run lengths, 16 bits a pixel).
std::vector<PageInfo> picture_pages(const std::string& path, const ScanOptions& options, const Context& context);

Image decode_picture(const std::string& path, const PageInfo& page);

/// Plain JPEG 2000 as PDF/A-2 holds it is copied; the pixels of others are encoded anew.
ImageStream picture_stream(const std::string& path, const PageInfo& page, const ScanOptions& options,
                           Findings& findings, int page_number);

} // namespace sohoa
