// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sohoa {

enum class FileFormat { unknown, tiff, jpeg, png, pdf, bmp, webp, jp2, heif, gif };

/// As many bytes from the beginning of a file as format_of() looks at.
inline constexpr size_t head_bytes = 1024;

/// By the first bytes: TIFF 6.0 and BigTIFF, ITU-T T.81, ISO/IEC 15948, JPEG 2000 (file or bare stream), WebP, BMP, and
/// of what is not taken HEIC, AVIF and GIF; "%PDF-" anywhere in the first 1024 bytes, where
/// viewers look for it (PDF Reference 1.7, appendix H, note 13).
FileFormat format_of(std::string_view head);

/// By the extension alone, in either case.
FileFormat format_of_name(std::string_view path);

/// The first bytes of an open file, at most head_bytes. Error(io).
std::string head_of(int fd, const std::string& where);

} // namespace sohoa
