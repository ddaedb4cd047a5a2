// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/page_names.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <filesystem>
#include <set>

namespace sohoa {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// A name without its extension: what is between the numbers, and the numbers.
struct Parts {
    std::string words; ///< lower case, no signs or spaces
    std::vector<uint64_t> numbers;
};

Parts parts_of(const std::string& name) {
    Parts out;
    const std::string stem = std::filesystem::path(name).stem();
    for (size_t at = 0; at < stem.size();) {
        const char c = stem[at];
        if (is_digit(c)) {
            uint64_t number = 0;
            const auto [end, error] = std::from_chars(stem.data() + at, stem.data() + stem.size(), number);
            at = static_cast<size_t>(end - stem.data());
            if (error == std::errc{})
                out.numbers.push_back(number);
            else
                out.words += '#'; // so long that no page has it
        } else {
            if (static_cast<unsigned char>(c) >= 0x80 || std::isalpha(static_cast<unsigned char>(c)))
                out.words += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            ++at;
        }
    }
    return out;
}

// The one number in which all names differ; none where they differ in more, or in something else.
std::set<uint64_t> series_of(const std::vector<Parts>& all) {
    size_t varying = 0, found = 0;
    for (const Parts& parts : all)
        if (parts.words != all[0].words || parts.numbers.size() != all[0].numbers.size()) return {};
    for (size_t i = 0; i < all[0].numbers.size(); ++i)
        if (std::any_of(all.begin(), all.end(), [&](const Parts& p) { return p.numbers[i] != all[0].numbers[i]; }))
            varying = i, ++found;
    std::set<uint64_t> out;
    if (found == 1)
        for (const Parts& parts : all)
            out.insert(parts.numbers[varying]);
    return out;
}

} // namespace

PageNames page_names(const std::vector<std::string>& names) {
    std::vector<Parts> all;
    std::multiset<std::string> words;
    for (const std::string& name : names) {
        all.push_back(parts_of(name));
        words.insert(all.back().words);
    }
    PageNames out;
    out.unlike = names.size() > 1 &&
                 std::all_of(words.begin(), words.end(), [&](const std::string& w) { return words.count(w) == 1; });
    if (all.empty()) return out;
    const std::set<uint64_t> numbers = series_of(all);
    if (numbers.size() < 2) return out;
    // Cameras begin anywhere and name pictures by the time: then most numbers are missing, and nobody counted pages.
    const uint64_t first = *numbers.begin() == 2 ? 1 : *numbers.begin(), last = *numbers.rbegin();
    if (last - first >= 2 * numbers.size()) return out;
    for (uint64_t n = first; n < last; ++n)
        if (!numbers.count(n)) out.missing.push_back(n);
    return out;
}

} // namespace sohoa
