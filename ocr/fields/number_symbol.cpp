// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/number_symbol.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

namespace sohoa {
namespace {

// Forms of "Số" that the recogniser gives for it.
bool is_label(const std::vector<char32_t>& text) {
    return text.size() >= 2 && (text[0] == U'S' || text[0] == U's') && bare(upper_case(utf8(text[1]))) == "O";
}

bool is_mark(char32_t c) {
    return c == U':' || c == U'.' || c == U';';
}

// Letters of a symbol: capitals, and small ones as in TTr, QyĐ, TTg.
bool in_symbol(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || is_digit(c) || c == U'Đ' || c == U'đ' || c == U'Ư' ||
           c == U'Ă' || c == U'Â' || c == U'&' || c == U'.';
}

bool is_capital(char32_t c) {
    return (c >= U'A' && c <= U'Z') || c == U'Đ' || c == U'Ư' || c == U'Ă' || c == U'Â';
}

class Parser {
  public:
    explicit Parser(std::string_view text) : text_(code_points(text)) {}

    bool run(NumberSymbol& out) {
        out.number = digits();
        if (out.number.size() > 7) return false;
        if (!out.number.empty() && at_ < text_.size() && text_[at_] >= U'a' && text_[at_] <= U'z')
            out.number += utf8(text_[at_++]);
        if (!take(U'/')) return false;
        const size_t mark = at_;
        if (const std::string year = digits(); year.size() == 4 && take(U'/'))
            out.number += "/" + year;
        else
            at_ = mark;
        return groups(out) && at_ == text_.size();
    }

  private:
    std::string digits() {
        std::string out;
        while (at_ < text_.size() && is_digit(text_[at_]))
            out += utf8(text_[at_++]);
        return out;
    }

    bool take(char32_t c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    bool groups(NumberSymbol& out) {
        do {
            std::string group;
            bool capital = false;
            for (; at_ < text_.size() && in_symbol(text_[at_]); ++at_) {
                capital = capital || is_capital(text_[at_]);
                group += utf8(text_[at_]);
            }
            if (group.empty() || (out.groups.empty() && !capital)) return false;
            out.groups.push_back(group);
            out.symbol += group;
            if (at_ < text_.size() && (text_[at_] == U'-' || text_[at_] == U'/')) {
                out.symbol += utf8(text_[at_++]);
                continue;
            }
            return true;
        } while (at_ < text_.size());
        return false;
    }

    std::vector<char32_t> text_;
    size_t at_ = 0;
};

} // namespace

bool parse_number_symbol(std::string_view text, NumberSymbol& out) {
    out = {};
    return Parser(nfc(text)).run(out);
}

size_t number_label(const Run& run) {
    const std::vector<char32_t> first = code_points(run.words.front().word.text);
    if (!is_label(first)) return 0;
    // "Số" alone counts where a mark or a figure follows; "Sông", "Sơn" and "Số CCCD:" do not.
    if (first.size() > 2) return is_mark(first[2]) || is_digit(first[2]) || first[2] == U'/' ? 1 : 0;
    if (run.words.size() < 2) return 0;
    const std::vector<char32_t> second = code_points(run.words[1].word.text);
    if (is_mark(second.front())) return second.size() == 1 ? 2 : 1;
    return is_digit(second.front()) || second.front() == U'/' ? 1 : 0;
}

std::string after_number_label(const Run& run) {
    std::string all;
    for (const PlacedWord& word : run.words)
        all += word.word.text;
    std::vector<char32_t> points = code_points(all);
    size_t at = 2;
    while (at < points.size() && is_mark(points[at]))
        ++at;
    std::string out;
    for (; at < points.size(); ++at)
        out += utf8(points[at]);
    return out;
}

} // namespace sohoa
