// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// Unicode NFC (TCVN 6909:2001 text is kept composed; never NFKC, which would turn 1½ into 11/2).
/// Bytes that are no UTF-8 become U+FFFD.
std::string nfc(std::string_view utf8);

/// Unicode NFD: letters and their marks apart.
std::string nfd(std::string_view utf8);

/// Capitals, NFC: "Quyết định" → "QUYẾT ĐỊNH".
std::string upper_case(std::string_view utf8);

/// Code points of valid UTF-8; U+FFFD for each byte that is not.
std::vector<char32_t> code_points(std::string_view utf8);
std::string utf8(char32_t code_point);
/// UTF-16BE without byte-order mark, as upper-case hex digits, for PDF strings and CMaps.
std::string utf16be_hex(char32_t code_point);

/// Escapes & < > " for XML; characters that XML 1.0 does not allow become U+FFFD.
std::string xml_escape(std::string_view utf8);

std::vector<std::string> split(std::string_view text, char separator);

/// The name nearest to `word`, at an edit distance of 3 at most, and of half its letters; else empty.
std::string nearest(std::string_view word, const std::vector<std::string>& names);

} // namespace sohoa
