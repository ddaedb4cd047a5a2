// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

namespace sohoa {

/// One letter of a word as the recogniser gave it, and what else it offered for it, the likeliest first. Its own order
/// is what counts: the confidences it gives to alternatives are mostly 0.
struct LetterChoices {
    std::string letter;
    std::vector<std::string> others;
};

/// Knows what can stand in a Vietnamese text, and ranks what the recogniser itself offers by it. Nothing is ever put in
/// that the recogniser did not offer.
class Alternatives {
  public:
    /// `pairs`: neighbouring syllables that are common, in small letters ("thẩm định"). `abbreviations`: of kinds of
    /// papers and of agencies ("QĐ", "BGDĐT").
    explicit Alternatives(const std::vector<std::string>& pairs, const std::vector<std::string>& abbreviations = {});

    /// Whether `word` is worth a second look: letters alone, as long as a syllable, and impossible as one.
    static bool is_impossible(const std::string& word);

    /// Whether `word` beside `before` and `after` (either may be empty) differs by marks alone from a common pair, and
    /// is in none.
    bool is_unusual(const std::string& before, const std::string& word, const std::string& after) const;

    /// The word that the offered letters make, where the first reading is no possible syllable: the possible one that
    /// takes the fewest changes and the likeliest letters. Empty where there is none, or two are as good.
    static std::string possible(const std::vector<LetterChoices>& letters);

    /// The word that makes a common pair with a neighbour. Empty where the offered letters make none.
    std::string usual(const std::string& before, const std::vector<LetterChoices>& letters,
                      const std::string& after) const;

    /// The number that the offered letters make of "L" or "l." where one must stand: after "Điều" and "Khoản". Empty
    /// where they make none, and where `word` holds other letters ("Điều lệ").
    static std::string numeral(const std::string& before, const std::vector<LetterChoices>& letters);

    /// The symbol with Đ for D where that makes known abbreviations of it ("15/QD-BGDDT" → "15/QĐ-BGDĐT") and every Đ
    /// was offered. Empty where nothing changes.
    std::string symbol(const std::vector<LetterChoices>& letters) const;

  private:
    bool is_pair(const std::string& first, const std::string& second) const;
    std::string marked(const std::string& part) const;

    std::set<std::string> abbreviations_;
    std::set<std::string> pairs_;    // in capitals
    std::set<std::string> unmarked_; // the same without marks
};

} // namespace sohoa
