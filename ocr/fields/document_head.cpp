// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/document_head.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>

namespace sohoa {
namespace {

constexpr const char* national_title = "CONGHOAXAHOICHUNGHIAVIETNAM";
constexpr const char* motto = "DOCLAPTUDOHANHPHUC";

std::string squeezed(const Run& run, size_t from) {
    std::string out;
    for (size_t i = from; i < run.words.size(); ++i)
        out += bare(upper_case(core_of(run.words[i].word.text)));
    return out;
}

// The word of `run` from which it reads `phrase` to its end, one letter in five may be wrong; none: words.size().
size_t phrase_at(const Run& run, std::string_view phrase) {
    size_t best = run.words.size(), least = phrase.size() / 5 + 1;
    for (size_t i = 0; i < run.words.size(); ++i) {
        const std::string text = squeezed(run, i);
        if (text.size() + 6 < phrase.size()) break;
        if (text.size() > phrase.size() + 6) continue;
        if (const size_t wrong = edits(text, phrase); wrong < least) {
            least = wrong;
            best = i;
        }
    }
    return best;
}

// Takes the run that holds `phrase` out of `runs`; what stands before it in its line stays.
std::optional<Run> take_phrase(std::vector<Run>& runs, std::string_view phrase) {
    for (size_t i = 0; i < runs.size(); ++i) {
        const size_t at = phrase_at(runs[i], phrase);
        if (at == runs[i].words.size()) continue;
        Run found = runs[i];
        if (at > 0) {
            auto [before, after] = cut(runs[i], at);
            runs[i] = std::move(before);
            found = std::move(after);
        } else {
            runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(i));
        }
        return found;
    }
    return std::nullopt;
}

// Number and date stand on one row: where the gap between them is narrow, they came as one run.
void part_number_from_date(std::vector<Run>& runs) {
    for (size_t i = 0; i < runs.size(); ++i) {
        if (!number_label(runs[i])) continue;
        size_t date = 1;
        while (date < runs[i].words.size() && !bare(upper_case(runs[i].words[date].word.text)).starts_with("NGAY"))
            ++date;
        if (date + 1 >= runs[i].words.size()) continue;
        const size_t at = widest_gap(runs[i], 2, date);
        if (at == 0) continue;
        auto [number, rest] = cut(runs[i], at);
        runs[i] = std::move(number);
        runs.insert(runs.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }
}

// `run` with the runs that follow it on its row, as long as no gap is wider than `gap` mm.
Run with_followers(const Run& run, const std::vector<Run>& runs, double gap, std::vector<size_t>* taken = nullptr) {
    Run out = run;
    for (bool grew = true; grew;) {
        grew = false;
        for (size_t i = 0; i < runs.size(); ++i) {
            const double between = runs[i].x0() - out.x1();
            if (between < 0 || between > gap || !same_row(runs[i], run)) continue;
            out.words.insert(out.words.end(), runs[i].words.begin(), runs[i].words.end());
            if (taken) taken->push_back(i);
            grew = true;
            break;
        }
    }
    return out;
}

void erase(std::vector<Run>& runs, std::vector<size_t> places) {
    std::sort(places.rbegin(), places.rend());
    for (const size_t place : places)
        runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(place));
}

bool is_about(const Run& run) {
    const std::string first = bare(upper_case(run.words.front().word.text));
    if (first.size() >= 3 && first[0] == 'V' && first[2] == 'V' &&
        !(first[1] >= 'A' && first[1] <= 'Z' && first[1] != 'I'))
        return true;
    return run.words.size() > 1 && first == "VE" && bare(upper_case(run.words[1].word.text)) == "VIEC";
}

class Head {
  public:
    Head(const UprightPage& page, int64_t now) : page_(page), runs_(page.runs), now_(now) {
        out_.national_title = take_phrase(runs_, national_title);
        out_.motto = take_phrase(runs_, motto);
        part_number_from_date(runs_);
        top_ = out_.national_title ? out_.national_title->base() : out_.motto ? out_.motto->base() - 6 : 0;
        titled_ = out_.national_title || out_.motto;
        column_ = out_.national_title ? out_.national_title->x0() - 0.5
                  : out_.motto        ? out_.motto->x0() - 12
                                      : 0.45 * page.width;
    }

