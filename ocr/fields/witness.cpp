// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/witness.h"

#include "core/base/text.h"
#include "ocr/read/vietnamese.h"

namespace sohoa {

std::vector<Witness::Pair> Witness::pairs_of(const std::vector<PlacedWord>& words) {
    std::vector<Pair> out;
    std::string before;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string& text = words[i].word.text;
        const std::string spelt = spelling(text);
        if (!before.empty() && !spelt.empty()) {
            const std::string both = before + " " + spelt;
            const Print print = in_capitals(text) ? capitals : begins_with_capital(text) ? name : word;
            out.push_back({bare(both), both, print, i});
        }
        before = spelt;
    }
    return out;
}

size_t Witness::comparable(const Times& times, Print print) {
    return print == capitals ? times[word] + times[name] + times[capitals] : times[print] + times[capitals];
}

void Witness::hear(const UprightPage& page) {
    for (const Run& run : page.runs) {
        for (const Pair& pair : pairs_of(run.words))
            ++pairs_[pair.key][pair.spelt][pair.print];
        for (size_t i = 1; i < run.words.size(); ++i) {
            const std::string a = upper_case(core_of(run.words[i - 1].word.text)),
                              b = upper_case(core_of(run.words[i].word.text));
            if (is_syllable(a) && is_syllable(b)) parted_[a + b] = a.size();
        }
    }
}

void Witness::know(const std::string& pair) {
    const std::string spelt = spelling(pair);
    pairs_[bare(spelt)][spelt][capitals] += 3;
}

size_t Witness::parted(std::string_view text) const {
    const auto found = parted_.find(upper_case(text));
    return found == parted_.end() ? 0 : found->second;
}

Witness::Testimony Witness::on(const std::vector<PlacedWord>& words) const {
    std::map<std::string, size_t> own;
    const std::vector<Pair> pairs = pairs_of(words);
    for (const Pair& pair : pairs)
        ++own[pair.spelt];
    Testimony out;
    out.pairs = pairs.size();
    out.known.assign(words.size(), false);
    for (const Pair& pair : pairs) {
        const auto found = pairs_.find(pair.key);
        if (found == pairs_.end()) continue;
        size_t alike = 0, otherwise = 0;
        for (const auto& [spelt, times] : found->second)
            (spelt == pair.spelt ? alike : otherwise) += comparable(times, pair.print);
        const bool elsewhere = alike > own[pair.spelt];
        if (otherwise >= alike && otherwise > 0) {
            ++out.opposed;
        } else if (elsewhere && otherwise == 0) {
            ++out.confirmed;
            out.known[pair.second - 1] = out.known[pair.second] = true;
        }
    }
    return out;
}

} // namespace sohoa
