// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/issued_date.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace sohoa {
namespace {

std::string plain(const PlacedWord& word) {
    return bare(upper_case(word.word.text));
}

// "NGÀY" with what hangs on it ("ngày22"), never "ngày," of a sentence.
bool begins_date(const PlacedWord& word) {
    const std::string text = plain(word);
    return text.starts_with("NGAY") && text.find(',') == text.npos;
}

// Digits of `text` from `at` on, between `least` and `most` of them; empty otherwise.
std::string digits(const std::string& text, size_t& at, size_t least, size_t most) {
    std::string out;
    while (at < text.size() && is_digit(static_cast<unsigned char>(text[at])))
        out += text[at++];
    return out.size() >= least && out.size() <= most ? out : "";
}

bool take(const std::string& text, size_t& at, const std::string& word) {
    if (text.compare(at, word.size(), word) != 0) return false;
    at += word.size();
    return true;
}

bool is_a_day(int year, unsigned month, unsigned day, int64_t now) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || year < 1945) return false;
    return sys_days(date) <= floor<days>(sys_seconds(seconds(now))) + days(1); // clocks of other zones are ahead
}

void read_date(IssuedDate& out, int64_t now) {
    std::string all;
    for (const PlacedWord& word : out.date)
        all += plain(word);
    size_t at = 0;
    if (!take(all, at, "NGAY")) return;
    const std::string day = digits(all, at, 1, 2);
    if (day.empty() || !take(all, at, "THANG")) return;
    const std::string month = digits(all, at, 1, 2);
    if (month.empty() || !take(all, at, "NAM")) return;
    const std::string year = digits(all, at, 4, 4);
    if (year.empty() || has_letter_or_digit(all.substr(at))) return;
    const int d = std::atoi(day.c_str()), m = std::atoi(month.c_str()), y = std::atoi(year.c_str());
    if (d < 1 || m < 1 || !is_a_day(y, static_cast<unsigned>(m), static_cast<unsigned>(d), now)) return;
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", y, m, d);
    out.iso = text;
    out.two_digits = day.size() == 2 && (month.size() == 2 || m > 2);
}

} // namespace

std::optional<IssuedDate> parse_issued_date(const Run& run, int64_t now) {
    size_t from = 0;
    while (from < run.words.size() && !begins_date(run.words[from]))
        ++from;
    if (from == 0 || from == run.words.size()) return std::nullopt;
    IssuedDate out;
    const auto end = run.words.begin() + static_cast<std::ptrdiff_t>(from);
    out.place.assign(std::find_if(run.words.begin(), end,
                                  [](const PlacedWord& word) { return has_letter_or_digit(word.word.text); }),
                     end);
    if (out.place.empty()) return std::nullopt;
    out.date.assign(run.words.begin() + static_cast<std::ptrdiff_t>(from), run.words.end());
    bool month_or_year = false;
    for (const PlacedWord& word : out.date) {
        const std::string text = plain(word);
        month_or_year = month_or_year || text.find("THANG") != text.npos || text.find("NAM") != text.npos;
    }
    const std::string& last = out.place.back().word.text;
    const bool comma = last.ends_with(",") || last.ends_with(".");
    if (!month_or_year || !comma || out.place.size() > 8 || !begins_with_capital(out.place.front().word.text))
        return std::nullopt;
    out.place.back().word.text = core_of(last);
    if (out.place.back().word.text.empty()) out.place.pop_back();
    // The number may have run into the place where their gap is narrow.
    for (const PlacedWord& word : out.place)
        out.place_reads = out.place_reads && word.word.text.find_first_of("0123456789/:") == std::string::npos;
    read_date(out, now);
    return out;
}

} // namespace sohoa
