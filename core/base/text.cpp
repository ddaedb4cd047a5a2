// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <unicase.h>
#include <uninorm.h>

namespace sohoa {
namespace {

constexpr char32_t replacement = 0xFFFD;

// One code point at `at`, which moves on; the replacement character for a byte that begins none.
char32_t next(std::string_view s, size_t& at) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned char first = byte(at);
    const int extra = first < 0x80 ? 0 : first >> 5 == 6 ? 1 : first >> 4 == 14 ? 2 : first >> 3 == 30 ? 3 : -1;
    if (extra < 0 || at + static_cast<size_t>(extra) >= s.size()) {
        ++at;
        return replacement;
    }
    char32_t c = extra == 0 ? first : first & (0x3Fu >> extra);
    for (int i = 1; i <= extra; ++i) {
        if (byte(at + static_cast<size_t>(i)) >> 6 != 2) {
            ++at;
            return replacement;
        }
        c = c << 6 | (byte(at + static_cast<size_t>(i)) & 0x3F);
    }
    static constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (c < smallest[extra] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
        ++at;
        return replacement;
    }
    at += static_cast<size_t>(extra) + 1;
    return c;
}

size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<size_t> row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t up = row[j];
            row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = up;
        }
    }
    return row[b.size()];
}

std::string normal(std::string_view text, uninorm_t form) {
    std::string valid;
    valid.reserve(text.size());
    for (const char32_t c : code_points(text))
        valid += utf8(c);
    if (valid.empty()) return valid;
    size_t length = 0;
    uint8_t* made = u8_normalize(form, reinterpret_cast<const uint8_t*>(valid.data()), valid.size(), nullptr, &length);
    if (!made) return valid;
    std::string out(reinterpret_cast<char*>(made), length);
    std::free(made);
    return out;
}

} // namespace

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> out;
    for (size_t at = 0; at < text.size();)
        out.push_back(next(text, at));
    return out;
}

std::string utf8(char32_t c) {
    std::string out;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
    return out;
}

std::string nfc(std::string_view text) {
    return normal(text, UNINORM_NFC);
}

std::string nfd(std::string_view text) {
    return normal(text, UNINORM_NFD);
}

std::string upper_case(std::string_view text) {
    const std::string valid = nfc(text);
    size_t length = 0;
    uint8_t* upper = u8_toupper(reinterpret_cast<const uint8_t*>(valid.data()), valid.size(), nullptr, UNINORM_NFC,
                                nullptr, &length);
    if (!upper) return valid;
    std::string out(reinterpret_cast<char*>(upper), length);
    std::free(upper);
    return out;
}

std::string utf16be_hex(char32_t c) {
    char text[16];
    if (c < 0x10000) {
        std::snprintf(text, sizeof text, "%04X", static_cast<unsigned>(c));
    } else {
        const unsigned v = static_cast<unsigned>(c) - 0x10000;
        std::snprintf(text, sizeof text, "%04X%04X", 0xD800 + (v >> 10), 0xDC00 + (v & 0x3FF));
    }
    return text;
}

std::string xml_escape(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(text)) {
        const bool allowed = c == 9 || c == 10 || c == 13 || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
        if (!allowed)
            out += utf8(replacement);
        else if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += utf8(c);
    }
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    for (size_t from = 0;;) {
        const size_t to = text.find(separator, from);
        out.emplace_back(text.substr(from, to == std::string_view::npos ? to : to - from));
        if (to == std::string_view::npos) return out;
        from = to + 1;
    }
}

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
    std::string best;
    size_t least = std::min<size_t>(3, (word.size() + 1) / 2) + 1; // three letters are near to everything
    for (const std::string& name : names) {
        const size_t distance = edit_distance(word, name);
        if (distance < least) {
            least = distance;
            best = name;
        }
    }
    return best;
}

} // namespace sohoa
