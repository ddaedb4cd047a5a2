// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/lzw.h"

#include <cstdint>
#include <vector>

namespace sohoa {
namespace {

constexpr unsigned clear_table = 256, end_of_data = 257, first_free = 258, most_codes = 4096;

// Codes of 9 to 12 bits, the high bit first.
class Codes {
  public:
    explicit Codes(const std::string& bytes) : bytes_(bytes) {}

    /// The end of data where no whole code is left.
    unsigned next(unsigned width) {
        while (held_ < width) {
            if (at_ == bytes_.size()) return end_of_data;
            bits_ = bits_ << 8 | static_cast<unsigned char>(bytes_[at_++]);
            held_ += 8;
        }
        held_ -= width;
        return bits_ >> held_ & ((1U << width) - 1);
    }

  private:
    const std::string& bytes_;
    size_t at_ = 0;
    uint32_t bits_ = 0;
    unsigned held_ = 0;
};

// A piece of the output that a code stands for.
struct Piece {
    size_t at = 0, length = 0;
};

unsigned width_for(size_t next_code, bool early) {
    const size_t reached = next_code + (early ? 1 : 0);
    return reached >= 2048 ? 12 : reached >= 1024 ? 11 : reached >= 512 ? 10 : 9;
}

} // namespace

std::string unpacked_lzw(const std::string& bytes, bool early) {
    std::string out;
    Codes codes(bytes);
    std::vector<Piece> table; // from code 258; each piece stands in the output already
    Piece before;
    for (unsigned code; (code = codes.next(width_for(first_free + table.size(), early))) != end_of_data;) {
        if (code == clear_table) {
            table.clear();
            before = {};
            continue;
        }
        // The piece before and the first byte of this one; the byte stands behind it once this one is written.
        if (before.length && first_free + table.size() < most_codes) table.push_back({before.at, before.length + 1});
        const size_t at = out.size();
        if (code < clear_table) {
            out += static_cast<char>(code);
        } else {
            if (code - first_free >= table.size()) break;
            const Piece piece = table[code - first_free];
            for (size_t i = 0; i < piece.length; ++i)
                out += out[piece.at + i]; // may run into what it writes
        }
        before = {at, out.size() - at};
    }
    return out;
}

} // namespace sohoa
