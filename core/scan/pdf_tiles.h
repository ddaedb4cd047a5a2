// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/image_stream.h"
#include "core/scan/pdf_content_walk.h"
#include "core/scan/pdf_image.h"

#include <optional>
#include <string>
#include <vector>

namespace sohoa {

/// One of the images that make up a page; `x`, `y`: its upper left pixel in the whole.
struct PdfTile {
    PoDoFo::PdfObject* object = nullptr;
    PdfImageKind kind;
    int x = 0, y = 0;
};

/// Strips or tiles that some scanners cut a page into.
struct PdfTiles {
    std::vector<PdfTile> tiles; ///< row by row from the top
    int width = 0, height = 0;  ///< of the whole, pixels
    Matrix matrix;              ///< of the whole: unit square to user space
};

/// The images as one picture when they lie side by side without gap or overlap (to half a pixel), upright, in one
/// colour space and at one resolution, so that joining them loses nothing. PoDoFo's errors pass through, here and
/// below.
std::optional<PdfTiles> tiles_of(const std::vector<PaintedImage>& images);

/// The pixels of the whole in depth 1, 8 or 32. Error(bad_data) for damaged ones.
Image join_tiles(const PdfTiles& tiles, int depth, const std::string& where);

/// JPEG strips as one JPEG with the very same coefficients ("joined"); nothing when they are not of one make.
std::optional<ImageStream> join_jpeg_tiles(const PdfTiles& tiles, const std::string& where);

} // namespace sohoa
