// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/scan/acquire.h"

#include <string>
#include <vector>

namespace sohoa {

/// Pages of a PDF made of scanned images. A page that is one plain image keeps it; any other is to be rendered at
/// options.render_dpi (compression "rendered", with a finding). Error(bad_data): encrypted, signed, damaged.
std::vector<PageInfo> pdf_pages(const std::string& path, const ScanOptions& options, Findings& findings,
                                const Context& context);

Image decode_pdf_page(const std::string& path, const PageInfo& page);

ImageStream pdf_stream(const std::string& path, const PageInfo& page, const ScanOptions& options);

} // namespace sohoa
