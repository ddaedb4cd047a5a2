// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/raw_tokens.h"

#include <algorithm>
#include <cstring>

namespace sohoa {
namespace {

constexpr uint64_t window_bytes = 16UL * 1024;
constexpr int deepest = 64;
constexpr size_t longest_word = 256;

bool white(int c) {
    return c == 0 || c == 9 || c == 10 || c == 12 || c == 13 || c == 32;
}
bool delimiter(int c) {
    return c >= 0 && std::strchr("()<>[]{}/%", c) != nullptr && c != 0;
}
bool digit(int c) {
    return c >= '0' && c <= '9';
}

int hex_value(int c) {
    if (digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool parse_whole(const std::string& text, int64_t& out) {
    const size_t first = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    if (text.size() == first || text.size() > 18 + first) return false;
    if (!std::all_of(text.begin() + static_cast<long>(first), text.end(), [](char c) { return digit(c); }))
        return false;
    out = std::stoll(text);
    return true;
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("+-.0123456789") == std::string::npos &&
           text.find_first_of("0123456789") != std::string::npos;
}

} // namespace

const RawValue* RawValue::find(const std::string& key) const {
    const auto found = keys.find(key);
    return found == keys.end() ? nullptr : &found->second;
}

RawTokens RawTokens::up_to(uint64_t size) const {
    RawTokens out(*file_);
    out.size_ = std::min(size, size_);
    return out;
}

void RawTokens::fill(uint64_t place) {
    window_start_ = place - place % (window_bytes / 2);
    window_.resize(std::min(window_bytes, size_ - window_start_));
    file_->read(window_start_, window_.data(), window_.size());
}

int RawTokens::at(uint64_t place) {
    if (place >= size_) return -1;
    if (place < window_start_ || place >= window_start_ + window_.size()) fill(place);
    return static_cast<unsigned char>(window_[place - window_start_]);
}

std::string RawTokens::text(uint64_t place, uint64_t length) {
    std::string out;
    for (; out.size() < length && place < size_; ++place)
        out += static_cast<char>(at(place));
    return out;
}

uint64_t RawTokens::skip_white_only(uint64_t place) {
    while (white(at(place)))
        ++place;
    return place;
}

uint64_t RawTokens::skip_space(uint64_t place) {
    for (;;) {
        place = skip_white_only(place);
        if (at(place) != '%') return place;
        while (at(place) >= 0 && at(place) != '\r' && at(place) != '\n')
            ++place;
    }
}

RawValue RawTokens::word(uint64_t place) {
    RawValue out;
    out.start = place;
    while (at(place) >= 0 && !white(at(place)) && !delimiter(at(place))) {
        // No word of PDF is so long, and two readers would not part it alike.
        if (out.text.size() >= longest_word) return {};
        out.text += static_cast<char>(at(place++));
    }
    out.end = place;
    if (out.text.empty()) return {};
    out.kind = is_number(out.text) ? RawValue::number : RawValue::keyword;
    out.whole = out.kind == RawValue::number && parse_whole(out.text, out.integer);
    return out;
}

RawValue RawTokens::name(uint64_t place) {
    RawValue out;
    out.kind = RawValue::name;
    out.start = place++;
    while (at(place) >= 0 && !white(at(place)) && !delimiter(at(place))) {
        int c = at(place++);
        if (c == '#' && hex_value(at(place)) >= 0 && hex_value(at(place + 1)) >= 0) {
            c = hex_value(at(place)) * 16 + hex_value(at(place + 1));
            place += 2;
        }
        if (out.text.size() < longest_word) out.text += static_cast<char>(c);
    }
    out.end = place;
    return out;
}

RawValue RawTokens::hex_string(uint64_t place) {
    RawValue out;
    out.start = place++;
    while (hex_value(at(place)) >= 0 || white(at(place)))
        ++place;
    if (at(place) != '>') return {};
    out.kind = RawValue::hex_string;
    out.end = place + 1;
    return out;
}

RawValue RawTokens::literal_string(uint64_t place) {
    RawValue out;
    out.start = place;
    int open = 0;
    for (;; ++place) {
        const int c = at(place);
        if (c < 0) return {};
        if (c == '\\')
            ++place;
        else if (c == '(')
            ++open;
        else if (c == ')' && --open == 0)
            break;
    }
    out.kind = RawValue::string;
    out.end = place + 1;
    return out;
}

RawValue RawTokens::array(uint64_t place, int depth) {
    RawValue out;
    out.start = place++;
    for (;;) {
        place = skip_space(place);
        if (at(place) == ']') break;
        RawValue item = value(place, depth + 1);
        if (item.kind == RawValue::none || item.kind == RawValue::keyword) {
            const bool literal = item.text == "true" || item.text == "false" || item.text == "null";
            if (!literal) return {};
        }
        place = item.end;
        out.items.push_back(std::move(item));
    }
    out.kind = RawValue::array;
    out.end = place + 1;
    return out;
}

RawValue RawTokens::dictionary(uint64_t place, int depth) {
    RawValue out;
    out.start = place;
    place += 2;
    for (;;) {
        place = skip_space(place);
        if (at(place) == '>' && at(place + 1) == '>') break;
        if (at(place) != '/') return {};
        const RawValue key = name(place);
        RawValue item = value(skip_space(key.end), depth + 1);
        if (item.kind == RawValue::none) return {};
        place = item.end;
        // Two values under one key: readers differ in which one they take, so neither is taken.
        if (!out.keys.emplace(key.text, std::move(item)).second) return {};
    }
    out.kind = RawValue::dictionary;
    out.end = place + 2;
    return out;
}

RawValue RawTokens::token(uint64_t place, int depth) {
    if (depth > deepest) return {};
    place = skip_space(place);
    const int c = at(place);
    if (c == '<') return at(place + 1) == '<' ? dictionary(place, depth) : hex_string(place);
    if (c == '(') return literal_string(place);
    if (c == '[') return array(place, depth);
    if (c == '/') return name(place);
    if (c < 0 || delimiter(c)) return {};
    return word(place);
}

RawValue RawTokens::value(uint64_t place, int depth) {
    RawValue first = token(place, depth);
    if (!first.whole || first.integer < 0) return first;
    uint64_t behind = first.end;
    int64_t generation = 0;
    behind = skip_space(behind);
    if (behind == first.end || !whole_at(behind, generation)) return first;
    behind = skip_space(behind);
    if (!keyword_at(behind, "R")) return first;
    first.kind = RawValue::reference;
    first.end = behind;
    return first;
}

bool RawTokens::keyword_at(uint64_t& place, const char* expected) {
    const RawValue found = word(place);
    if (found.kind != RawValue::keyword || found.text != expected) return false;
    place = found.end;
    return true;
}

bool RawTokens::whole_at(uint64_t& place, int64_t& number) {
    const RawValue found = digit(at(place)) ? word(place) : RawValue{};
    if (!found.whole) return false;
    number = found.integer;
    place = found.end;
    return true;
}

} // namespace sohoa
