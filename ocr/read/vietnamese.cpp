// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/vietnamese.h"

#include "core/base/text.h"

#include <algorithm>
#include <set>
#include <utility>

namespace sohoa {
namespace {

constexpr std::u32string_view tone_marks = U"\u0300\u0301\u0303\u0309\u0323";

bool is_tone(char32_t c) {
    return tone_marks.find(c) != tone_marks.npos;
}

// Rhymes without tone, in capitals. The glide of "quy" belongs to the onset QU here.
const std::set<std::string>& rhymes() {
    static const std::set<std::string> all = [] {
        std::set<std::string> out;
        for (const char* row :
             {"A AC ACH AI AM AN ANG ANH AO AP AT AU AY", "ĂC ĂM ĂN ĂNG ĂP ĂT", "ÂC ÂM ÂN ÂNG ÂP ÂT ÂU ÂY",
              "E EC EM EN ENG EO EP ET", "Ê ÊCH ÊM ÊN ÊNG ÊNH ÊP ÊT ÊU",
              "I IA ICH IÊC IÊM IÊN IÊNG IÊP IÊT IÊU IM IN INH IP IT IU",
              "O OA OAC OACH OAI OAM OAN OANG OANH OAO OAP OAT OAY OĂC OĂM OĂN OĂNG OĂT OC OE OEN OEO OET OI OM ON ONG "
              "OOC OONG OP OT",
              "Ô ÔC ÔI ÔM ÔN ÔNG ÔP ÔT", "Ơ ƠI ƠM ƠN ƠP ƠT",
              "U UA UÂN UÂNG UÂT UÂY UÊ UÊCH UÊNH UÊU UC UI UM UN UNG UƠ UÔC UÔI UÔM UÔN UÔNG UÔT UP UT UY UYA UYCH "
              "UYÊN UYÊT UYNH UYT UYU",
              "Ư ƯA ƯC ƯI ƯNG ƯƠC ƯƠI ƯƠM ƯƠN ƯƠNG ƯƠP ƯƠT ƯƠU ƯT ƯU", "Y YÊM YÊN YÊNG YÊT YÊU YNH YT"})
            for (const std::string& rhyme : split(row, ' '))
                out.insert(rhyme);
        return out;
    }();
    return all;
}

bool is_onset(const std::string& text) {
    static const std::set<std::string> all = {"",   "B",  "C", "CH", "D",  "Đ",  "G",   "GH", "GI", "H",
                                              "K",  "KH", "L", "M",  "N",  "NG", "NGH", "NH", "P",  "PH",
                                              "QU", "R",  "S", "T",  "TH", "TR", "V",   "X"};
    return all.count(text) > 0;
}

// Syllables that end in a stop carry the acute or the dot below.
bool tone_fits(const std::string& capitals, const std::string& rhyme) {
    const char last = rhyme.back();
    const bool stop = last == 'C' || last == 'P' || last == 'T' || rhyme.ends_with("CH");
    if (!stop) return true;
    std::u32string_view stop_tones = U"ÁẮẤÉẾÍÓỐỚÚỨÝẠẶẬẸỆỊỌỘỢỤỰỴ";
    for (const char32_t c : code_points(capitals))
        if (stop_tones.find(c) != stop_tones.npos) return true;
    return false;
}

std::string without_tones_and_marks(std::string_view name) {
    std::string out;
    for (const char32_t c : code_points(upper_case(name)))
        out += c == U'Đ' ? utf8(c) : bare(utf8(c));
    return out;
}

} // namespace

std::string toneless(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(nfd(text)))
        if (!is_tone(c)) out += utf8(c);
    return nfc(out);
}

std::string bare(std::string_view text) {
    std::string out;
    for (const char32_t c : code_points(nfd(text)))
        if (c < 0x300 || c >= 0x370) out += c == U'Đ' ? "D" : c == U'đ' ? "d" : utf8(c);
    return out;
}

