// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/fax.h"

#include "core/base/error.h"
#include "core/scan/fax_codes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <leptonica/allheaders.h>
#include <optional>
#include <vector>

namespace sohoa {
namespace {

constexpr int longest_code = 13;
constexpr unsigned line_end = 1, line_end_bits = 12; // eleven zeros and a one

// The code of a run: what stands in the next bits, and how many of them it takes. No bits: no code.
struct Run {
    int16_t length = 0;
    uint8_t bits = 0;
};
using RunTable = std::array<Run, 1 << longest_code>;

template <size_t n>
void enter(RunTable& table, const std::string_view (&codes)[n], int first, int step) {
    for (size_t i = 0; i < n; ++i) {
        size_t value = 0;
        for (const char bit : codes[i])
            value = value << 1 | static_cast<size_t>(bit - '0');
        const size_t free = static_cast<size_t>(longest_code) - codes[i].size();
        const Run run{static_cast<int16_t>(first + static_cast<int>(i) * step), static_cast<uint8_t>(codes[i].size())};
        std::fill_n(table.begin() + static_cast<ptrdiff_t>(value << free), size_t{1} << free, run);
    }
}

template <size_t n, size_t m>
RunTable table_of(const std::string_view (&codes)[n], const std::string_view (&make_up)[m]) {
    RunTable table{};
    enter(table, codes, 0, 1);
    enter(table, make_up, 64, 64);
    enter(table, long_make_up, 1792, 64);
    return table;
}

const RunTable& runs_of(bool black) {
    static const RunTable tables[] = {table_of(white_codes, white_make_up), table_of(black_codes, black_make_up)};
    return tables[black];
}

// Bits, the high one first; zeros behind the end.
class Bits {
  public:
    explicit Bits(const std::string& bytes) : bytes_(bytes) {}

    uint64_t left() const { return bytes_.size() * 8 - at_; }
    unsigned peek(unsigned count) const {
        uint64_t value = 0;
        for (uint64_t byte = at_ / 8; byte < at_ / 8 + 5; ++byte)
            value = value << 8 | (byte < bytes_.size() ? static_cast<unsigned char>(bytes_[byte]) : 0U);
        return static_cast<unsigned>(value >> (40 - at_ % 8 - count)) & ((1U << count) - 1);
    }
    void skip(unsigned count) { at_ = std::min<uint64_t>(at_ + count, bytes_.size() * 8); }
    void align() { at_ = (at_ + 7) / 8 * 8; }
    // Nothing but padding is left, which no row begins with.
    bool spent() const { return left() == 0 || (left() < 24 && peek(static_cast<unsigned>(left())) == 0); }

  private:
    const std::string& bytes_;
    uint64_t at_ = 0;
};

// Where the colour of a row changes; the first change is to black.
using Changes = std::vector<int>;

class FaxDecoder {
  public:
    FaxDecoder(const std::string& bytes, const FaxOptions& options) : bits_(bytes), options_(options) {}

    /// Goes to the next row. False when there is none.
    bool begin();
    /// Reads it. False for codes that no writer makes.
    bool read() {
        before_.swap(row_);
        row_.clear();
        at_ = -1;
        while (at_ < options_.columns)
            if (!(coded_by_row_before_ ? step() : runs(1))) return false;
        while (!row_.empty() && row_.back() >= options_.columns)
            row_.pop_back();
        return at_ == options_.columns;
    }
    const Changes& row() const { return row_; }
    bool ended() const { return ended_; }

  private:
    // A run of no length takes the change before it back.
    void change(int place) {
        if (!row_.empty() && row_.back() == place)
            row_.pop_back();
        else
            row_.push_back(place);
        at_ = place;
    }
    bool black() const { return row_.size() % 2; }
    bool runs(int count);
    bool step();
    bool vertical(int place);

