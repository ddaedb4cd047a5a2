// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/line_images.h"

#include <leptonica/allheaders.h>

#include <atomic>

namespace {

std::atomic<size_t> plain_images{0};

} // namespace

#ifdef SOHOA_PLAIN_LINE_IMAGES
// The dynamic linker looks at the program before the libraries, so this is what libtesseract calls. Other formats and other
// callers get what Leptonica gives them.
extern "C" l_ok pixWriteMem(l_uint8** data, size_t* size, PIX* pix, l_int32 format) {
    switch (format) {
        case IFF_PNG:
            ++plain_images;
            return pixWriteMemSpix(data, size, pix);
        case IFF_BMP: return pixWriteMemBmp(data, size, pix);
        case IFF_PNM: return pixWriteMemPnm(data, size, pix);
        case IFF_SPIX: return pixWriteMemSpix(data, size, pix);
        case IFF_TIFF:
        case IFF_TIFF_G4:
        case IFF_TIFF_LZW:
        case IFF_TIFF_ZIP: return pixWriteMemTiff(data, size, pix, format);
        default: return 1;
    }
}
#endif

namespace sohoa {

void keep_line_images_plain() {}

size_t plain_line_images() {
    return plain_images;
}

} // namespace sohoa
