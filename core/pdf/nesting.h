// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/input_file.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace sohoa {

/// Dictionaries and arrays inside one another. Documents of good faith hold fewer than twenty; PoDoFo 0.9.8 takes time
/// by the third power of it, and the stack at last.
constexpr int deepest_nesting = 64;

/// Error(bad_data) where a value of the file nests deeper. To be called before PoDoFo parses it. A value may begin
/// behind every "obj" and "trailer" of the bytes, inside streams too, as a cross-reference table may point anywhere;
/// other bytes of streams are not looked at, nor what is compressed. The file is streamed. On the way, the places of
/// another word are found, where one is asked for.
std::vector<uint64_t> refuse_deep_nesting(const InputFile& file, std::string_view word = {});

} // namespace sohoa
