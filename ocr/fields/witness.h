// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/read/upright_page.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// The document as a witness of its own spelling. The recogniser confuses letters that differ by a mark alone ("thú
/// tục", "chỉ nhánh") and is as sure as ever; but it seldom does so twice. Pairs of neighbouring words that come again
/// elsewhere confirm each other where they are spelt alike, and speak against each other where only their marks differ.
class Witness {
  public:
    void hear(const UprightPage& page);

    /// A pair of words that is common: it weighs as if the document had it three times.
    void know(const std::string& pair);

    /// How the other places of the document speak of the pairs in `words`, which are one place of it.
    struct Testimony {
        size_t pairs = 0;        ///< of neighbouring words
        size_t confirmed = 0;    ///< pairs that come again, and always spelt alike
        size_t opposed = 0;      ///< pairs that come with other marks as often as so, or more often
        std::vector<bool> known; ///< by word: it stands in a confirmed pair
    };
    Testimony on(const std::vector<PlacedWord>& words) const;

    /// Two words that the recogniser gave as one ("NGHỆAN") stand apart elsewhere ("Nghệ An"): bytes of the first; 0
    /// where they do not. Letters are the same one by one, but for case.
    size_t parted(std::string_view text) const;

  private:
    // "Đông Thạnh" is no spelling of "động thành": names are held against names, words against words, capitals against
    // both.
    enum Print { word, name, capitals };
    using Times = std::array<size_t, 3>;
    struct Pair {
        std::string key, spelt;
        Print print = word;
        size_t second = 0; ///< index of its second word; the first stands before it
    };
    static std::vector<Pair> pairs_of(const std::vector<PlacedWord>& words);
    static size_t comparable(const Times& times, Print print);

    std::map<std::string, std::map<std::string, Times>> pairs_; // key without marks → spelling → times
    std::map<std::string, size_t> parted_; // two syllables in capitals, joined → bytes of the first
};

} // namespace sohoa
