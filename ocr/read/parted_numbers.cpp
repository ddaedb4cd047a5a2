// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/parted_numbers.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {
namespace {

size_t digits_at(std::string_view text, size_t from) {
    size_t to = from;
    while (to < text.size() && text[to] >= '0' && text[to] <= '9')
        ++to;
    return to - from;
}

bool all_digits(std::string_view text) {
    return !text.empty() && digits_at(text, 0) == text.size();
}

/// What stands before the punctuation that ends a clause.
std::string_view without_end(std::string_view text) {
    while (!text.empty() && std::string_view(".,;:)").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

/// "10/QĐ-UBND", "/QĐ-UBND", "10/2015/NĐ-CP": some digits, a slash, then more.
bool begins_symbol(std::string_view text) {
    const size_t digits = digits_at(text, 0);
    return digits <= 4 && text.size() > digits + 1 && text[digits] == '/';
}

bool is_year(std::string_view text) {
    return text.size() == 4 && all_digits(text) && (text.substr(0, 2) == "19" || text.substr(0, 2) == "20");
}

/// Two groups of three digits and more, "200.000", after "1." or "12."; "1. 200" may be the first item of a list.
bool is_thousands(std::string_view left, std::string_view right) {
    if (left.size() < 2 || left.size() > 4 || left.back() != '.' || !all_digits(left.substr(0, left.size() - 1)))
        return false;
    std::string_view rest = without_end(right);
    for (int groups = 1; digits_at(rest, 0) == 3; ++groups) {
        rest.remove_prefix(3);
        if (rest.empty()) return groups >= 2;
        if (rest.front() != '.') return false;
        rest.remove_prefix(1);
    }
    return false;
}

/// "27/" and "01/2014", "27/01/" and "2014".
bool is_date(std::string_view left, std::string_view right) {
    return left.size() >= 2 && left.back() == '/' && all_digits(left.substr(left.size() - 2, 1)) &&
           digits_at(left, 0) <= 2 && digits_at(left, 0) > 0 && digits_at(right, 0) > 0 &&
           std::count(left.begin(), left.end(), '/') + std::count(right.begin(), right.end(), '/') == 2;
}

bool is_one_number(const std::string& before, const std::string& left, const std::string& right) {
    if (all_digits(left) && left.size() <= 5 && begins_symbol(right)) return true;
    if (key_of(before) == "NAM" && all_digits(left) && is_year(left + std::string(without_end(right)))) return true;
    return is_thousands(left, right) || is_date(left, right);
}

double gap(const Word& left, const Word& right) {
    return std::hypot(right.base_from.x - left.base_to.x, right.base_from.y - left.base_to.y);
}

/// The usual gap between the words of the line; that of type where there are too few to tell.
double usual_gap(const Line& line) {
    constexpr double of_height = 0.22; // a blank of Times New Roman against ascender to descender
    std::vector<double> gaps;
    for (size_t i = 1; i < line.words.size(); ++i)
        gaps.push_back(gap(line.words[i - 1], line.words[i]));
    if (gaps.size() < 4) return of_height * line.words.front().height;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return *middle;
}

const std::string& first_of(const Word& word) {
    return word.first_reading.empty() ? word.text : word.first_reading;
}

Word joined(const Word& left, const Word& right) {
    Word word = left;
    word.text = nfc(left.text + right.text);
    word.first_reading = first_of(left) + " " + first_of(right);
    word.confidence = std::min(left.confidence, right.confidence);
    word.base_to = right.base_to;
    word.x0 = std::min(left.x0, right.x0), word.y0 = std::min(left.y0, right.y0);
    word.x1 = std::max(left.x1, right.x1), word.y1 = std::max(left.y1, right.y1);
    return word;
}

} // namespace

void join_parted_numbers(Line& line) {
    constexpr double narrow = 0.7; // of the usual gap
    if (line.words.size() < 2) return;
    const double usual = usual_gap(line);
    for (size_t i = 0; i + 1 < line.words.size();) {
        const Word &left = line.words[i], &right = line.words[i + 1];
        if (gap(left, right) < narrow * usual &&
            is_one_number(i > 0 ? line.words[i - 1].text : "", left.text, right.text)) {
            line.words[i] = joined(left, right);
            line.words.erase(line.words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else
            ++i;
    }
}

} // namespace sohoa
