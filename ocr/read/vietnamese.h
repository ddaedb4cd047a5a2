// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// Without the five tone marks, NFC: "Thứ trưởng" → "Thư trương". Đ, Ă, Â, Ê, Ô, Ơ and Ư stay.
std::string toneless(std::string_view text);

/// Without any mark, Đ as D: "Thứ trưởng" → "Thu truong".
std::string bare(std::string_view text);

/// One spelling, word by word, for texts that differ in case or in the vowel that carries the tone alone: "Uỷ", "ủy"
/// and "ỦY" are one.
std::string spelling(std::string_view text);

bool is_letter(char32_t c);
bool is_digit(char32_t c);

/// Whether a letter or a digit stands in `text`.
bool has_letter_or_digit(std::string_view text);

/// Whether `text` is printed in capitals: it has two letters at least, and one in ten may be small.
bool in_capitals(std::string_view text);

/// Whether the first letter or digit of `text` is a capital.
bool begins_with_capital(std::string_view text);

/// Least number of letters to put in, leave out or change to make `b` of `a` (code points).
size_t edits(std::string_view a, std::string_view b);

/// Whether `word` can be a syllable of Vietnamese: onset, rhyme and tone go together. Marks of punctuation around it do
/// not count. What the recogniser misread often is none ("NGHỆAN", "PHEP").
bool is_syllable(std::string_view word);

/// Whether `word` looks like an abbreviation: capitals without tones, few vowels (UBND, THPT, HĐND).
bool is_abbreviation(std::string_view word);

/// `text` without what is neither letter nor digit at its two ends.
std::string core_of(std::string_view text);

/// What two readings of one name share: core of each word, without marks, in capitals, joined by one blank.
std::string key_of(std::string_view text);

/// The first letters of the words of a name, without marks but Đ: "BỘ GIÁO DỤC VÀ ĐÀO TẠO" → "BGDVĐT". Words that are
/// no syllables (UBND) give all their letters.
std::string initials(std::string_view name);

/// Whether the letters of `abbreviation` come, in order, among the initials of `name`, `from_first` one on or anywhere.
bool abbreviates(std::string_view abbreviation, std::string_view name, bool from_first = true);

} // namespace sohoa
