// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"
#include "core/document/image_stream.h"
#include "core/document/page.h"
#include "core/document/words.h"
#include "core/pdf/xmp.h"

#include <functional>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// What the manifest says of a page's image in the PDF.
struct ComposedPage {
    std::string filter;        ///< DCTDecode …
    std::string carried;       ///< see ImageStream::carried
    std::string stream_sha256; ///< of the encoded stream's bytes, 64 lower-case hex digits
    uint64_t stream_bytes = 0;
    int rotate = 0; ///< /Rotate of the page

    static auto members(auto& s) { return std::tie(s.filter, s.carried, s.stream_sha256, s.stream_bytes, s.rotate); }
};

struct ComposedDocument {
    std::vector<ComposedPage> pages;
    Findings findings;
    std::string sha256; ///< of the PDF
    uint64_t bytes = 0;
    XmpFields xmp; ///< what its metadata says, for the packet that enters with the seal

    static auto members(auto& s) { return std::tie(s.pages, s.findings, s.sha256, s.bytes, s.xmp); }
};

/// A page as it enters the PDF; asked for page by page so that memory does not grow with the document.
struct PagePart {
    ImageStream image;
    PageText text;
    int rotate = 0; ///< 0, 90, 180, 270, clockwise
};

/// Writes a PDF/A-2u (ISO 19005-2) of PDF 1.7 to `path`, which must not exist: the scan's own image streams, invisible
/// text above them, XMP, sRGB output intent, language vi, page labels. Page size from the scan at 100 %. The same input
/// and the same `created` (seconds since 1970) give the same bytes. What `page` finds goes into `findings` of the
/// result.
ComposedDocument compose(const Document& document, const std::function<PagePart(size_t, Findings&)>& page,
                         const std::string& path, int64_t created);

/// "sohoa 0.1.0"
std::string tool_name();

} // namespace sohoa
