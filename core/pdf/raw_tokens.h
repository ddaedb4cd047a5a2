// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/input_file.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sohoa {

/// A value of PDF syntax (ISO 32000-1, 7.3) with the place where it stands in the file. Strings keep their place only.
struct RawValue {
    enum Kind { none, number, name, string, hex_string, array, dictionary, keyword, reference };
    Kind kind = none;
    uint64_t start = 0, end = 0;          ///< bytes [start, end) of the file
    int64_t integer = 0;                  ///< of a whole number, or the object number of a reference
    bool whole = false;                   ///< the number is a whole number
    std::string text;                     ///< of a name (without the slash, #xx decoded) or keyword
    std::vector<RawValue> items;          ///< of an array
    std::map<std::string, RawValue> keys; ///< of a dictionary

    const RawValue* find(const std::string& key) const;
};

/// Reads tokens of a file at given places, strictly and without looking at any cross-reference table: for questions
/// where the bytes themselves are the evidence. Nothing is repaired.
class RawTokens {
  public:
    /// The file must live as long.
    explicit RawTokens(const InputFile& file) : file_(&file), size_(file.size()) {}

    /// The same bytes as if the file ended at `size`.
    RawTokens up_to(uint64_t size) const;

    uint64_t size() const { return size_; }
    int at(uint64_t place);                            ///< the byte, or -1 behind the end
    std::string text(uint64_t place, uint64_t length); ///< as much of it as there is

    uint64_t skip_space(uint64_t place);      ///< white space and comments (7.2)
    uint64_t skip_white_only(uint64_t place); ///< white space, no comments

    /// A value from `place`; kind none when there is none. References become one value.
    RawValue value(uint64_t place, int depth = 0);
    /// One bare token, references not joined.
    RawValue token(uint64_t place, int depth = 0);
    bool keyword_at(uint64_t& place, const char* word); ///< moves behind it when it stands there
    bool whole_at(uint64_t& place, int64_t& number);    ///< an unsigned whole number; moves behind it

  private:
    RawValue dictionary(uint64_t place, int depth);
    RawValue array(uint64_t place, int depth);
    RawValue hex_string(uint64_t place);
    RawValue literal_string(uint64_t place);
    RawValue word(uint64_t place);
    RawValue name(uint64_t place);
    void fill(uint64_t place);

    const InputFile* file_;
    uint64_t size_;
    uint64_t window_start_ = 0;
    std::string window_;
};

} // namespace sohoa
