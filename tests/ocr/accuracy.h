// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace sohoa::test {

using Letters = std::vector<char32_t>;

/// Code points with each run of white space as one space.
inline Letters letters(const std::string& text) {
    std::string joined;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        joined += joined.empty() ? word : " " + word;
    return code_points(nfc(joined));
}

/// Least edits that make `line` out of any piece of `text` (Sellers).
inline size_t edits_in(const Letters& line, const Letters& text) {
    std::vector<size_t> above(text.size() + 1, 0), row(text.size() + 1);
    for (size_t i = 1; i <= line.size(); ++i) {
        row[0] = i;
        for (size_t j = 1; j <= text.size(); ++j)
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (line[i - 1] != text[j - 1])});
        above.swap(row);
    }
    return *std::min_element(above.begin(), above.end());
}

/// Line character error rate: each line of the truth against the best piece of what was read. 0 … 1.
inline double line_error_rate(const std::string& truth, const std::string& read) {
    const Letters text = letters(read);
    size_t edits = 0, all = 0;
    std::istringstream lines(truth);
    for (std::string line; std::getline(lines, line);) {
        const Letters wanted = letters(line);
        edits += edits_in(wanted, text);
        all += wanted.size();
    }
    return all == 0 ? 0 : static_cast<double>(edits) / static_cast<double>(all);
}

} // namespace sohoa::test
