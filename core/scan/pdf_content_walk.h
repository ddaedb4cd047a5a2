// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"
#include "core/pdf/podofo_names.h"
#include "core/scan/pdf_mended_image.h"

#include <string>
#include <vector>

namespace sohoa {

/// A matrix [a b c d e f] as in ISO 32000-1, 8.3.3.
struct Matrix {
    double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};
/// First `m`, then `n`.
Matrix multiply(const Matrix& m, const Matrix& n);

struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double area() const;
};
Box intersect(const Box& a, const Box& b);
/// What encloses the box's four corners.
Box transformed(const Box& box, const Matrix& m);

struct PaintedImage {
    PoDoFo::PdfObject* object = nullptr; ///< of an image inside the content: an object made for it in the same document
    Matrix matrix;                       ///< unit square to user space
    bool black = true;                   ///< the fill colour, through which a stencil is painted
    bool in_content = false;             ///< an inline image, whose end had to be guessed
    MendedImage mended;                  ///< with its masks
};

/// What a content stream paints.
struct PaintedPage {
    std::vector<PaintedImage> images; ///< in their order
    bool hidden_text = false;         ///< invisible, or under an image
    bool marks_before = false;        ///< something other than white was painted before the first image
    Message why_not;                  ///< why the page is more than its images; empty id when it is not
};

/// Walks the content of `page`, whose visible part is `crop`: paths, clips, text, images, forms (to a depth of 8).
/// Error(bad_data) where something that it draws is not in the file. PoDoFo's errors pass through.
PaintedPage walk_page(PoDoFo::PdfObject& page, const Box& crop, const std::string& where);

/// The images that the page's annotations draw; their matrices are those of the appearance. Errors as above.
std::vector<PaintedImage> images_of_annotations(PoDoFo::PdfObject& page, const std::string& where);

} // namespace sohoa