    DocumentHead run() {
        find_date();
        find_number();
        find_agency();
        find_about();
        out_.body = std::move(runs_);
        return std::move(out_);
    }

  private:
    // The head ends about four lines under the national title; without it, in the upper third.
    double bottom() const { return titled_ ? top_ + 50 : page_.height / 3; }
    bool in_left_column(const Run& run) const { return run.middle() < column_; }

    void find_date() {
        for (size_t i = 0; i < runs_.size(); ++i) {
            if (runs_[i].base() < top_ || runs_[i].base() > bottom() || runs_[i].x1() < column_) continue;
            std::vector<size_t> taken = {i};
            const Run whole = with_followers(runs_[i], runs_, 30, &taken);
            if (!parse_issued_date(whole, now_)) continue;
            out_.date = whole;
            return erase(runs_, taken);
        }
    }

    void find_number() {
        for (size_t i = 0; i < runs_.size(); ++i) {
            const bool in_cell = in_left_column(runs_[i]) && runs_[i].base() > top_ - 6 && runs_[i].base() < bottom();
            if (!in_cell || !number_label(runs_[i])) continue;
            std::vector<size_t> taken = {i};
            Run whole = runs_[i];
            // A number that is stamped into a wide gap parts "Số:" from "/QĐ-BNV".
            for (const Run& next : runs_)
                if (same_row(next, whole) && next.x0() > whole.x1() && next.x1() < column_ + 10) {
                    whole = with_followers(runs_[i], runs_, 30, &taken);
                    break;
                }
            out_.numbers = {whole};
            return erase(runs_, taken);
        }
        for (const Run& run : runs_) {
            // Lines of the text may begin with the number of another document; that of this one has the colon of its
            // form.
            NumberSymbol number;
            const bool label = number_label(run) && run.text().starts_with("S") &&
                               run.text().substr(0, 8).find(':') != std::string::npos;
            if (label && parse_number_symbol(after_number_label(run), number)) out_.numbers.push_back(run);
        }
    }

    void find_agency() {
        const bool numbered =
            out_.numbers.size() == 1 && in_left_column(out_.numbers.front()) && out_.numbers.front().base() < bottom();
        double end = out_.motto ? out_.motto->base() + 10 : titled_ ? top_ + 16 : page_.height / 5;
        if (out_.date) end = out_.date->base() - 2;
        if (numbered) end = out_.numbers.front().base() - 2;
        for (size_t i = 0; i < runs_.size();) {
            const Run& run = runs_[i];
            if (in_left_column(run) && run.base() < end && (!titled_ || run.base() > top_ - 14) &&
                in_capitals(run.text())) {
                add_to_agency(run);
                runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(i));
            } else {
                ++i;
            }
        }
    }

    // Pieces of one line come together again, from left to right.
    void add_to_agency(const Run& run) {
        for (Run& line : out_.agency) {
            if (!same_row(line, run)) continue;
            line.words.insert(run.x0() < line.x0() ? line.words.begin() : line.words.end(), run.words.begin(),
                              run.words.end());
            return;
        }
        out_.agency.push_back(run);
    }

    void find_about() {
        if (out_.numbers.size() != 1) return;
        const Run number = out_.numbers.front();
        for (size_t i = 0; i < runs_.size();) {
            const Run& run = runs_[i];
            const Run& above = out_.about.empty() ? number : out_.about.back();
            const double down = run.base() - above.base(), most = (out_.about.empty() ? 4 : 1.7) * run.height();
            const bool next =
                run.x1() < column_ + 5 && run.x0() < number.x1() && down > 0.5 * run.height() && down < most;
            if (next && (!out_.about.empty() || is_about(run))) {
                out_.about.push_back(run);
                runs_.erase(runs_.begin() + static_cast<std::ptrdiff_t>(i));
            } else {
                ++i;
            }
        }
    }

    const UprightPage& page_;
    std::vector<Run> runs_;
    int64_t now_;
    DocumentHead out_;
    double top_ = 0, column_ = 0;
    bool titled_ = false;
};

} // namespace

DocumentHead find_head(const UprightPage& page, int64_t now) {
    return Head(page, now).run();
}

} // namespace sohoa
