// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/columns.h"

#include "core/base/text.h"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr size_t without_terminal = 80, least = 40, most = 100;

size_t letters(const std::string& text) {
    return code_points(text).size();
}

std::string wrapped_line(const std::string& line, size_t indent, size_t width) {
    std::string out;
    size_t at = indent;
    for (const std::string& word : split(line, ' ')) {
        const size_t length = letters(word);
        const bool first = out.empty();
        if (!first && at + 1 + length > width) {
            out += "\n" + std::string(indent, ' ');
            at = indent;
        } else if (!first) {
            out += " ";
            ++at;
        }
        out += word;
        at += length;
    }
    return out;
}

} // namespace

size_t text_width() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return without_terminal;
    return std::clamp<size_t>(size.ws_col, least, most);
}

std::string wrapped(const std::string& text, size_t indent, size_t width) {
    std::string out;
    for (const std::string& line : split(text, '\n'))
        out += (out.empty() ? "" : "\n" + std::string(indent, ' ')) + wrapped_line(line, indent, width);
    return out;
}

std::string in_columns(const std::string& lead, size_t column, const std::string& text, size_t width) {
    const size_t length = letters(lead);
    const std::string gap = length + 1 < column ? std::string(column - length, ' ') : "\n" + std::string(column, ' ');
    return lead + gap + wrapped(text, column, width) + "\n";
}

} // namespace sohoa
