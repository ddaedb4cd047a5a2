// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/recognised_words.h"

#include "core/base/handle.h"
#include "core/base/text.h"
#include "ocr/read/calibration.h"
#include "ocr/read/parted_numbers.h"
#include "ocr/read/two_readings.h"

#include <tesseract/baseapi.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace sohoa {
namespace {

void free_text(const char* text) {
    delete[] text;
}
using Text = Handle<const char, free_text>;

std::string trimmed(const std::string& text) {
    constexpr const char* blanks = " \t\r\n";
    const size_t from = text.find_first_not_of(blanks);
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

/// The word under `it`, in pixels of the untouched page; an empty text when there is none. `tall`: height of its own
/// letters.
Word word_at(const tesseract::ResultIterator& it, const PageMap& to_page, double& tall) {
    constexpr auto level = tesseract::RIL_WORD;
    Word word;
    const Text text(it.GetUTF8Text(level));
    if (!text) return word;
    word.text = nfc(trimmed(text.get())); // with lstm_choice_mode a blank may come with the word that follows it
    if (word.text.empty()) return word;
    word.confidence = calibrated(it.Confidence(level));

    int left = 0, top = 0, right = 0, bottom = 0;
    it.BoundingBox(level, &left, &top, &right, &bottom);
    int x0 = left, y0 = bottom, x1 = right, y1 = bottom;
    it.Baseline(level, &x0, &y0, &x1, &y1);
    word.base_from = to_page({static_cast<double>(x0), static_cast<double>(y0)});
    word.base_to = to_page({static_cast<double>(x1), static_cast<double>(y1)});

    float row_height = 0, descenders = 0, ascenders = 0;
    it.RowAttributes(&row_height, &descenders, &ascenders);
    const double scale = std::hypot(to_page.xx, to_page.yx);
    tall = (bottom - top) * scale;
    word.height = row_height > 0 ? row_height * scale : tall;

    const Point corners[] = {to_page({1.0 * left, 1.0 * top}), to_page({1.0 * right, 1.0 * top}),
                             to_page({1.0 * left, 1.0 * bottom}), to_page({1.0 * right, 1.0 * bottom})};
    const auto [min_x, max_x] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [min_y, max_y] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    word.x0 = min_x, word.y0 = min_y, word.x1 = max_x, word.y1 = max_y;
    return word;
}

/// What the recogniser offers for each letter of the word under `word`.
std::vector<LetterChoices> choices_at(const tesseract::ResultIterator& word) {
    std::vector<LetterChoices> out;
    tesseract::ResultIterator symbol(word);
    do {
        const Text letter(symbol.GetUTF8Text(tesseract::RIL_SYMBOL));
        LetterChoices choices{letter ? letter.get() : "", {}};
        tesseract::ChoiceIterator choice(symbol);
        do {
            const char* text = choice.GetUTF8Text();
            const bool is_letter =
                text && *text && std::string_view(text).find(' ') == std::string_view::npos; // a blank parts words
            if (is_letter && choices.letter != text) choices.others.emplace_back(text);
        } while (choice.Next());
        out.push_back(std::move(choices));
    } while (!symbol.IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL) &&
             symbol.Next(tesseract::RIL_SYMBOL));
    return out;
}

/// A word with its letters; these are there where a second look may be taken alone.
struct Offered {
    Word word;
    double tall = 0; // its own letters
    std::vector<LetterChoices> letters;
};

/// Takes another word that was offered where the first reading cannot stand. What was changed is never sure.
void look_again(std::vector<Offered>& line, const Alternatives& known) {
    constexpr double unsure = 60;
    for (size_t i = 0; i < line.size(); ++i) {
        Word& word = line[i].word;
        if (line[i].letters.empty()) continue;
        const std::string before = i > 0 ? line[i - 1].word.text : "",
                          after = i + 1 < line.size() ? line[i + 1].word.text : "";
        std::string better = Alternatives::numeral(before, line[i].letters);
        if (better.empty()) better = known.symbol(line[i].letters);
        const bool impossible = Alternatives::is_impossible(word.text);
        if (better.empty() && known.is_unusual(before, word.text, after))
            better = known.usual(before, line[i].letters, after);
        if (better.empty() && impossible) better = Alternatives::possible(line[i].letters);
        if (impossible) word.confidence = std::min(word.confidence, unsure);
        if (better.empty()) continue;
        word.first_reading = std::exchange(word.text, better);
        word.confidence = std::min(word.confidence, unsure);
    }
}

/// A rule under or beside a line makes the recogniser's row as much as twice as high as its print; viewers would then
/// take its words for one, and two lines for one.
void settle_height(std::vector<Offered>& line) {
    constexpr double too_high = 1.6, usual = 1.3; // times the letters
    std::vector<double> tall;
    for (const Offered& offered : line)
        tall.push_back(offered.tall);
    const auto middle = tall.begin() + static_cast<std::ptrdiff_t>(tall.size() / 2);
    std::nth_element(tall.begin(), middle, tall.end());
    for (Offered& offered : line)
        if (offered.word.height > too_high * *middle && *middle > 0) offered.word.height = usual * *middle;
}

/// The words of the page line by line, as the recogniser has them.
class Collector {
  public:
    Collector(PageText& page, const Alternatives* known) : page_(page), known_(known) {}

    void collect(tesseract::ResultIterator& it, const PageMap& to_page) {
        do {
            if (it.IsAtBeginningOf(tesseract::RIL_BLOCK)) ++block_;
            if (it.IsAtBeginningOf(tesseract::RIL_TEXTLINE)) end_line();
            double tall = 0;
            Word word = word_at(it, to_page, tall);
            if (word.text.empty()) continue;
            line_.push_back({std::move(word), tall, known_ ? choices_at(it) : std::vector<LetterChoices>()});
        } while (it.Next(tesseract::RIL_WORD));
        end_line();
        page_.mean_confidence = mean_confidence(page_);
    }

  private:
    void end_line() {
        if (line_.empty()) return;
        settle_height(line_);
        if (known_) look_again(line_, *known_);
        Line line{{}, block_};
        for (Offered& offered : line_)
            line.words.push_back(std::move(offered.word));
        if (known_) join_parted_numbers(line);
        page_.lines.push_back(std::move(line));
        line_.clear();
    }

    PageText& page_;
    const Alternatives* known_;
    std::vector<Offered> line_;
    int block_ = 0;
};

} // namespace

void collect_words(tesseract::TessBaseAPI& api, const PageMap& to_page, const Alternatives* known, PageText& page) {
    const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
    if (it) Collector(page, known).collect(*it, to_page);
}

} // namespace sohoa