std::string spelling(std::string_view text) {
    std::string out;
    for (const std::string& word : split(text, ' ')) {
        const std::string core = core_of(word);
        std::string tones;
        for (const char32_t c : code_points(nfd(core)))
            if (is_tone(c)) tones += utf8(c);
        if (!core.empty()) out += (out.empty() ? "" : " ") + upper_case(toneless(core)) + tones;
    }
    return out;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
    return (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c < 0x1F00);
}

bool has_letter_or_digit(std::string_view text) {
    const std::vector<char32_t> points = code_points(text);
    return std::any_of(points.begin(), points.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
}

bool in_capitals(std::string_view text) {
    const std::vector<char32_t> given = code_points(nfc(text)), capitals = code_points(upper_case(text));
    size_t letters = 0, small = 0;
    for (size_t i = 0; i < given.size() && i < capitals.size(); ++i) {
        letters += is_letter(given[i]);
        small += is_letter(given[i]) && given[i] != capitals[i];
    }
    return letters >= 2 && small * 10 <= letters;
}

bool begins_with_capital(std::string_view text) {
    const std::vector<char32_t> given = code_points(nfc(core_of(text)));
    return !given.empty() && is_letter(given.front()) &&
           code_points(upper_case(utf8(given.front()))).front() == given.front();
}

size_t edits(std::string_view first, std::string_view second) {
    const std::vector<char32_t> a = code_points(first), b = code_points(second);
    std::vector<size_t> row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t diagonal = std::exchange(row[0], i);
        for (size_t j = 1; j <= b.size(); ++j)
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])}));
    }
    return row[b.size()];
}

bool is_syllable(std::string_view word) {
    const std::string capitals = upper_case(core_of(word)), plain = toneless(capitals);
    if (plain.empty()) return false;
    for (size_t cut = 0; cut < plain.size() && cut <= 3; ++cut) {
        const std::string onset = plain.substr(0, cut), rhyme = plain.substr(cut);
        if (rhyme.size() > 1 && rhyme.front() == 'Y' && !onset.empty() && onset != "QU")
            continue; // "yên", "quyền"; never "nghyễn"
        if (is_onset(onset) && rhymes().count(rhyme)) return tone_fits(capitals, rhyme);
    }
    return plain == "GI" || plain == "QU" || plain == "GIN";
}

bool is_abbreviation(std::string_view word) {
    const std::string core = core_of(word), plain = bare(core);
    const auto vowels = std::count_if(plain.begin(), plain.end(), [](char c) {
        return std::string_view("AEIOUY").find(c) != std::string_view::npos;
    });
    return in_capitals(core) && toneless(core) == core && !is_syllable(core) && vowels * 3 <= std::ssize(plain);
}

std::string core_of(std::string_view text) {
    const std::vector<char32_t> points = code_points(text);
    const auto counts = [](char32_t c) { return is_letter(c) || is_digit(c); };
    const auto first = std::find_if(points.begin(), points.end(), counts);
    const auto last = std::find_if(points.rbegin(), points.rend(), counts).base();
    std::string out;
    for (auto it = first; it < last; ++it)
        out += utf8(*it);
    return out;
}

std::string key_of(std::string_view text) {
    std::string out;
    for (const std::string& word : split(text, ' ')) {
        const std::string core = bare(upper_case(core_of(word)));
        if (core.empty()) continue;
        out += out.empty() ? core : " " + core;
    }
    return out;
}

std::string initials(std::string_view name) {
    std::string out;
    for (const std::string& word : split(name, ' ')) {
        const std::string core = core_of(word);
        if (core.empty()) continue;
        const std::string plain = without_tones_and_marks(core);
        out += is_syllable(core) ? utf8(code_points(plain).front()) : plain;
    }
    return out;
}

bool abbreviates(std::string_view abbreviation, std::string_view name, bool from_first) {
    const std::vector<char32_t> letters = code_points(without_tones_and_marks(abbreviation)),
                                firsts = code_points(initials(name));
    if (letters.empty() || firsts.empty() || (from_first && letters.front() != firsts.front())) return false;
    size_t at = 0;
    for (const char32_t c : firsts)
        if (at < letters.size() && letters[at] == c) ++at;
    return at == letters.size();
}

} // namespace sohoa