    Bits bits_;
    const FaxOptions options_;
    Changes row_, before_;
    int at_ = -1; // a0 of T.4: the change that was coded last, or the end of a pass
    bool coded_by_row_before_ = false, ended_ = false, first_ = true;
};

bool FaxDecoder::begin() {
    int ends = 0;
    bool tagged = false;
    const bool t6 = options_.k < 0;
    if (options_.byte_aligned && !first_ && bits_.peek(line_end_bits) != line_end) bits_.align();
    first_ = false;
    coded_by_row_before_ = t6;
    for (;;) {
        while (!t6 && bits_.left() > line_end_bits && bits_.peek(line_end_bits) == 0)
            bits_.skip(1); // fill
        if (bits_.peek(line_end_bits) != line_end) break;
        bits_.skip(line_end_bits);
        if (++ends > 1 || t6) return ended_ = true, false;
        tagged = options_.k > 0;
        if (tagged) coded_by_row_before_ = bits_.peek(1) == 0, bits_.skip(1);
    }
    if (bits_.spent()) return false;
    if (options_.k > 0 && !tagged) coded_by_row_before_ = bits_.peek(1) == 0, bits_.skip(1);
    return true;
}

bool FaxDecoder::runs(int count) {
    for (; count > 0; --count) {
        int length = 0;
        for (Run run{64, 1}; run.length >= 64; length += run.length) {
            run = runs_of(black())[bits_.peek(longest_code)];
            if (run.bits == 0 || length > options_.columns) return false;
            bits_.skip(run.bits);
        }
        const int place = std::max(at_, 0) + length;
        if (place > options_.columns) return false;
        change(place);
    }
    return true;
}

bool FaxDecoder::vertical(int place) {
    if (place < std::max(at_, 0) || place > options_.columns) return false;
    change(place);
    return true;
}

// T.4, table 4.
bool FaxDecoder::step() {
    auto next = std::upper_bound(before_.begin(), before_.end(), at_);
    if ((next - before_.begin()) % 2 != static_cast<ptrdiff_t>(black()) && next != before_.end()) ++next;
    const int b1 = next == before_.end() ? options_.columns : *next;
    const auto is = [this](unsigned code, unsigned count) {
        if (bits_.peek(count) != code) return false;
        bits_.skip(count);
        return true;
    };
    if (bits_.left() == 0) return false;
    if (is(1, 1)) return vertical(b1);
    if (is(3, 3)) return vertical(b1 + 1);
    if (is(2, 3)) return vertical(b1 - 1);
    if (is(1, 3)) return runs(2);
    if (is(1, 4)) {
        at_ = next == before_.end() || std::next(next) == before_.end() ? options_.columns : *std::next(next);
        return true;
    }
    if (is(3, 6)) return vertical(b1 + 2);
    if (is(2, 6)) return vertical(b1 - 2);
    if (is(3, 7)) return vertical(b1 + 3);
    if (is(2, 7)) return vertical(b1 - 3);
    return false;
}

void draw(const Changes& row, int columns, l_uint32* line) {
    for (size_t i = 0; i < row.size(); i += 2)
        for (int x = row[i], end = i + 1 < row.size() ? row[i + 1] : columns; x < end;) {
            const int rest = 32 - x % 32, count = std::min(rest, end - x);
            line[x / 32] |= (~0U >> (32 - count)) << (rest - count);
            x += count;
        }
}

} // namespace

Fax decode_fax(const std::string& bytes, const FaxOptions& options, int rows, const std::string& where) {
    Fax out;
    out.image.reset(pixCreate(options.columns, rows, 1));
    if (!out.image)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    FaxDecoder decoder(bytes, options);
    while (out.rows < rows && decoder.begin()) {
        out.damaged = !decoder.read();
        if (out.damaged) break;
        draw(decoder.row(), options.columns,
             pixGetData(pix(out.image)) + static_cast<size_t>(out.rows++) * pixGetWpl(pix(out.image)));
    }
    out.ended = decoder.ended();
    return out;
}

} // namespace sohoa
