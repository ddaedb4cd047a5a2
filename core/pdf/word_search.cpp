// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/word_search.h"

#include <algorithm>
#include <memory>

namespace sohoa {

void find_words(const InputFile& file, const std::vector<std::string_view>& words,
                const std::function<void(std::string_view word, uint64_t place)>& use) {
    constexpr uint64_t piece_bytes = 1 << 16;
    size_t longest = 1;
    for (const std::string_view word : words)
        longest = std::max(longest, word.size());
    const std::unique_ptr<char[]> piece(new char[piece_bytes]); // not filled with zeros
    for (uint64_t start = 0, seen = 0; seen < file.size(); start = seen - std::min<uint64_t>(seen, longest - 1)) {
        const std::string_view text(piece.get(), std::min(piece_bytes, file.size() - start));
        file.read(start, piece.get(), text.size());
        for (const std::string_view word : words)
            for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
                if (start + at + word.size() > seen) use(word, start + at);
        seen = start + text.size();
    }
}

} // namespace sohoa
