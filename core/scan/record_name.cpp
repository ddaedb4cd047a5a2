// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/record_name.h"

#include "core/base/text.h"

#include <algorithm>
#include <string_view>

namespace sohoa {
namespace {

constexpr size_t longest = 200; // of the 255 that a file system has: "-2" and the suffixes of staging come behind

constexpr std::u32string_view not_on_windows = U"<>:\"|?*"; // a share of a Windows server refuses them

// Control characters, separators of paths and lines, and the marks that turn the direction of writing round, by which
// one name can be shown as another.
bool misleads(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == '/' || c == '\\' || c == 0x2028 || c == 0x2029 || c == 0x200E ||
           c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFD ||
           not_on_windows.find(c) != not_on_windows.npos;
}

bool is_extension(std::string_view text) {
    auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && text.size() <= 5 && letter(text[0]) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c); });
}

std::string stem(const std::string& name) {
    const size_t dot = name.rfind('.');
    return dot == std::string::npos || !is_extension(std::string_view(name).substr(dot + 1)) ? name
                                                                                             : name.substr(0, dot);
}

// CON, COM1, "nul.txt": there they are devices, whatever stands behind a dot.
bool is_device_of_windows(const std::string& name) {
    const std::string head = upper_case(name.substr(0, name.find('.')));
    for (const char* device : {"CON", "PRN", "AUX", "NUL"})
        if (head == device) return true;
    return head.size() == 4 && (head.starts_with("COM") || head.starts_with("LPT")) && head[3] >= '1' && head[3] <= '9';
}

} // namespace

std::string record_name(const std::string& name, bool is_file) {
    std::string out;
    for (const char32_t c : code_points(nfc(is_file ? stem(name) : name)))
        out += misleads(c) ? "_" : utf8(c);
    out.erase(0, std::min(out.find_first_not_of(". "), out.size()));
    if (out.starts_with('-')) out[0] = '_';
    if (out.size() > longest) {
        size_t end = longest;
        while ((static_cast<unsigned char>(out[end]) & 0xC0) == 0x80)
            --end;
        out.erase(end);
    }
    out.erase(out.find_last_not_of(". ") + 1);
    if (is_device_of_windows(out)) out.insert(out.begin(), '_');
    return out.empty() ? "document" : out;
}

} // namespace sohoa
