// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/line_images.h"

#include <leptonica/allheaders.h>

#include <atomic>
#include <dlfcn.h>

namespace {

std::atomic<size_t> plain_images{0};

} // namespace

#ifdef SOHOA_PLAIN_LINE_IMAGES
// The dynamic linker looks at the program before the libraries, so this is what libtesseract calls. Whatever is no PNG
// goes on to Leptonica's own.
extern "C" l_ok pixWriteMem(l_uint8** data, size_t* size, PIX* pix, l_int32 format) {
    using Function = l_ok (*)(l_uint8**, size_t*, PIX*, l_int32);
    if (format == IFF_PNG) {
        ++plain_images;
        return pixWriteMemSpix(data, size, pix);
    }
    const auto leptonicas = reinterpret_cast<Function>(::dlsym(RTLD_NEXT, "pixWriteMem"));
    return leptonicas ? leptonicas(data, size, pix, format) : 1;
}
#endif

namespace sohoa {

void keep_line_images_plain() {}

size_t plain_line_images() {
    return plain_images;
}

} // namespace sohoa
