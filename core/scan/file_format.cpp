// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/file_format.h"

#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <unistd.h>

namespace sohoa {

using namespace std::string_view_literals;

namespace {

// ISO/IEC 14496-12: the brand stands behind the first box's type.
bool is_heif(std::string_view head) {
    if (head.size() < 12 || head.substr(4, 4) != "ftyp"sv) return false;
    static constexpr std::string_view brands[] = {"heic", "heix", "heim", "heis", "hevc",
                                                  "hevx", "mif1", "msf1", "avif", "avis"};
    return std::find(std::begin(brands), std::end(brands), head.substr(8, 4)) != std::end(brands);
}

// Two letters are little: the length of the second header must be one that there is.
bool is_bmp(std::string_view head) {
    if (head.size() < 18 || !head.starts_with("BM"sv) || head.substr(15, 3) != "\0\0\0"sv) return false;
    static constexpr unsigned char lengths[] = {12, 40, 52, 56, 64, 108, 124};
    return std::find(std::begin(lengths), std::end(lengths), static_cast<unsigned char>(head[14])) != std::end(lengths);
}

} // namespace

FileFormat format_of(std::string_view head) {
    for (const std::string_view magic : {"II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv})
        if (head.starts_with(magic)) return FileFormat::tiff;
    if (head.starts_with("\xFF\xD8\xFF"sv)) return FileFormat::jpeg;
    if (head.starts_with("\x89PNG\r\n\x1a\n"sv)) return FileFormat::png;
    if (head.starts_with("\0\0\0\x0CjP  \r\n\x87\n"sv) || head.starts_with("\xFF\x4F\xFF\x51"sv))
        return FileFormat::jp2;
    if (head.starts_with("RIFF"sv) && head.substr(std::min<size_t>(8, head.size())).starts_with("WEBP"sv))
        return FileFormat::webp;
    if (head.starts_with("GIF8"sv)) return FileFormat::gif;
    if (is_heif(head)) return FileFormat::heif;
    if (is_bmp(head)) return FileFormat::bmp;
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
    if (e == ".bmp" || e == ".dib") return FileFormat::bmp;
    if (e == ".webp") return FileFormat::webp;
    if (e == ".jp2" || e == ".j2k" || e == ".j2c" || e == ".jpf" || e == ".jpx") return FileFormat::jp2;
    if (e == ".heic" || e == ".heif" || e == ".avif") return FileFormat::heif;
    if (e == ".gif") return FileFormat::gif;
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
