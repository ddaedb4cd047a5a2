// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/limits_check.h"

#include "core/base/error.h"

namespace sohoa {

void check_page_pixels(const Limits& limits, int64_t width, int64_t height, const std::string& where) {
    if (width <= 0 || height <= 0)
        throw Error(Code::bad_data, where, msg("the image has no pixels ({1} × {2})", width, height));
    if (static_cast<uint64_t>(width) > limits.page_pixels / static_cast<uint64_t>(height))
        throw Error(Code::bad_data, where,
                    msg("the page has {1} × {2} pixels, more than the limit of {3}; raise it with --set "
                        "limits.page_pixels=…",
                        width, height, limits.page_pixels));
}

void check_page_size(double width, double height, const std::string& where) {
    if (!(width >= 3 && height >= 3 && width <= 14400 && height <= 14400))
        throw Error(Code::bad_data, where,
                    msg("the page measures {1} × {2} points, which no paper has", width, height));
}

void check_page_count(const Limits& limits, uint64_t pages, const std::string& where) {
    if (pages == 0) throw Error(Code::bad_data, where, msg("the file has no page"));
    if (pages > limits.pages)
        throw Error(Code::bad_data, where,
                    msg("the document has {1} pages, more than the limit of {2}; raise it with --set limits.pages=…",
                        pages, limits.pages));
}

void check_file_bytes(const Limits& limits, uint64_t bytes, const std::string& where) {
    if (bytes == 0) throw Error(Code::bad_data, where, msg("the file is empty"));
    if (bytes > limits.file_bytes)
        throw Error(Code::bad_data, where,
                    msg("the file has {1} bytes, more than the limit of {2}; raise it with --set limits.file_bytes=…",
                        bytes, limits.file_bytes));
}

std::string page_of(const std::string& path, int page) {
    return path + ", page " + std::to_string(page);
}

} // namespace sohoa
