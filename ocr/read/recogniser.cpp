// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/recogniser.h"

#include <tesseract/baseapi.h>

namespace sohoa {

Library recogniser() {
    return {"Tesseract", tesseract::TessBaseAPI::Version()};
}

} // namespace sohoa
