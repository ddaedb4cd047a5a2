// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace sohoa {

/// A sentence for a person: an English msgid with {1}, {2} … and the values that go there.
/// Libraries never translate; cli/ looks `id` up in the catalogue (po/) and fills the values in.
struct Message {
    std::string id;
    std::vector<std::string> args;
    std::string word = {}; ///< for machines: "path.expired"; empty where JSON does not hold the sentence's name

    /// The sentence in English.
    std::string english() const;

    bool operator==(const Message&) const = default;

    static auto members(auto& s) { return std::tie(s.id, s.args, s.word); }
};

/// Fills {1}, {2} … of `pattern` with `args`; a place without a value stays as it stands.
std::string fill(std::string_view pattern, const std::vector<std::string>& args);

inline std::string to_arg(std::string s) {
    return s;
}
inline std::string to_arg(const char* s) {
    return s;
}
inline std::string to_arg(std::string_view s) {
    return std::string(s);
}
/// Whole numbers as they are; fractions with at most two decimals.
std::string to_arg(double v);
template <class T>
requires std::is_integral_v<T> std::string to_arg(T v) {
    return std::to_string(v);
}

/// msg("page {1} is blank", 3). The name is the keyword that xgettext looks for.
template <class... A>
Message msg(std::string_view id, A&&... args) {
    return {std::string(id), {to_arg(std::forward<A>(args))...}};
}

/// named("page.blank", msg("page {1} is blank", 3)): the word that stands for the sentence in JSON. It never changes,
/// whatever becomes of the English; a sentence has one, and a word has one sentence (a test sees to both).
inline Message named(std::string_view word, Message message) {
    message.word = word;
    return message;
}

} // namespace sohoa
