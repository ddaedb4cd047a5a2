// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/describe.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "ocr/fields/agency.h"
#include "ocr/fields/document_head.h"
#include "ocr/fields/reading.h"
#include "ocr/fields/signature_block.h"
#include "ocr/fields/title.h"
#include "ocr/fields/witness.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <optional>

namespace sohoa {
namespace {

constexpr size_t witness_pages =
    5; // what is on the first pages says enough, and memory does not grow with the document

// The end of a sentence, or of a clause, amid a name or a summary is dirt more often than print.
bool ends_clause(const std::string& word) {
    const bool mark = word.ends_with(".") || word.ends_with(":") || word.ends_with(";");
    return mark && code_points(word).size() > 3 && !is_abbreviation(core_of(word));
}

bool is_roman(const std::string& word) {
    return word.find_first_not_of("IVXLC") == word.npos;
}

bool is_deputy(const std::string& position) {
    const std::string key = key_of(position);
    return key.starts_with("PHO ") || key.starts_with("THU TRUONG");
}

class Describer {
  public:
    Describer(const DescribeOptions& options, const Context& context) : options_(options), context_(context) {
        for (const std::string& pair : options.pairs)
            witness_.know(pair);
    }

    void look_at(const UprightPage& page) {
        if (page.runs.empty()) return;
        if (first_.number == 0) first_ = page;
        if (pages_ < witness_pages) witness_.hear(page);
        ++pages_;
        const SignatureWords words{options_.capacities, options_.positions, options_.ranks, options_.families};
        for (SignatureBlock& block : find_signatures(page, words))
            if (signature_.page == 0 || block.weight > signature_.weight) {
                foot_date_ = date_above(page, block);
                signature_ = std::move(block);
            }
    }

    Fields run() {
        if (first_.number == 0) return nothing();
        head_ = find_head(first_, context_.clock());
        title_ = find_title(first_, head_, options_.kinds, options_.positions, options_.organ_beginnings);
        find_number();
        agency();
        number();
        date();
        type_and_subject();
        signer();
        return out_;
    }

  private:
    // Certificates have place and date over the position.
    std::optional<Run> date_above(const UprightPage& page, const SignatureBlock& block) const {
        std::optional<Run> found;
        for (const Run& run : page.runs) {
            const double above = block.top - run.base();
            if (above > 1 && above < 30 && run.middle() > 0.5 * page.width && parse_issued_date(run, context_.clock()))
                found = run;
        }
        return found;
    }

    static Fields nothing() {
        Fields out;
        for (const FieldRow& row : field_table)
            out.*row.member = absent("not_found");
        return out;
    }

    Field settled(const Reading& reading) const { return settle(reading, options_.sure); }

    Reading reading(const std::vector<PlacedWord>& words, const std::string& text, double confidence) const {
        return {text, confidence, words, words.empty() ? 0 : first_.number, false, "ocr"};
    }

    // A word that is known to be misread, that cannot be Vietnamese, or that is shouted amid small letters ("HI" for
    // III). Abbreviations and figures may be what they like.
    bool is_doubtful(const PlacedWord& word, bool capitals) const {
        const std::string core = core_of(word.word.text);
        const std::vector<char32_t> points = code_points(core);
        const bool letters = !points.empty() && std::all_of(points.begin(), points.end(), is_letter);
        const bool shouted = !capitals && points.size() > 1 && in_capitals(core);
        const bool abbreviation = is_abbreviation(core) || (shouted && (!is_syllable(core) || is_roman(core)));
        if (std::count(options_.misread.begin(), options_.misread.end(), core) > 0) return true;
        return letters && !abbreviation && (shouted || !is_syllable(core));
    }

    // Least confidence of the words, less where one is doubtful in itself, and as the rest of the document
    // speaks for or against it.
    double confidence_of(const std::vector<PlacedWord>& words) const {
        double confidence = least_confidence(words);
        const bool capitals = in_capitals(joined(words));
        const Witness::Testimony said = witness_.on(words);
        const bool confirmed_all = said.pairs > 0 && said.confirmed == said.pairs;
        for (size_t i = 0; i < words.size(); ++i)
            if ((!said.known[i] && is_doubtful(words[i], capitals)) ||
                (i + 1 < words.size() && ends_clause(words[i].word.text)))
                confidence = std::min(confidence, doubted(words[i].word.confidence));
        if (said.opposed > 0) return doubted(confidence);
        return confirmed_all ? confirmed(confidence) : confidence;
    }

