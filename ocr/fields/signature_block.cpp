// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/signature_block.h"

#include "core/base/text.h"
#include "ocr/fields/reading.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

// A line of the block: what stands before the position, and the position.
struct TitleLine {
    std::vector<PlacedWord> before, position;
    std::string capacity; ///< as the list spells it; "" where nothing stands before
    ListedName listed;
};

bool is_mark(const PlacedWord& word) {
    return !has_letter_or_digit(word.word.text);
}

// Without marks that hand and seal leave at the two ends.
Run trimmed(Run run) {
    while (!run.words.empty() && is_mark(run.words.back()))
        run.words.pop_back();
    run.words.erase(run.words.begin(), std::find_if_not(run.words.begin(), run.words.end(), is_mark));
    return run;
}

class Finder {
  public:
    Finder(const UprightPage& page, const SignatureWords& words) : page_(page), words_(words) {
        for (const std::string& position : words.positions) {
            positions_.push_back(position);
            positions_.push_back("PHÓ " + position);
        }
        for (const Run& run : page.runs)
            if (Run clean = trimmed(run); !clean.words.empty()) runs_.push_back(std::move(clean));
    }

    std::vector<SignatureBlock> run() const {
        std::vector<SignatureBlock> out;
        for (size_t i = 0; i < runs_.size(); ++i) {
            if (runs_[i].middle() < 0.55 * page_.width || (i > 0 && belongs_to_block_above(i))) continue;
            TitleLine line;
            if (!is_title(runs_[i], line)) continue;
            out.push_back(block(i, line));
        }
        if (out.empty()) add_name_alone(out);
        return out;
    }

  private:
    // "KT. BỘ TRƯỞNG" → "KT.", {"BỘ", "TRƯỞNG"}.
    TitleLine taken_apart(const Run& run) const {
        TitleLine out;
        out.position = run.words;
        for (bool found = true; found && !out.position.empty();) {
            found = false;
            const std::string first = upper_case(core_of(out.position.front().word.text));
            for (const std::string& capacity : words_.capacities)
                if (first == core_of(capacity) && (out.position.size() > 1 || first.size() > 1)) {
                    out.capacity = capacity;
                    out.before.push_back(out.position.front());
                    out.position.erase(out.position.begin());
                    found = true;
                    break;
                }
        }
        out.listed = listed_name(joined(out.position), positions_);
        return out;
    }

    bool is_title(const Run& run, TitleLine& line) const {
        if (!in_capitals(run.text())) return false;
        line = taken_apart(run);
        return !line.capacity.empty() || !line.listed.spelling.empty();
    }

    bool under(const Run& lower, const Run& upper, double least, double most) const {
        const double down = lower.base() - upper.base();
        return down > least && down < most && std::abs(lower.middle() - upper.middle()) < 22;
    }

    bool belongs_to_block_above(size_t at) const {
        TitleLine line;
        for (size_t i = 0; i < at; ++i)
            if (under(runs_[at], runs_[i], 1, 2.2 * runs_[at].height()) && is_title(runs_[i], line)) return true;
        return false;
    }

    SignatureBlock block(size_t first, const TitleLine& top) const {
        SignatureBlock out;
        out.page = page_.number;
        out.top = runs_[first].base();
        Run last = runs_[first];
        take(out, top);
        for (size_t i = first + 1; i < runs_.size(); ++i) {
            if (!under(runs_[i], last, 0.5 * last.height(), 2.2 * last.height())) continue;
            const TitleLine line = taken_apart(runs_[i]);
            const bool begins =
                in_capitals(runs_[i].text()) && (!line.capacity.empty() || !line.listed.spelling.empty());
            if (begins) {
                take(out, line);
            } else if (in_capitals(runs_[i].text()) && likely_continuation(runs_[i])) {
                out.position.insert(out.position.end(), runs_[i].words.begin(), runs_[i].words.end());
            } else {
                out.unread_line = out.unread_line || unread(runs_[i]);
                continue;
            }
            out.unread_line = false;
            last = runs_[i];
        }
        find_name(out, last);
        out.weight = (out.name.empty() ? 0 : 4) + (beside_recipients(runs_[first]) ? 3 : 0) +
                     (out.listed.spelling.empty() ? 0 : 1) + (out.capacity.empty() ? 0 : 1);
        return out;
    }

    static void take(SignatureBlock& out, const TitleLine& line) {
        if (!line.capacity.empty()) {
            out.capacity += (out.capacity.empty() ? "" : " ") + line.capacity;
            out.capacity_words.insert(out.capacity_words.end(), line.before.begin(), line.before.end());
        }
        // "KT. BỘ TRƯỞNG" names another's position; "Q. BỘ TRƯỞNG" the signer's own.
        out.own_line = line.capacity.empty() || line.capacity == "Q.";
        out.position = line.position;
        out.listed = line.listed;
    }

    // Capitals that could be a line of the position and do not read: seals and hands leave such pieces, too.
    static bool unread(const Run& run) {
        const std::string key = key_of(run.text());
        return in_capitals(run.text()) && key.size() >= 8 && run.x1() - run.x0() > 15;
    }

