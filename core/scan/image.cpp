// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/image.h"

#include "core/base/error.h"

#include <leptonica/allheaders.h>

namespace sohoa {

void free_pix(Pix* pix) {
    pixDestroy(&pix);
}

int width(const Image& image) {
    return pixGetWidth(image.get());
}
int height(const Image& image) {
    return pixGetHeight(image.get());
}
int depth(const Image& image) {
    return pixGetDepth(image.get());
}

uint32_t* line_of(const Image& image, int y) {
    return pixGetData(image.get()) + static_cast<ptrdiff_t>(y) * pixGetWpl(image.get());
}

Image made(Pix* pix) {
    if (!pix) throw Error(Code::internal, "", msg("out of memory while a page was worked on"));
    return Image(pix);
}

} // namespace sohoa
