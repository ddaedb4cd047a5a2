// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/scan_libraries.h"

#include "core/base/handle.h"

#include <leptonica/allheaders.h>
#include <poppler-version.h>
#include <tiffio.h>

namespace sohoa {
namespace {

// "leptonica-1.82.0", or "LIBTIFF, Version 4.5.0" and more lines: the number alone.
std::string number_in(const std::string& text) {
    const size_t from = text.find_first_of("0123456789");
    if (from == std::string::npos) return text;
    const size_t to = text.find_first_not_of("0123456789.", from);
    return text.substr(from, to == std::string::npos ? to : to - from);
}

std::string leptonica_version() {
    const Handle<char, lept_free> text(getLeptonicaVersion());
    return text ? number_in(text.get()) : "";
}

} // namespace

std::vector<Library> scan_libraries() {
    return {{"Leptonica", leptonica_version()},
            {"libtiff", number_in(TIFFGetVersion())},
            {"Poppler", poppler::version_string()}};
}

} // namespace sohoa
