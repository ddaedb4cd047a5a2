// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/false_words.h"

#include <algorithm>
#include <vector>

namespace sohoa {
namespace {

bool lies_in(const Word& word, const PageMark& mark) {
    const double x = (word.x0 + word.x1) / 2, y = (word.y0 + word.y1) / 2;
    return x > mark.x0 && x < mark.x1 && y > mark.y0 && y < mark.y1;
}

} // namespace

void drop_words_of_marks(PageText& text) {
    constexpr double likely = 50;
    const auto is_false = [&](const Word& word) {
        return word.confidence < likely && std::any_of(text.marks.begin(), text.marks.end(),
                                                       [&](const PageMark& mark) { return lies_in(word, mark); });
    };
    std::erase_if(text.lines,
                  [&](const Line& line) { return std::all_of(line.words.begin(), line.words.end(), is_false); });
}

} // namespace sohoa
