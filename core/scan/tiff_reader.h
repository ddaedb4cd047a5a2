// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/scan/acquire.h"

#include <string>
#include <vector>

namespace sohoa {

/// Pages of a TIFF from its directories, limits checked; no pixel is decoded. Small copies and masks of a page are
/// none, which is said in `findings`.
std::vector<PageInfo> tiff_pages(const std::string& path, const ScanOptions& options, Findings& findings,
                                 const Context& context);

Image decode_tiff(const std::string& path, const PageInfo& page);

/// One G4 strip and JPEG strips of full width are taken as they are; everything else is encoded anew.
ImageStream tiff_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                        int page_number);

} // namespace sohoa
