// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/file_format.h"

#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <unistd.h>

namespace sohoa {

using namespace std::string_view_literals;

FileFormat format_of(std::string_view head) {
    for (const std::string_view magic : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})
        if (head.starts_with(magic)) return FileFormat::tiff;
    if (head.starts_with("\xFF\xD8\xFF"sv)) return FileFormat::jpeg;
    if (head.starts_with("\x89PNG\r\n\x1a\n"sv)) return FileFormat::png;
    if (head.substr(0, head_bytes).find("%PDF-"sv) != std::string_view::npos) return FileFormat::pdf;
    return FileFormat::unknown;
}

FileFormat format_of_name(std::string_view path) {
    std::string e = std::filesystem::path(path).extension().string();
    std::transform(e.begin(), e.end(), e.begin(), [](unsigned char c) { return std::tolower(c); });
    if (e == ".tif" || e == ".tiff") return FileFormat::tiff;
    if (e == ".jpg" || e == ".jpeg" || e == ".jpe") return FileFormat::jpeg;
    if (e == ".png") return FileFormat::png;
    if (e == ".pdf") return FileFormat::pdf;
    return FileFormat::unknown;
}

std::string head_of(int fd, const std::string& where) {
    std::string head(head_bytes, '\0');
    ssize_t n = 0;
    do
        n = ::pread(fd, head.data(), head.size(), 0);
    while (n < 0 && errno == EINTR);
    if (n < 0) throw system_error(where, "read", errno);
    head.resize(static_cast<size_t>(n));
    return head;
}

} // namespace sohoa
