// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"
#include "core/document/image_stream.h"
#include "core/scan/image.h"

#include <string>

namespace sohoa {

/// The pixels of `image` as one stream: depth 1 becomes one G4 strip (ITU-T T.6), 8 and 32 become Flate with PNG
/// predictors; `jpeg_quality` > 0 makes depths 8 and 32 JPEG instead. Lossless but for JPEG.
ImageStream encode_image(const Image& image, int jpeg_quality);

/// "scan.converted": the pixels in the PDF are other ones than the source's. The first for depth and colour space.
Finding converted_to_8_bit(int page_number, bool grey);
Finding laid_on_white(int page_number);
/// "scan.jpeg".
Finding compressed_as_jpeg(int page_number, int quality);

} // namespace sohoa
