// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/scan/acquire.h"

#include <string>
#include <vector>

namespace sohoa {

/// Pages of a PDF made of scanned images: see PdfPageForm. What changes or is left out is said in `findings`.
/// Error(bad_data): encrypted, signed, damaged, a portfolio, over a limit.
std::vector<PageInfo> pdf_pages(const std::string& path, const ScanOptions& options, Findings& findings,
                                const Context& context);

/// The image's own pixels; a page drawn whole where it is not made of images.
Image decode_pdf_page(const std::string& path, const PageInfo& page, const Context& context);

ImageStream pdf_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                       int page_number, const Context& context);

} // namespace sohoa
