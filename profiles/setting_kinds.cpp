// SPDX-License-Identifier: GPL-3.0-or-later
#include "profiles/setting_kinds.h"

#include "core/base/text.h"

#include <algorithm>
#include <cstdio>

namespace sohoa {

std::string toml_text(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04X", byte);
            out += escape;
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string toml_list(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts)
        out += (out.empty() ? "" : ", ") + toml_text(text);
    return "[" + out + "]";
}

std::string toml_number(double number) {
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number);
    return error == std::errc() ? std::string(text, end) : std::string("0");
}

std::string shown(const SettingValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return toml_text(*text);
    if (const auto* on = std::get_if<bool>(&value)) return *on ? "true" : "false";
    if (const auto* whole = std::get_if<int64_t>(&value)) return std::to_string(*whole);
    if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) return toml_list(*texts);
    const std::string number = toml_number(std::get<double>(value));
    return number.find_first_not_of("-0123456789") == std::string::npos ? number + ".0" : number;
}

std::optional<Message> text_fault(const std::string& key, const std::string& text, size_t most) {
    const std::vector<char32_t> points = code_points(text);
    if (points.size() > most) return msg("{1} may hold {2} characters at most", key, most);
    for (const char32_t c : points)
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return msg("{1} must not hold control characters", key);
    return std::nullopt;
}

std::optional<Message> name_fault(const std::string& key, const std::string& text, const std::string& joints) {
    static constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
    bool inside = false, good = true;
    for (const char c : text) {
        const bool joint = joints.find(c) != std::string::npos;
        if (joint ? !inside : allowed.find(c) == std::string_view::npos) good = false;
        inside = !joint;
    }
    if (good && inside) return std::nullopt;
    return msg("{1} takes names of letters and digits, not {2}", key, toml_text(text));
}

std::optional<Message> range_fault(const std::string& key, const std::string& least, const std::string& most) {
    return msg("{1} must lie between {2} and {3}", key, least, most);
}

std::optional<Message> kind_fault(const std::string& key, const Message& wanted, const SettingValue& value) {
    return Message{wanted.id, {key, shown(value)}};
}

std::optional<Message> take_text(const std::string& key, const SettingValue& value, std::string& out) {
    const std::string* text = std::get_if<std::string>(&value);
    if (!text) return kind_fault(key, msg("{1} takes text in quotation marks, not {2}"), value);
    out = nfc(*text);
    return std::nullopt;
}

std::optional<Message> word_fault(const std::string& key, const std::string& text,
                                  const std::vector<std::string>& words) {
    if (std::find(words.begin(), words.end(), text) != words.end()) return std::nullopt;
    const std::string near = text.size() < 4 ? "" : nearest(text, words); // codes like "08" are no typing mistakes
    if (near.empty()) return msg("{1} takes one of {2}, not {3}", key, words_type(words), toml_text(text));
    return msg("{1} takes one of {2}, not {3}; did you mean {4}?", key, words_type(words), toml_text(text), near);
}

std::string words_type(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        if (word.empty()) continue;
        if (!out.empty()) out += '|';
        out += word;
    }
    return out;
}

std::vector<std::string> action_words() {
    return {"ignore", "warn", "refuse"};
}

} // namespace sohoa
