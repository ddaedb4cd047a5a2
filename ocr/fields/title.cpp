// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/title.h"

#include "core/base/text.h"
#include "ocr/fields/reading.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

std::string trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return std::string(text);
}

size_t words_in(std::string_view text) {
    return static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// The first `count` words of `text` in capitals, without marks of punctuation.
std::string head_of(std::string_view text, size_t count) {
    std::string out;
    for (const std::string& word : split(text, ' ')) {
        const std::string core = upper_case(core_of(word));
        if (core.empty()) continue;
        if (count-- == 0) break;
        out += out.empty() ? core : " " + core;
    }
    return out;
}

bool begins_with(const std::string& key, const std::string& name) {
    return key == name || key.starts_with(name + " ");
}

class Finder {
  public:
    Finder(const UprightPage& page, const DocumentHead& head, const std::vector<std::string>& positions,
           const std::vector<std::string>& organs)
        : page_(page), rows_(rows(head.body)), positions_(positions), organs_(organs) {
        for (const auto& part : {head.national_title, head.motto, head.date})
            if (part) top_ = std::max(top_, part->base());
        if (head.numbers.size() == 1 && head.date && same_row(head.numbers.front(), *head.date))
            top_ = std::max(top_, head.numbers.front().base());
    }

    Title run(const std::vector<std::string>& kinds) const {
        Title out;
        size_t i = first_row();
        for (; i < rows_.size(); ++i) {
            if (key_of(rows_[i].text()).starts_with("KINH GUI")) return out;
            if (!in_capitals(rows_[i].text()) || !in_the_middle(rows_[i])) continue;
            out.kind = listed_name(rows_[i].text(), kinds);
            if (!out.kind.spelling.empty()) break;
        }
        if (i == rows_.size()) return out;
        const Run type = rows_[i];
        out.type = type.words;
        const Run* above = &type;
        for (++i; i < rows_.size(); ++i) {
            if (beside(rows_[i], type)) continue;
            if (!continues(rows_[i], *above, type)) break;
            const bool capitals = in_capitals(rows_[i].text());
            if (capitals && begins_block(rows_[i])) break;
            auto& part =
                capitals && out.subject.empty() && rows_[i].height() > 0.9 * type.height() ? out.type : out.subject;
            part.insert(part.end(), rows_[i].words.begin(), rows_[i].words.end());
            above = &rows_[i];
        }
        const std::string as_read = joined(out.type);
        const std::string rest =
            trimmed(std::string_view(as_read).substr(head_length(as_read, words_in(out.kind.spelling))));
        out.type_text = out.kind.spelling + (rest.empty() ? "" : " " + rest);
        return out;
    }

  private:
    // Bytes of the first `count` words.
    static size_t head_length(const std::string& text, size_t count) {
        size_t at = 0;
        while (count-- > 0 && at != text.npos)
            at = text.find(' ', at + 1);
        return at == text.npos ? text.size() : at;
    }

    // Pieces of one row come together again, unless a column lies between them.
    static std::vector<Run> rows(const std::vector<Run>& runs) {
        std::vector<Run> out;
        for (const Run& run : runs) {
            if (!out.empty() && same_row(out.back(), run)) {
                const double gap = std::max(run.x0() - out.back().x1(), out.back().x0() - run.x1());
                if (gap < 12) {
                    Run& row = out.back();
                    row.words.insert(run.x0() > row.x1() ? row.words.end() : row.words.begin(), run.words.begin(),
                                     run.words.end());
                    continue;
                }
            }
            out.push_back(run);
        }
        return out;
    }

    size_t first_row() const {
        size_t i = 0;
        while (i < rows_.size() && rows_[i].base() < top_ + 1)
            ++i;
        return i;
    }

    bool in_the_middle(const Run& run) const {
        return std::abs(run.middle() - 0.52 * page_.width) < 0.13 * page_.width;
    }

    // Stamps at the side of the title.
    static bool beside(const Run& run, const Run& type) {
        return run.x1() < type.middle() - 15 || run.x0() > type.middle() + 15;
    }

    // A further line of the title: centred under the first, and no farther down than lines of one paragraph.
    static bool continues(const Run& run, const Run& above, const Run& type) {
        const double down = run.base() - above.base();
        const double most = (&above == &type ? 3.0 : 1.7) * std::max(run.height(), above.height());
        // A full line of the text has its middle near that of the page, too.
        const double astray = run.x1() - run.x0() > 140 ? 3 : 8;
        return down > 0.3 * run.height() && down < most && std::abs(run.middle() - type.middle()) < astray;
    }

    // "BỘ TRƯỞNG BỘ NỘI VỤ", "ỦY BAN NHÂN DÂN TỈNH …": who decides, the first line of the text.
    bool begins_block(const Run& run) const {
        std::string key = key_of(run.text());
        const auto any = [&](const std::vector<std::string>& list) {
            return std::any_of(list.begin(), list.end(),
                               [&](const std::string& name) { return begins_with(key, key_of(name)); });
        };
        return any(positions_) || any(organs_);
    }

    const UprightPage& page_;
    std::vector<Run> rows_;
    const std::vector<std::string>& positions_;
    const std::vector<std::string>& organs_;
    double top_ = 0;
};

} // namespace

ListedName listed_name(std::string_view text, const std::vector<std::string>& list) {
    const std::string key = key_of(text);
    ListedName best;
    size_t longest = 0, rank = 0;
    bool twice = false;
    for (const std::string& row : list) {
        const size_t equals = row.find('=');
        const std::string name = trimmed(std::string_view(row).substr(0, equals)), name_key = key_of(name);
        if (name_key.empty() || !begins_with(key, name_key)) continue;
        const std::string read = head_of(text, words_in(name));
        // Letter by letter, then tone marks aside, then all marks aside.
        const size_t near = read == upper_case(name) ? 3 : toneless(read) == toneless(upper_case(name)) ? 2 : 1;
        const size_t length = name_key.size();
        if (length < longest || (length == longest && near < rank)) continue;
        twice = length == longest && near == rank && near < 3;
        longest = length;
        rank = near;
        best.spelling = name;
        best.abbreviation = equals == row.npos ? "" : trimmed(std::string_view(row).substr(equals + 1));
        best.exact = near == 3;
    }
    return twice ? ListedName() : best;
}

Title find_title(const UprightPage& page, const DocumentHead& head, const std::vector<std::string>& kinds,
                 const std::vector<std::string>& positions, const std::vector<std::string>& organ_beginnings) {
    return Finder(page, head, positions, organ_beginnings).run(kinds);
}

} // namespace sohoa
