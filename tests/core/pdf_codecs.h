// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/scratch.h"
#include "tests/core/tiff_files.h"

namespace sohoa::test {

/// One strip of T.6.
inline std::string g4_bytes(const Scratch& scratch, const Raster& r) {
    TiffPage page;
    page.raster = r;
    page.compression = COMPRESSION_CCITTFAX4;
    page.photometric = PHOTOMETRIC_MINISWHITE;
    return strip_of(write_tiff(scratch.path("g4.tif"), {page}), 0, 0);
}

/// JPEG 2000 without loss, as a JP2 file.
inline std::string jp2_bytes(const Raster& r) {
    const Image image(pixCreate(r.width, r.height, r.channels == 3 ? 32 : 8));
    for (int y = 0; y < r.height; ++y)
        for (int x = 0; x < r.width; ++x)
            pixSetPixel(pix(image), x, y,
                        r.channels == 3
                            ? static_cast<l_uint32>(r.at(x, y, 0)) << 24 | static_cast<l_uint32>(r.at(x, y, 1)) << 16 |
                                  static_cast<l_uint32>(r.at(x, y, 2)) << 8
                            : r.at(x, y));
    l_uint8* data = nullptr;
    size_t size = 0;
    if (pixWriteMemJp2k(&data, &size, pix(image), 100, 5, 0, 0) != 0)
        throw std::runtime_error("Leptonica cannot write JPEG 2000");
    std::string out(reinterpret_cast<char*>(data), size);
    lept_free(data);
    return out;
}

// JBIG2 (ITU-T T.88) as a PDF holds it: segments without file header. All of it coded with MMR, which is T.6.
inline std::string big_endian(uint64_t value, int bytes) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}
inline std::string jbig2_segment(int number, int type, int page, const std::string& data,
                                 const std::string& refers_to = "") {
    return big_endian(static_cast<uint64_t>(number), 4) + static_cast<char>(type) +
           static_cast<char>(refers_to.size() << 5) + refers_to + static_cast<char>(page) + big_endian(data.size(), 4) +
           data;
}
inline std::string jbig2_region(int width, int height) {
    return big_endian(static_cast<uint64_t>(width), 4) + big_endian(static_cast<uint64_t>(height), 4) +
           std::string(9, '\0');
}

inline std::string jbig2_page(int width, int height) {
    return jbig2_segment(1, 48, 1,
                         big_endian(static_cast<uint64_t>(width), 4) + big_endian(static_cast<uint64_t>(height), 4) +
                             std::string(11, '\0'));
}
inline std::string jbig2_generic(int width, int height, const std::string& g4) {
    return jbig2_segment(2, 38, 1, jbig2_region(width, height) + '\1' + g4);
}

/// Squares of eight pixels; the upper left one is black.
inline Raster checkers(int width, int height) {
    Raster r{width, height, 1, true, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            r.samples.push_back((x / 8 + y / 8) % 2 == 0);
    return r;
}
/// Globals: a pattern dictionary of a white and a black square.
inline std::string jbig2_patterns(const Scratch& scratch) {
    Raster both{16, 8, 1, true, {}};
    for (int i = 0; i < 128; ++i)
        both.samples.push_back(i % 16 >= 8);
    return jbig2_segment(0, 16, 0, std::string("\1\x08\x08\0\0\0\1", 7) + g4_bytes(scratch, both));
}
/// A halftone region that draws the patterns in turn.
inline std::string jbig2_halftone(const Scratch& scratch, int width, int height) {
    Raster grid{width / 8, height / 8, 1, true, {}};
    for (int y = 0; y < grid.height; ++y)
        for (int x = 0; x < grid.width; ++x)
            grid.samples.push_back((x + y) % 2 == 0);
    const std::string layout = big_endian(static_cast<uint64_t>(grid.width), 4) +
                               big_endian(static_cast<uint64_t>(grid.height), 4) + std::string(8, '\0') +
                               big_endian(8 * 256, 2) + big_endian(0, 2);
    return jbig2_segment(2, 22, 1, jbig2_region(width, height) + '\1' + layout + g4_bytes(scratch, grid),
                         std::string(1, '\0'));
}

} // namespace sohoa::test
