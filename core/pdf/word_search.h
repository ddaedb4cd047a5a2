// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/input_file.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace sohoa {

/// Calls `use` for every place of the file where one of `words` stands, whatever is around it. The file is streamed;
/// places come in order within 64 KiB and a word, not over all words.
void find_words(const InputFile& file, const std::vector<std::string_view>& words,
                const std::function<void(std::string_view word, uint64_t place)>& use);

} // namespace sohoa