    // Blanks that the recogniser lost, where the document has the same letters with a blank elsewhere.
    std::vector<PlacedWord> with_blanks(std::vector<PlacedWord> words) const {
        for (PlacedWord& word : words) {
            const std::string core = core_of(word.word.text);
            if (const size_t at = is_syllable(core) ? 0 : witness_.parted(core); at > 0)
                word.word.text = core.substr(0, at) + " " + core.substr(at);
        }
        return words;
    }

    void find_number() {
        if (head_.numbers.size() != 1) return;
        const Run& run = head_.numbers.front();
        // Marks behind the symbol are rules and dirt.
        Run words = run;
        while (!words.words.empty() && !has_letter_or_digit(words.words.back().word.text))
            words.words.pop_back();
        number_reads_ = parse_number_symbol(after_number_label(words), number_);
        if (number_reads_) return;
        // A number put in by hand may not read, and the printed symbol behind it may.
        const auto slash = std::find_if(words.words.begin(), words.words.end(),
                                        [](const PlacedWord& word) { return word.word.text.starts_with("/"); });
        symbol_words_.assign(slash, words.words.end());
        std::string text;
        for (const PlacedWord& word : symbol_words_)
            text += word.word.text;
        if (!parse_number_symbol(text, number_)) number_ = {};
    }

    // Groups of the symbol that may stand for the agency: all but the kind.
    std::vector<std::string> agency_groups() const {
        std::vector<std::string> out = number_.groups;
        if (!title_.type.empty() && out.size() > 1) out.erase(out.begin());
        return out;
    }

    void agency() {
        std::vector<PlacedWord> again; // who decides: the first line of the text
        for (size_t i = 0; i < head_.body.size() && again.empty(); ++i)
            if (in_capitals(head_.body[i].text()))
                again = organ_after_position(head_.body[i], options_.positions, options_.organ_beginnings);
        agency_ = part_agency(head_.agency, {agency_groups(), joined(again), options_.organ_beginnings});
        if (head_.agency.empty()) agency_.own = again;
        if (agency_.own.empty()) {
            out_.parent_organ = out_.organ_name = absent("not_found");
            return;
        }
        agency_.own = with_blanks(agency_.own);
        agency_.parent = with_blanks(agency_.parent);
        double own = confidence_of(agency_.own);
        if (agency_.confirmed) own = confirmed(own);
        double parent = confidence_of(agency_.parent);
        if (agency_.several || agency_.opposed || (agency_.unread && !agency_.confirmed)) {
            own = doubted(own);
            parent = doubted(parent);
        }
        out_.organ_name = settled(reading(agency_.own, joined(agency_.own), own));
        out_.parent_organ =
            agency_.parent.empty() ? absent("none") : settled(reading(agency_.parent, joined(agency_.parent), parent));
    }

    bool symbol_names_kind() const {
        if (number_.groups.empty() || title_.kind.spelling.empty()) return false;
        const std::string& group = number_.groups.front();
        return group == title_.kind.abbreviation || group.starts_with(initials(title_.kind.spelling));
    }

    void number() {
        if (head_.numbers.empty()) {
            out_.code_number = out_.code_notation = out_.code_full = absent("not_found");
            return;
        }
        const Run& run = head_.numbers.front();
        const size_t label = number_label(run);
        std::vector<PlacedWord> words(
            run.words.begin() + static_cast<std::ptrdiff_t>(run.words.size() > label ? label : 0), run.words.end());
        Reading whole =
            reading(words, number_reads_ && !number_.number.empty() ? number_.full() : "", least_confidence(words));
        whole.ambiguous = head_.numbers.size() > 1;
        const bool kind = symbol_names_kind(), official_letter = title_.type.empty();
        if (agency_.confirmed && (kind || official_letter)) whole.confidence = confirmed(whole.confidence);
        out_.code_full = settled(whole);
        Reading part = whole;
        part.text = number_.number;
        out_.code_number = number_reads_ && number_.number.empty() ? absent("not_found") : settled(part);
        if (!number_reads_ && !number_.symbol.empty())
            part = reading(symbol_words_, "", least_confidence(symbol_words_));
        part.text = number_.symbol;
        out_.code_notation = settled(part);
    }

    void date() {
        const std::optional<Run>& line = head_.date ? head_.date : foot_date_;
        const std::optional<IssuedDate> date = line ? parse_issued_date(*line, context_.clock()) : std::nullopt;
        if (!date) {
            out_.issued_date = out_.issued_place = absent("not_found");
            return;
        }
        double confidence = least_confidence(date->date);
        if (!date->two_digits) confidence *= 0.9;
        Reading day = reading(date->date, date->iso, confidence),
                place = reading(date->place, date->place_reads ? joined(date->place) : "", confidence_of(date->place));
        day.page = place.page = head_.date ? first_.number : signature_.page;
        out_.issued_date = settled(day);
        out_.issued_place = settled(place);
    }