    // The ring of a seal and strokes of a hand come as short pieces; a line of a position does not.
    static bool likely_continuation(const Run& run) {
        return run.words.size() >= 2 && least_confidence(run.words) >= 60 &&
               std::all_of(run.words.begin(), run.words.end(),
                           [](const PlacedWord& word) { return is_mark(word) || is_syllable(word.word.text); });
    }

    bool is_family(const PlacedWord& word) const {
        return std::count(words_.families.begin(), words_.families.end(), core_of(word.word.text)) > 0;
    }

    bool is_rank(const PlacedWord& word) const {
        if (word.word.text.ends_with(".")) return true; // "PGS.TS.", and what the recogniser makes of it
        return std::any_of(words_.ranks.begin(), words_.ranks.end(),
                           [&](const std::string& rank) { return core_of(rank) == core_of(word.word.text); });
    }

    static bool is_stroke(const PlacedWord& word) {
        const std::vector<char32_t> points = code_points(word.word.text);
        return word.word.text.ends_with(".") || std::count_if(points.begin(), points.end(), is_letter) < 3;
    }

    // The name in `run`: what goes before it is rank, degree, or strokes of a hand.
    std::vector<PlacedWord> name_in(const Run& run, bool& known_family) const {
        std::vector<PlacedWord> words = run.words;
        for (const std::string& rank : words_.ranks) {
            const size_t count = static_cast<size_t>(std::count(rank.begin(), rank.end(), ' ')) + 1;
            if (count < 2 || words.size() < count + 2) continue;
            const std::vector<PlacedWord> head(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
            if (joined(head) == rank) words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
        }
        while (words.size() > 2 && is_rank(words.front()))
            words.erase(words.begin());
        bool only_strokes = true; // before `from`
        for (size_t from = 0; from + 2 <= words.size(); ++from) {
            only_strokes = only_strokes && (from == 0 || is_stroke(words[from - 1]));
            std::vector<PlacedWord> rest(words.begin() + static_cast<std::ptrdiff_t>(from), words.end());
            rest.front().word.text = core_of(rest.front().word.text);
            rest.back().word.text = core_of(rest.back().word.text);
            known_family = is_family(rest.front());
            if (is_name(rest) && (from == 0 || (known_family && only_strokes))) return rest;
            // A name that begins here and does not read as one is not looked for in its rest.
            if (known_family && rest.size() <= 6) {
                known_family = false;
                return only_strokes ? rest : words;
            }
        }
        return {};
    }

    static bool is_name(const std::vector<PlacedWord>& words) {
        if (words.size() < 2 || words.size() > 6) return false;
        size_t syllables = 0;
        for (const PlacedWord& word : words) {
            const std::vector<char32_t> points = code_points(word.word.text);
            if (!begins_with_capital(word.word.text) || !std::all_of(points.begin(), points.end(), [](char32_t c) {
                    return is_letter(c) || c == U'\'' || c == U'-';
                }))
                return false;
            if (points.size() > 1 && in_capitals(word.word.text)) return false;
            syllables += is_syllable(word.word.text);
        }
        return syllables * 2 >= words.size();
    }

    void find_name(SignatureBlock& out, const Run& title) const {
        double best = -1;
        for (const Run& run : runs_) {
            if (!under(run, title, 1.5 * title.height(), 65)) continue;
            bool known_family = false;
            const std::vector<PlacedWord> words = name_in(run, known_family);
            if (words.empty()) continue;
            const double confidence = known_family ? least_confidence(words) : doubted(least_confidence(words));
            out.several_names = best >= 60 && confidence >= 60;
            if (confidence <= best) continue;
            best = confidence;
            out.name = words;
            const double name_middle = (words.front().x0 + words.back().x1) / 2;
            const double shift = std::abs(run.middle() - title.middle()) < std::abs(name_middle - title.middle())
                                     ? run.middle()
                                     : name_middle;
            out.off_centre = std::abs(shift - title.middle()) > 6;
            out.title_shifted = title.middle() - shift > 3;
            out.known_family = known_family;
        }
    }

    // Where seal and hand cover the position, the name may stand alone, to the right of the recipients.
    void add_name_alone(std::vector<SignatureBlock>& out) const {
        for (const Run& recipients : runs_) {
            if (!key_of(recipients.text()).starts_with("NOI NHAN") || recipients.middle() > page_.width / 2) continue;
            for (const Run& run : runs_) {
                const double down = run.base() - recipients.base();
                SignatureBlock block;
                if (run.middle() < 0.55 * page_.width || down < 12 || down > 60) continue;
                block.name = name_in(run, block.known_family);
                if (block.name.empty() || !block.known_family) continue;
                block.page = page_.number;
                block.top = recipients.base();
                block.weight = 4;
                out.push_back(block);
            }
        }
    }

    bool beside_recipients(const Run& title) const {
        return std::any_of(runs_.begin(), runs_.end(), [&](const Run& run) {
            return key_of(run.text()).starts_with("NOI NHAN") && run.middle() < title.x0() &&
                   std::abs(run.base() - title.base()) < 20;
        });
    }

    const UprightPage& page_;
    const SignatureWords& words_;
    std::vector<std::string> positions_;
    std::vector<Run> runs_;
};

} // namespace

std::vector<SignatureBlock> find_signatures(const UprightPage& page, const SignatureWords& words) {
    return Finder(page, words).run();
}

} // namespace sohoa
