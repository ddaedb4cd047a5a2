// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/predictor.h"

#include <cstdlib>
#include <utility>

namespace sohoa {
namespace {

// ISO/IEC 15948, 9.4.
int paeth(int a, int b, int c) {
    const int p = a + b - c, pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

std::optional<std::string> png_rows(const std::string& bytes, size_t row, size_t pixel) {
    const size_t rows = bytes.size() / (row + 1);
    if (rows == 0) return std::string(); // no memory for a row that is not there
    std::string out(rows * row, '\0');
    const std::string nothing(row, '\0');
    for (size_t y = 0; y < rows; ++y) {
        const auto* in = reinterpret_cast<const unsigned char*>(bytes.data()) + y * (row + 1);
        auto* line = reinterpret_cast<unsigned char*>(out.data()) + y * row;
        const auto* above = y ? line - row : reinterpret_cast<const unsigned char*>(nothing.data());
        const int kind = *in++;
        if (kind > 4) return std::nullopt;
        for (size_t i = 0; i < row; ++i) {
            const int a = i >= pixel ? line[i - pixel] : 0, b = above[i], c = i >= pixel ? above[i - pixel] : 0;
            const int add = kind == 0 ? 0 : kind == 1 ? a : kind == 2 ? b : kind == 3 ? (a + b) / 2 : paeth(a, b, c);
            line[i] = static_cast<unsigned char>(in[i] + add);
        }
    }
    return out;
}

// Reads and writes samples of a row by their number.
class Samples {
  public:
    Samples(char* row, int bits) : row_(reinterpret_cast<unsigned char*>(row)), bits_(bits) {}

    void add(size_t i, size_t other) { put(i, get(i) + get(other)); }

  private:
    unsigned get(size_t i) const {
        if (bits_ == 16) return static_cast<unsigned>(row_[2 * i] << 8 | row_[2 * i + 1]);
        return static_cast<unsigned>(row_[byte(i)] >> shift(i)) & mask();
    }
    void put(size_t i, unsigned value) {
        if (bits_ == 16) {
            row_[2 * i] = static_cast<unsigned char>(value >> 8);
            row_[2 * i + 1] = static_cast<unsigned char>(value);
        } else {
            const unsigned others = row_[byte(i)] & ~(mask() << shift(i));
            row_[byte(i)] = static_cast<unsigned char>(others | (value & mask()) << shift(i));
        }
    }
    size_t byte(size_t i) const { return i * static_cast<size_t>(bits_) / 8; }
    unsigned shift(size_t i) const {
        return static_cast<unsigned>(8 - bits_) - static_cast<unsigned>(i * static_cast<size_t>(bits_) % 8);
    }
    unsigned mask() const { return (1U << bits_) - 1; }

    unsigned char* row_;
    int bits_;
};

// TIFF 6.0, section 14: horizontal differences of each component.
std::string tiff_rows(std::string bytes, size_t row, const Predictor& p) {
    const size_t colours = static_cast<size_t>(p.colours), count = colours * static_cast<size_t>(p.columns);
    for (size_t start = 0; start + row <= bytes.size(); start += row) {
        Samples samples(bytes.data() + start, p.bits);
        for (size_t i = colours; i < count; ++i)
            samples.add(i, i - colours);
    }
    return bytes;
}

bool is_depth(int bits) {
    return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
}

} // namespace

std::optional<std::string> unpredicted(std::string bytes, const Predictor& p) {
    if (p.predictor != 2 && p.predictor < 10) return bytes; // others have no meaning, and viewers give them none
    if (p.colours < 1 || p.colours > 32 || !is_depth(p.bits) || p.columns < 1 || p.columns > 10'000'000)
        return std::nullopt;
    const size_t pixel_bits = static_cast<size_t>(p.colours) * static_cast<size_t>(p.bits);
    const size_t row = (static_cast<size_t>(p.columns) * pixel_bits + 7) / 8;
    if (p.predictor == 2) return tiff_rows(std::move(bytes), row, p);
    return png_rows(bytes, row, pixel_bits < 8 ? 1 : pixel_bits / 8);
}

} // namespace sohoa
