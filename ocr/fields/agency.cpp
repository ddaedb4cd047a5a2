// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/agency.h"

#include "core/base/text.h"
#include "ocr/fields/reading.h"
#include "ocr/fields/title.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>

namespace sohoa {
namespace {

// The words of a line without marks that dirt and rules leave at its ends.
std::vector<PlacedWord> clean(const Run& line) {
    std::vector<PlacedWord> words = line.words;
    const auto mark = [](const PlacedWord& word) { return !has_letter_or_digit(word.word.text); };
    while (!words.empty() && mark(words.back()))
        words.pop_back();
    words.erase(words.begin(), std::find_if_not(words.begin(), words.end(), mark));
    if (words.empty()) return words;
    words.front().word.text = core_of(words.front().word.text);
    words.back().word.text = core_of(words.back().word.text);
    return words;
}

bool begins_exactly(const std::vector<PlacedWord>& words, const std::vector<std::string>& beginnings) {
    const std::string name = spelling(joined(words)) + " ";
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& beginning) { return name.starts_with(spelling(beginning) + " "); });
}

bool begins_agency(const std::vector<PlacedWord>& words, const std::vector<std::string>& beginnings) {
    const std::string key = key_of(joined(words)) + " ";
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](const std::string& beginning) { return key.starts_with(key_of(beginning) + " "); });
}

// Stamps and dirt over the cell come as such lines; so does a name that they cover.
bool reads(const std::vector<PlacedWord>& words) {
    double sum = 0;
    for (const PlacedWord& word : words)
        sum += word.word.confidence;
    return sum / static_cast<double>(words.size()) >= 50;
}

double width(const std::vector<PlacedWord>& words) {
    return words.back().x1 - words.front().x0;
}

// A line that had room for the first word of the next one was not broken for want of it: the next one begins a name.
bool had_room(const std::vector<PlacedWord>& line, const PlacedWord& next, double widest) {
    return width(line) + 1.5 + (next.x1 - next.x0) < widest;
}

using Rows = std::vector<std::vector<PlacedWord>>;

std::vector<PlacedWord> words_from(const Rows& rows, size_t first) {
    std::vector<PlacedWord> words;
    for (size_t i = first; i < rows.size(); ++i)
        words.insert(words.end(), rows[i].begin(), rows[i].end());
    return words;
}

// Whether the width of the lines leaves open where the issuing agency begins.
bool may_be_cut_otherwise(const Rows& rows, size_t at, size_t cuts, double widest) {
    for (size_t i = at + 1; i < rows.size(); ++i)
        if (had_room(rows[i - 1], rows[i].front(), widest)) return true; // a line within the name was not full
    return cuts > 1 && (at == 0 || !had_room(rows[at - 1], rows[at].front(), widest));
}

} // namespace

std::vector<PlacedWord> organ_after_position(const Run& line, const std::vector<std::string>& positions,
                                             const std::vector<std::string>& beginnings) {
    const ListedName position = listed_name(line.text(), positions);
    if (position.spelling.empty()) return {};
    const auto count = std::count(position.spelling.begin(), position.spelling.end(), ' ') + 1;
    std::vector<PlacedWord> rest(line.words.begin() + std::min<std::ptrdiff_t>(count, std::ssize(line.words)),
                                 line.words.end());
    return !rest.empty() && begins_agency(rest, beginnings) ? rest : std::vector<PlacedWord>();
}

Agency part_agency(const std::vector<Run>& lines, const AgencyEvidence& evidence) {
    Agency out;
    Rows rows;
    double widest = 0;
    for (const Run& line : lines) {
        std::vector<PlacedWord> words = clean(line);
        if (words.empty()) continue;
        if (!reads(words)) {
            out.unread = true;
            continue;
        }
        widest = std::max(widest, width(words));
        rows.push_back(std::move(words));
    }
    if (rows.empty()) return out;

    std::vector<size_t> cuts = {0}; // the row with which the issuing agency may begin
    for (size_t i = 1; i < rows.size(); ++i)
        if (begins_agency(rows[i], evidence.beginnings)) cuts.push_back(i);
    // The lowest cut that the evidence fits; a governing agency above may seem to fit as well ("UBND TỈNH …", "UBND
    // HUYỆN …").
    const auto lowest = [&](const auto& fits) {
        const auto found =
            std::find_if(cuts.rbegin(), cuts.rend(), [&](size_t at) { return fits(joined(words_from(rows, at))); });
        return found == cuts.rend() ? rows.size() : *found;
    };
    const auto abbreviated = [&](const std::string& name, bool from_first) {
        return std::any_of(evidence.abbreviations.begin(), evidence.abbreviations.end(),
                           [&](const std::string& letters) { return abbreviates(letters, name, from_first); });
    };
    const size_t sure = lowest([&](const std::string& name) {
        return abbreviated(name, true) || (!evidence.again.empty() && spelling(name) == spelling(evidence.again));
    });
    const size_t likely =
        lowest([&](const std::string& name) { return abbreviated(name, false); }); // "XNK" for CỤC XUẤT NHẬP KHẨU
    const size_t at = sure < rows.size() ? sure : likely < rows.size() ? likely : cuts.back();
    const bool fits = at == sure || at == likely;
    out.confirmed = at == sure;
    out.several = !fits && may_be_cut_otherwise(rows, at, cuts.size(), widest);
    out.own = words_from(rows, at);
    rows.resize(at);
    out.parent = words_from(rows, 0);
    out.opposed = (!fits && !evidence.abbreviations.empty()) ||
                  (begins_agency(out.own, evidence.beginnings) && !begins_exactly(out.own, evidence.beginnings));
    return out;
}

} // namespace sohoa
