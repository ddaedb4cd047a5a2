// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/base/message.h"
#include "core/pdf/podofo_names.h"
#include "core/scan/pdf_scanned.h"
#include "core/scan/pdf_tiles.h"

#include <string>
#include <vector>

namespace sohoa {

/// How a page of a PDF enters the record.
enum class PdfPageForm {
    kept,     ///< one plain image: its stream as it stands
    redrawn,  ///< one image that a PDF/A-2 cannot hold as it stands: its pixels at its own size
    joined,   ///< strips or tiles: their pixels as one image
    rendered, ///< anything else: drawn whole
};

/// What a page shows, in points and pixels of the page as stored.
struct PdfPageContent {
    PdfPageForm form = PdfPageForm::rendered;
    PdfTiles image; ///< one tile when kept or redrawn; none when rendered. Its matrix: from the corner of the crop box
    bool masked = false;          ///< redrawn: with its mask, on white
    bool mirrored = false;        ///< redrawn: turned over
    Message why_not;              ///< why it is not kept; empty id when it is
    std::vector<Message> remarks; ///< what was left out of the image without being seen
    std::vector<PoDoFo::PdfObject*>
        objects;                  ///< all images of the page, its annotations, their masks; PoDoFo holds the streams
    bool hidden_text = false;     ///< an invisible or covered text layer was found
    double width = 0, height = 0; ///< of the crop box, in points, user unit included
    PdfScanned scanned;           ///< of a rendered page
    int rotate = 0;               ///< /Rotate: 0, 90, 180, 270
};

/// Error(bad_data) for images over the limits, before they are decoded. PoDoFo's errors pass through.
PdfPageContent read_page_content(PoDoFo::PdfObject& page, const Limits& limits, const std::string& where);

} // namespace sohoa
