// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/secrecy.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <array>

namespace sohoa {
namespace {

constexpr double upper_part = 0.45; // of the page's height; the stamp's place is 40 to 75 mm from the top of A4

/// Letters and blanks as printed: what a frame was read as is no letter.
std::string letters_of(const Run& run) {
    std::string out;
    for (const PlacedWord& word : run.words) {
        const std::string core = core_of(word.word.text);
        out += (out.empty() || core.empty() ? "" : " ") + core;
    }
    return nfc(out);
}

/// A stamp is smudged and askew: of the longer marks no tone need be right. "MẮT", "MẶT" and "MÁT" are other words.
std::string mark_in(const std::string& text) {
    if (text != upper_case(text)) return "";
    std::string plain = bare(text);
    std::erase(plain, ' ');
    if (plain == "TUYETMAT") return "TUYỆT MẬT";
    if (plain == "TOIMAT") return "TỐI MẬT";
    constexpr std::array single = {"MẬT", "MÂT", "MẠT", "MẤT", "MẦT"};
    return std::find(single.begin(), single.end(), text) == single.end() ? "" : "MẬT";
}

bool stands_alone(const UprightPage& page, const Run& run) {
    constexpr double clear = 6; // mm to words of its size on its row, as cells of a table have them
    return std::none_of(page.runs.begin(), page.runs.end(), [&](const Run& other) {
        return &other != &run && same_row(run, other) && other.x0() - run.x1() < clear &&
               run.x0() - other.x1() < clear && run.height() < 1.25 * other.height();
    });
}

/// The line above or below goes on with capitals of the same size about the same middle: a title over several lines.
bool within_title(const UprightPage& page, const Run& run) {
    return std::any_of(page.runs.begin(), page.runs.end(), [&](const Run& other) {
        const double apart = std::abs(other.base() - run.base());
        return &other != &run && !same_row(run, other) && apart < 2.2 * run.height() &&
               std::abs(other.middle() - run.middle()) < 5 && std::abs(other.height() - run.height()) < 1 &&
               other.words.size() >= 3 && in_capitals(other.text());
    });
}

} // namespace

std::string secrecy_mark(const UprightPage& page) {
    for (const Run& run : page.runs) {
        if (run.base() > upper_part * page.height) continue;
        const std::string mark = mark_in(letters_of(run));
        if (!mark.empty() && stands_alone(page, run) && !within_title(page, run)) return mark;
    }
    return "";
}

} // namespace sohoa
