// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/reading.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

#include <algorithm>

namespace sohoa {

double least_confidence(const std::vector<PlacedWord>& words) {
    double least = 100;
    for (const PlacedWord& word : words)
        if (has_letter_or_digit(word.word.text)) least = std::min(least, word.word.confidence);
    return least;
}

double confirmed(double confidence) {
    return confidence < 50 ? confidence : confidence + (100 - confidence) / 2;
}

double doubted(double confidence) {
    return confidence * 0.6;
}

std::vector<PlacedWord> words_of(const std::vector<Run>& runs) {
    std::vector<PlacedWord> out;
    for (const Run& run : runs)
        out.insert(out.end(), run.words.begin(), run.words.end());
    return out;
}

std::string joined(const std::vector<PlacedWord>& words) {
    std::string out;
    for (const PlacedWord& word : words)
        out += out.empty() ? word.word.text : " " + word.word.text;
    return nfc(out);
}

Field settle(const Reading& reading, double sure) {
    if (reading.page == 0) return absent("not_found");
    Field field;
    field.confidence = std::clamp(reading.confidence, 0.0, 100.0);
    field.page = reading.page;
    for (const PlacedWord& word : reading.words) {
        const bool first = &word == &reading.words.front();
        field.x0 = first ? word.word.x0 : std::min(field.x0, word.word.x0);
        field.y0 = first ? word.word.y0 : std::min(field.y0, word.word.y0);
        field.x1 = first ? word.word.x1 : std::max(field.x1, word.word.x1);
        field.y1 = first ? word.word.y1 : std::max(field.y1, word.word.y1);
    }
    if (!reading.ambiguous && !reading.text.empty() && field.confidence >= sure) {
        field.value = reading.text;
        field.source = reading.source;
        return field;
    }
    field.reason = reading.ambiguous ? "ambiguous" : "doubtful";
    field.seen = reading.text.empty() ? joined(reading.words) : reading.text;
    return field;
}

Field absent(const std::string& reason) {
    Field field;
    field.reason = reason;
    return field;
}

} // namespace sohoa
