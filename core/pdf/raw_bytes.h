// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace sohoa {

/// What the bytes of a PDF tell before anything of it is parsed. The file is streamed.
int count_bytes(const std::string& path, std::string_view needle);
bool holds_bytes(const std::string& path, std::string_view needle);

/// How often the file was saved: its "startxref" with an offset other than 0, which a linearized file has once more
/// (ISO 32000-1, annex F). 1 where nothing was appended.
int count_saves(const std::string& path);

} // namespace sohoa
