// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sohoa::test {

/// The msgids of some source text, found by a small reader of C++ that knows comments, characters and all kinds of
/// string literals, adjacent ones joined.
struct Marked {
    std::set<std::string> ids;       ///< of msg("…") and tr("…")
    std::vector<std::string> faults; ///< msg(…) whose first argument is no literal: nobody could translate it
};
Marked marked_in(const std::string& source);

/// A .po file.
struct Catalogue {
    struct Entry {
        std::string text;
        bool fuzzy = false; ///< msgfmt leaves it out
    };
    std::map<std::string, Entry> entries;
    std::vector<std::string> repeated;

    /// Empty when there is none that is in force.
    std::string translation(const std::string& id) const;
};
Catalogue parse_catalogue(const std::string& text);
Catalogue read_catalogue(const std::string& path);

/// The places "{1}", "{2}" … of a message, sorted.
std::vector<std::string> places(const std::string& message);

} // namespace sohoa::test
