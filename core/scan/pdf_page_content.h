// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

namespace PoDoFo {
class PdfMemDocument;
class PdfObject;
class PdfPage;
} // namespace PoDoFo

namespace sohoa {

/// A matrix [a b c d e f] as in ISO 32000-1, 8.3.3.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};
/// First `m`, then `n`.
Matrix multiply(const Matrix& m, const Matrix& n);

/// What a page of a scanned PDF shows.
struct PdfPageContent {
    PoDoFo::PdfObject* image = nullptr; ///< the one image; null when the page is not one plain image
    Matrix matrix;                      ///< unit square to points from the lower left corner of the crop box
    Message why_not;                    ///< why `image` is null; empty id otherwise
    bool hidden_text = false;           ///< an invisible or covered text layer was found
    double width = 0, height = 0;       ///< of the crop box, in points, user unit included
    double user_unit = 1;
    int rotate = 0;                     ///< /Rotate: 0, 90, 180, 270
};

/// Walks the content stream: paths, clips, text, images, forms (to a depth of 8). PoDoFo's errors pass through.
PdfPageContent read_page_content(PoDoFo::PdfMemDocument& document, int index);

} // namespace sohoa
