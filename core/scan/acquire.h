// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/document/image_stream.h"
#include "core/document/page.h"
#include "core/scan/find_documents.h"
#include "core/scan/image.h"

#include <string>
#include <vector>

namespace sohoa {

/// How sources are taken and how pages enter the PDF. Profile section [scan].
struct ScanOptions {
    double assumed_dpi = 300; ///< for a page whose file states none and whose shape fits no paper
    double render_dpi = 300;  ///< for PDF pages that are not one scanned image; finer where their images are finer
    int jpeg_quality =
        0; ///< 0: pages that are not kept as they are become Flate (lossless); 1–95: JPEG, with a finding
};

/// Hashes the files and reads the headers; checks the limits before anything is decoded. The format is told by the
/// first bytes, never by the name. Error(bad_data) for what cannot be taken: encrypted or signed PDF, over a limit
/// (the message names the limit and its option), unknown format, no page.
Document acquire(const Candidate& candidate, const ScanOptions& options, const Context& context);

/// The pixels of a page (index from 0) as it is seen (see PageInfo): the stored ones, unless the page is mirrored or
/// its resolution differs across and down. Error(bad_data) when they cannot be decoded whole.
Image decode_page(const Document& document, size_t page, const ScanOptions& options, const Context& context);

/// The page's image for the PDF: the source's own stream where the format allows, else the same pixels encoded anew.
/// What was changed is said in `findings`.
ImageStream page_stream(const Document& document, size_t page, const ScanOptions& options, Findings& findings,
                        const Context& context);

/// Error(bad_data) when a source is no longer what acquire() hashed: pages of another file must not be signed under the
/// old hash. To be called when the last page has been taken.
void check_unchanged(const Document& document);

} // namespace sohoa
