// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/predictor.h"

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

// TIFF 6.0, section 14: horizontal differences of each component; samples of 8 or 16 bits.
std::optional<std::string> tiff_rows(std::string bytes, size_t row, const Predictor& p) {
    if (p.bits != 8 && p.bits != 16) return std::nullopt;
    auto* data = reinterpret_cast<unsigned char*>(bytes.data());
    const size_t step = static_cast<size_t>(p.colours) * static_cast<size_t>(p.bits / 8);
    for (size_t start = 0; start + row <= bytes.size(); start += row)
        for (size_t i = start + step; i < start + row; i += static_cast<size_t>(p.bits / 8)) {
            if (p.bits == 8) {
                data[i] = static_cast<unsigned char>(data[i] + data[i - step]);
            } else {
                const unsigned sum = (data[i] << 8 | data[i + 1]) + (data[i - step] << 8 | data[i - step + 1]);
                data[i] = static_cast<unsigned char>(sum >> 8);
                data[i + 1] = static_cast<unsigned char>(sum);
            }
        }
    return bytes;
}

} // namespace

std::optional<std::string> unpredicted(std::string bytes, const Predictor& p) {
    if (p.predictor <= 1) return bytes;
    if (p.colours < 1 || p.colours > 32 || p.bits < 1 || p.bits > 16 || p.columns < 1 || p.columns > 10'000'000)
        return std::nullopt;
    const size_t pixel_bits = static_cast<size_t>(p.colours) * static_cast<size_t>(p.bits);
    const size_t row = (static_cast<size_t>(p.columns) * pixel_bits + 7) / 8;
    if (p.predictor == 2) return tiff_rows(std::move(bytes), row, p);
    return png_rows(bytes, row, pixel_bits < 8 ? 1 : pixel_bits / 8);
}

} // namespace sohoa
