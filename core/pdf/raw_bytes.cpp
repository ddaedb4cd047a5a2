// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/raw_bytes.h"

#include "core/base/file.h"

#include <functional>

namespace sohoa {
namespace {

// Calls `found` with up to `more` bytes behind each place of `needle`, wherever the pieces of the file end.
void for_each(const std::string& path, std::string_view needle, size_t more,
              const std::function<void(std::string_view)>& found) {
    std::string window;
    auto look = [&](bool last) {
        size_t at = 0;
        for (size_t next; (next = window.find(needle, at)) != std::string::npos; at = next + needle.size()) {
            if (!last && next + needle.size() + more > window.size()) break;
            found(std::string_view(window).substr(next + needle.size(), more));
        }
        const size_t keep = needle.size() + more;
        window.erase(0, std::max(at, window.size() > keep ? window.size() - keep : 0));
    };
    read_in_pieces(path, [&](std::string_view piece) {
        window.append(piece);
        look(false);
    });
    look(true);
}

} // namespace

int count_bytes(const std::string& path, std::string_view needle) {
    int found = 0;
    for_each(path, needle, 0, [&](std::string_view) { ++found; });
    return found;
}

bool holds_bytes(const std::string& path, std::string_view needle) {
    return count_bytes(path, needle) > 0;
}

int count_saves(const std::string& path) {
    int saves = 0;
    for_each(path, "startxref", 12, [&](std::string_view behind) {
        const size_t digit = behind.find_first_not_of(" \r\n\t");
        if (digit != std::string_view::npos && behind[digit] >= '1' && behind[digit] <= '9') ++saves;
    });
    return saves;
}

} // namespace sohoa