    void type_and_subject() {
        if (title_.type.empty()) return official_letter();
        double confidence = least_confidence(title_.type);
        // A whole name of the list is hardly another one.
        if (title_.type_text == title_.kind.spelling) confidence = std::max(confidence, 80.0);
        if (!title_.kind.exact) confidence = std::min(confidence, 90.0);
        if (symbol_names_kind()) confidence = confirmed(confidence);
        out_.type_name = settled(reading(title_.type, title_.type_text, confidence));
        Reading subject = reading(title_.subject, joined(title_.subject), confidence_of(title_.subject));
        if (!subject.words.empty() && !begins_with_capital(subject.words.front().word.text))
            subject.confidence = doubted(subject.confidence);
        out_.subject = settled(subject);
    }

    void official_letter() {
        out_.type_name = out_.subject = absent("not_found");
        if (head_.about.empty()) return;
        std::vector<PlacedWord> words = words_of(head_.about);
        Reading type = reading({words.front()}, "CÔNG VĂN", 90);
        type.source = "layout";
        out_.type_name = settled(type);
        if (bare(upper_case(words.front().word.text)) != "VE") words.erase(words.begin());
        out_.subject = settled(reading(words, joined(words), confidence_of(words)));
    }

    void signer() {
        if (signature_.page == 0) {
            out_.signer_name = out_.signer_position = out_.signer_capacity = absent("not_found");
            return;
        }
        double confidence = confidence_of(signature_.name);
        if (!signature_.known_family || signature_.off_centre || signature_.position.empty())
            confidence = doubted(confidence);
        Reading name{joined(signature_.name),  confidence,
                     signature_.name,          signature_.name.empty() ? 0 : signature_.page,
                     signature_.several_names, "ocr"};
        out_.signer_name = settled(name);
        Reading position{joined(signature_.position),
                         confidence_of(signature_.position),
                         signature_.position,
                         signature_.position.empty() ? 0 : signature_.page,
                         false,
                         "ocr"};
        const ListedName& listed = signature_.listed;
        if (!listed.spelling.empty() && key_of(listed.spelling) == key_of(position.text)) {
            position.text = listed.spelling;
            position.confidence = std::max(90.0, least_confidence(signature_.position));
        }
        // Who signs in place of the head is his deputy; another line that reads like a position is a piece of it.
        const bool no_deputy = signature_.capacity.ends_with("KT.") && !is_deputy(position.text);
        if (!signature_.own_line || no_deputy) position.confidence = doubted(position.confidence);
        const bool lost_capacity =
            signature_.capacity.empty() && signature_.title_shifted; // "KT. GIÁM ĐỐC" without its "KT."
        if (signature_.unread_line || lost_capacity) position.confidence = doubted(position.confidence);
        out_.signer_position = settled(position);
        const bool deputy = is_deputy(position.text) || lost_capacity;
        if (signature_.capacity.empty() && !deputy)
            out_.signer_capacity = absent("none");
        else if (signature_.capacity.empty())
            out_.signer_capacity =
                settled({"", 0, signature_.position, signature_.page, false, "ocr"}); // no deputy signs without one
        else
            out_.signer_capacity = settled({signature_.capacity, least_confidence(signature_.capacity_words),
                                            signature_.capacity_words, signature_.page, false, "ocr"});
    }

    const DescribeOptions& options_;
    const Context& context_;
    UprightPage first_;
    size_t pages_ = 0;
    Witness witness_;
    SignatureBlock signature_;
    std::optional<Run> foot_date_;
    DocumentHead head_;
    Title title_;
    NumberSymbol number_;
    bool number_reads_ = false;
    std::vector<PlacedWord> symbol_words_; // where the symbol alone reads
    Agency agency_;
    Fields out_;
};

} // namespace

Fields describe(const Document& document, const std::function<PageRecord(size_t)>& page, const DescribeOptions& options,
                const Context& context) {
    Describer describer(options, context);
    for (size_t i = 0; i < document.pages.size(); ++i) {
        describer.look_at(upright(page(i).text, document.pages[i], static_cast<int>(i) + 1));
    }
    return describer.run();
}

Findings findings_about(const Fields& fields) {
    std::string names;
    for (const FieldRow& row : field_table) {
        const std::string& reason = (fields.*row.member).reason;
        if (reason == "doubtful" || reason == "ambiguous")
            names += (names.empty() ? "" : ", ") + std::string(row.vietnamese);
    }
    if (names.empty()) return {};
    return {{Severity::note, "describe.doubtful", "", 0, msg("read, but not surely, and left empty: {1}", names)}};
}

} // namespace sohoa
