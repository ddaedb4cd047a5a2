// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/alternatives.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <limits>

namespace sohoa {
namespace {

constexpr size_t ranks = 3; // alternatives of a letter that are looked at

std::string capitals(const std::string& word) {
    return upper_case(core_of(word));
}

bool letters_alone(const std::string& core) {
    const std::vector<char32_t> points = code_points(core);
    return std::all_of(points.begin(), points.end(), is_letter);
}

struct Candidate {
    std::string word;
    size_t cost = 0; // a change costs 10, and the rank of the letter that is taken
};

std::string joined(const std::vector<LetterChoices>& letters) {
    std::string word;
    for (const LetterChoices& l : letters)
        word += l.letter;
    return nfc(word);
}

// Whether each letter of `word` is the one that was read, or one that was offered for it.
bool is_offered(const std::vector<LetterChoices>& letters, const std::string& word) {
    const std::vector<char32_t> points = code_points(word);
    if (points.size() != letters.size()) return false;
    for (size_t i = 0; i < points.size(); ++i) {
        const std::string letter = utf8(points[i]);
        if (letters[i].letter != letter &&
            std::find(letters[i].others.begin(), letters[i].others.end(), letter) == letters[i].others.end())
            return false;
    }
    return true;
}

// Every word that one or two changed letters make.
std::vector<Candidate> candidates(const std::vector<LetterChoices>& letters) {
    std::vector<Candidate> out;
    std::vector<LetterChoices> changed = letters;
    for (size_t i = 0; i < letters.size(); ++i) {
        for (size_t a = 0; a < std::min(ranks, letters[i].others.size()); ++a) {
            changed[i].letter = letters[i].others[a];
            out.push_back({joined(changed), 10 + a});
            for (size_t j = i + 1; j < letters.size(); ++j) {
                if (letters[j].others.empty()) continue;
                changed[j].letter = letters[j].others.front();
                out.push_back({joined(changed), 20 + a});
                changed[j].letter = letters[j].letter;
            }
        }
        changed[i].letter = letters[i].letter;
    }
    return out;
}

// The cheapest candidate that `fits`; empty where none does or two different ones are as cheap.
template <class Fits>
std::string cheapest(const std::vector<LetterChoices>& letters, Fits fits) {
    std::string best;
    size_t cost = std::numeric_limits<size_t>::max();
    bool tied = false;
    for (const Candidate& candidate : candidates(letters)) {
        if (candidate.cost > cost || !fits(candidate.word)) continue;
        tied = candidate.cost == cost && candidate.word != best;
        cost = candidate.cost;
        best = candidate.word;
    }
    return tied ? "" : best;
}

} // namespace

Alternatives::Alternatives(const std::vector<std::string>& pairs, const std::vector<std::string>& abbreviations)
    : abbreviations_(abbreviations.begin(), abbreviations.end()) {
    for (const std::string& pair : pairs) {
        pairs_.insert(upper_case(pair));
        unmarked_.insert(bare(upper_case(pair)));
    }
}

bool Alternatives::is_impossible(const std::string& word) {
    const std::string core = core_of(word);
    const size_t letters = code_points(core).size();
    // Longer words are names of other languages or two words in one; short ones of capitals abbreviate.
    if (letters < 2 || letters > 7 || !letters_alone(core)) return false;
    return !is_syllable(core) && !is_abbreviation(core) && bare(core) != core;
}

bool Alternatives::is_pair(const std::string& first, const std::string& second) const {
    return !first.empty() && !second.empty() && pairs_.count(capitals(first) + " " + capitals(second)) > 0;
}

bool Alternatives::is_unusual(const std::string& before, const std::string& word, const std::string& after) const {
    if (is_pair(before, word) || is_pair(word, after)) return false;
    const auto near = [&](const std::string& a, const std::string& b) {
        return !a.empty() && !b.empty() && unmarked_.count(bare(capitals(a) + " " + capitals(b))) > 0;
    };
    return near(before, word) || near(word, after);
}

std::string Alternatives::possible(const std::vector<LetterChoices>& letters) {
    return cheapest(letters, [](const std::string& word) { return is_syllable(word); });
}

std::string Alternatives::usual(const std::string& before, const std::vector<LetterChoices>& letters,
                                const std::string& after) const {
    return cheapest(letters, [&](const std::string& word) { return is_pair(before, word) || is_pair(word, after); });
}

std::string Alternatives::numeral(const std::string& before, const std::vector<LetterChoices>& letters) {
    const std::string key = key_of(before);
    if (key != "DIEU" && key != "KHOAN") return "";
    bool only_numbers = true;
    for (const LetterChoices& letter : letters)
        only_numbers =
            only_numbers && letter.letter.find_first_not_of("0123456789lLIiOoSsZzB|!.,:;") == std::string::npos;
    const auto is_number = [](const std::string& word) {
        const std::string core = core_of(word);
        return !core.empty() && core.size() <= 3 && core.find_first_not_of("0123456789") == std::string::npos;
    };
    return only_numbers && !is_number(joined(letters)) ? cheapest(letters, is_number) : "";
}

std::string Alternatives::symbol(const std::vector<LetterChoices>& letters) const {
    const std::string word = joined(letters);
    if (word.find_first_of("/-") == std::string::npos) return "";
    const std::string parting = "/-.,:; ";
    std::string out;
    for (size_t from = 0; from < word.size();) {
        const bool parts = parting.find(word[from]) != std::string::npos;
        const size_t to =
            std::min(word.size(), parts ? word.find_first_not_of(parting, from) : word.find_first_of(parting, from));
        out += parts ? word.substr(from, to - from) : marked(word.substr(from, to - from));
        from = to;
    }
    return out != word && is_offered(letters, out) ? out : "";
}

/// The one known abbreviation that `part` is without the stroke of a Đ; `part` itself where it is known, or there is
/// none or more.
std::string Alternatives::marked(const std::string& part) const {
    if (part.find('D') == std::string::npos || abbreviations_.count(part) > 0) return part;
    std::string found;
    for (const std::string& abbreviation : abbreviations_)
        if (bare(abbreviation) == bare(part)) {
            if (!found.empty()) return part;
            found = abbreviation;
        }
    return found.empty() ? part : found;
}

} // namespace sohoa
