// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message.h"

#include <cctype>
#include <cstdio>

namespace sohoa {

std::string fill(std::string_view pattern, const std::vector<std::string>& args) {
    std::string out;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const bool place = pattern[i] == '{' && i + 2 < pattern.size() &&
                           std::isdigit(static_cast<unsigned char>(pattern[i + 1])) && pattern[i + 2] == '}';
        const size_t n = place ? static_cast<size_t>(pattern[i + 1] - '0') : 0;
        if (place && n >= 1 && n <= args.size()) {
            out += args[n - 1];
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

std::string Message::english() const {
    return fill(id, args);
}

std::string to_arg(double v) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", v);
    std::string s = text;
    while (s.back() == '0')
        s.pop_back();
    if (s.back() == '.') s.pop_back();
    return s == "-0" ? "0" : s;
}

} // namespace sohoa
