// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/nesting.h"

#include "core/base/error.h"
#include "core/pdf/raw_tokens.h"
#include "core/pdf/word_search.h"

#include <string_view>

namespace sohoa {
namespace {

// Values stand side by side, so each byte is looked at once; a few times where one file lies in another.
constexpr uint64_t most_looks_per_byte = 4;

bool regular(int c) {
    constexpr std::string_view others("\0\t\n\f\r ()<>[]{}/%", 16);
    return c >= 0 && others.find(static_cast<char>(c)) == std::string_view::npos;
}

/// Follows the tokens (ISO 32000-1, 7.2) of one value as leniently as the most lenient reader: it stops only where
/// nobody reads on, so no oddity hides what stands behind it.
class Value {
  public:
    Value(RawTokens& bytes, uint64_t place) : bytes_(bytes), place_(bytes.skip_space(place)) {}

    /// Goes to its end, where it is an array or a dictionary. False when it nests too deeply.
    bool follow() {
        if (bytes_.at(place_) != '<' && bytes_.at(place_) != '[') return true;
        while (token() && depth_ > 0)
            if (depth_ > deepest_nesting) return false;
        return true;
    }
    uint64_t place() const { return place_; }

  private:
    bool token();
    bool word();
    void string();
    void hex_string() {
        while (bytes_.at(place_) >= 0 && bytes_.at(place_) != '>')
            ++place_;
        ++place_;
    }

    RawTokens& bytes_;
    uint64_t place_;
    int depth_ = 0;
    bool names_ = false; // a slash stood before
};

void Value::string() {
    int open = 0;
    for (; bytes_.at(place_) >= 0; ++place_) {
        const int c = bytes_.at(place_);
        if (c == '\\')
            ++place_;
        else if (c == '(')
            ++open;
        else if (c == ')' && --open == 0)
            break;
    }
    ++place_;
}

// A name, a number, R, true, false or null; "endobj", "stream" and the like end every value.
bool Value::word() {
    constexpr std::string_view first_of_values = "+-.0123456789Rtfn";
    if (!names_ && first_of_values.find(static_cast<char>(bytes_.at(place_))) == std::string_view::npos) return false;
    while (regular(bytes_.at(place_)))
        ++place_;
    names_ = false;
    return true;
}

// Moves behind the next one; false where the value cannot go on.
bool Value::token() {
    place_ = bytes_.skip_space(place_);
    const int c = bytes_.at(place_);
    if (c < 0) return false;
    if (regular(c)) return word();
    const bool twice = bytes_.at(place_ + 1) == c;
    names_ = c == '/';
    if (c == '(') {
        string();
    } else if (c == '<' && !twice) {
        hex_string();
    } else {
        if (c == '[' || c == '<') ++depth_;
        if (c == ']' || (c == '>' && twice)) --depth_;
        place_ += (c == '<' || c == '>') && twice ? 2 : 1;
    }
    return true;
}

/// Looks at the values of a file, wherever one may begin.
class Values {
  public:
    explicit Values(const InputFile& file)
        : path_(file.path()), bytes_(file), looks_left_(most_looks_per_byte * file.size()) {}

    void from(uint64_t place) {
        Value value(bytes_, place);
        if (!value.follow())
            throw Error(Code::bad_data, path_,
                        msg("the PDF holds values nested more than {1} deep, as no program writes them; it is not read",
                            deepest_nesting));
        const uint64_t looks = value.place() - place;
        if (looks > looks_left_)
            throw Error(Code::bad_data, path_, msg("the PDF holds values that run into one another; it is not read"));
        looks_left_ -= looks;
    }

  private:
    const std::string& path_;
    RawTokens bytes_;
    uint64_t looks_left_;
};

} // namespace

std::vector<uint64_t> refuse_deep_nesting(const InputFile& file, std::string_view word) {
    Values values(file);
    std::vector<uint64_t> places;
    std::vector<std::string_view> words = {"obj", "trailer"};
    if (!word.empty()) words.push_back(word);
    find_words(file, words, [&](std::string_view found, uint64_t place) {
        if (found == word)
            places.push_back(place);
        else
            values.from(place + found.size());
    });
    return places;
}

} // namespace sohoa
