// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/raster.h"

#include <map>
#include <stdexcept>
#include <tiffio.h>

namespace sohoa::test {

/// One directory of a TIFF that libtiff writes for a test.
struct TiffPage {
    Raster raster;
    int compression = COMPRESSION_NONE;
    int photometric = -1;   ///< -1: MinIsWhite for bitonal, MinIsBlack for grey, RGB, YCbCr for JPEG in colour
    int rows_per_strip = 0; ///< 0: one strip
    int orientation = 0;
    double dpi_x = 0, dpi_y = 0;
    int unit = RESUNIT_INCH;
    int fill_order = FILLORDER_MSB2LSB;
    int sampling_h = 1, sampling_v = 1; ///< of JPEG in colour
    bool jpeg_tables = true;            ///< JPEGTables apart; else the tables stand in every strip
    int predictor = 0;
    int bits = 8; ///< 16: each sample twice, v * 257
    bool planes = false, tiles = false;
    int fax_options = 0;           ///< of G3: GROUP3OPT_…
    std::vector<uint16_t> extra{}; ///< kinds of the samples beside the colours, which stand last in a pixel
};

inline std::string tiff_rows(const TiffPage& page, int photometric) {
    const Raster& r = page.raster;
    std::string rows = r.bitonal ? r.packed() : r.bytes();
    if (r.bitonal && photometric == PHOTOMETRIC_MINISBLACK)
        for (char& c : rows)
            c = static_cast<char>(~c);
    if (page.bits == 16) {
        std::string wide;
        for (const char c : rows)
            wide += {c, c};
        rows = wide;
    }
    return rows;
}

inline void write_strips(TIFF* tiff, const TiffPage& page, std::string rows) {
    const int height = page.raster.height, a_strip = page.rows_per_strip ? page.rows_per_strip : height;
    const size_t row = rows.size() / static_cast<size_t>(height);
    uint32_t strip = 0;
    for (int y = 0; y < height; y += a_strip, ++strip) {
        const size_t n = static_cast<size_t>(std::min(a_strip, height - y)) * row;
        std::string piece = rows.substr(static_cast<size_t>(y) * row, n);
        if (TIFFWriteEncodedStrip(tiff, strip, piece.data(), static_cast<tmsize_t>(n)) < 0)
            throw std::runtime_error("libtiff cannot write a strip");
    }
}

inline void write_planes(TIFF* tiff, const TiffPage& page) {
    const Raster& r = page.raster;
    for (int c = 0; c < r.channels; ++c) {
        std::string plane;
        for (size_t i = static_cast<size_t>(c); i < r.samples.size(); i += static_cast<size_t>(r.channels))
            plane += static_cast<char>(r.samples[i]);
        TIFFWriteEncodedStrip(tiff, static_cast<uint32_t>(c), plane.data(), static_cast<tmsize_t>(plane.size()));
    }
}

inline void write_tiles(TIFF* tiff, const TiffPage& page) {
    const Raster& r = page.raster;
    constexpr int side = 64;
    for (int y = 0; y < r.height; y += side)
        for (int x = 0; x < r.width; x += side) {
            std::string tile(static_cast<size_t>(TIFFTileSize(tiff)), '\0');
            for (int v = y; v < std::min(y + side, r.height); ++v)
                for (int i = 0; i < std::min(side, r.width - x) * r.channels; ++i) {
                    const uint8_t value = r.row(v)[x * r.channels + i];
                    if (!r.bitonal)
                        tile[static_cast<size_t>((v - y) * side * r.channels + i)] = static_cast<char>(value);
                    else if (value)
                        tile[static_cast<size_t>((v - y) * side / 8 + i / 8)] |= static_cast<char>(0x80 >> i % 8);
                }
            TIFFWriteTile(tiff, tile.data(), static_cast<uint32_t>(x), static_cast<uint32_t>(y), 0, 0);
        }
}

inline void write_tiff_page(TIFF* tiff, const TiffPage& page) {
    const Raster& r = page.raster;
    const bool colour_jpeg = page.compression == COMPRESSION_JPEG && r.channels == 3;
    const int colours = r.channels - static_cast<int>(page.extra.size());
    const int usual = r.bitonal      ? PHOTOMETRIC_MINISWHITE
                      : colours == 1 ? PHOTOMETRIC_MINISBLACK
                      : colour_jpeg  ? PHOTOMETRIC_YCBCR
                      : colours == 4 ? PHOTOMETRIC_SEPARATED
                                     : PHOTOMETRIC_RGB;
    const int photometric = page.photometric < 0 ? usual : page.photometric;
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, r.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, r.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, r.bitonal ? 1 : page.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, r.channels);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, page.planes ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, page.compression);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_FILLORDER, page.fill_order);
    if (page.fax_options) TIFFSetField(tiff, TIFFTAG_GROUP3OPTIONS, page.fax_options);
    if (!page.extra.empty())
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, static_cast<int>(page.extra.size()), page.extra.data());
    if (page.orientation) TIFFSetField(tiff, TIFFTAG_ORIENTATION, page.orientation);
    if (page.predictor) TIFFSetField(tiff, TIFFTAG_PREDICTOR, page.predictor);
    if (page.dpi_x > 0) TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.dpi_x);
    if (page.dpi_y > 0) TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.dpi_y);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, page.unit);
    if (page.compression == COMPRESSION_JPEG) {
        TIFFSetField(tiff, TIFFTAG_JPEGQUALITY, 90);
        TIFFSetField(tiff, TIFFTAG_JPEGTABLESMODE, page.jpeg_tables ? JPEGTABLESMODE_QUANT | JPEGTABLESMODE_HUFF : 0);
        if (photometric == PHOTOMETRIC_YCBCR) {
            TIFFSetField(tiff, TIFFTAG_YCBCRSUBSAMPLING, page.sampling_h, page.sampling_v);
            TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        }
    }
    if (page.tiles) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, 64);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, 64);
        write_tiles(tiff, page);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.rows_per_strip ? page.rows_per_strip : r.height);
        page.planes ? write_planes(tiff, page) : write_strips(tiff, page, tiff_rows(page, photometric));
    }
    TIFFWriteDirectory(tiff);
}

inline std::string write_tiff(const std::string& path, const std::vector<TiffPage>& pages, const char* mode = "w") {
    TIFF* tiff = TIFFOpen(path.c_str(), mode);
    for (const TiffPage& page : pages)
        write_tiff_page(tiff, page);
    TIFFClose(tiff);
    return path;
}

/// The raw bytes of a strip, as libtiff hands them out.
inline std::string strip_of(const std::string& path, int directory, uint32_t strip) {
    TIFF* tiff = TIFFOpen(path.c_str(), "r");
    TIFFSetDirectory(tiff, static_cast<uint16_t>(directory));
    std::string bytes(static_cast<size_t>(TIFFRawStripSize64(tiff, strip)), '\0');
    TIFFReadRawStrip(tiff, strip, bytes.data(), static_cast<tmsize_t>(bytes.size()));
    TIFFClose(tiff);
    return bytes;
}

/// RGB of the first directory as libtiff decodes it.
inline Raster libtiff_rgb(const std::string& path) {
    TIFF* tiff = TIFFOpen(path.c_str(), "r");
    uint32_t w = 0, h = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &w);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &h);
    std::vector<uint32_t> data(static_cast<size_t>(w) * h);
    TIFFReadRGBAImageOriented(tiff, w, h, data.data(), ORIENTATION_TOPLEFT, 1);
    TIFFClose(tiff);
    Raster r{static_cast<int>(w), static_cast<int>(h), 3, false, {}};
    for (const uint32_t v : data)
        for (const int shift : {0, 8, 16})
            r.samples.push_back(static_cast<uint8_t>(v >> shift));
    return r;
}

/// A directory written byte by byte, before its data, so that a test can break exactly one thing.
struct RawDirectory {
    std::map<uint16_t, std::vector<uint32_t>> entries; ///< all of type LONG; StripOffsets are counted from the data
    std::string data;
    int64_t next = -1; ///< offset of the next directory; -1: the one that follows, or none
};

inline std::string le(uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

inline std::string raw_tiff(const std::vector<RawDirectory>& directories) {
    std::string out = "II*" + std::string(1, '\0') + le(8, 4);
    for (size_t d = 0; d < directories.size(); ++d) {
        const RawDirectory& dir = directories[d];
        size_t data_at = out.size() + 2 + dir.entries.size() * 12 + 4, arrays = 0;
        for (const auto& [tag, values] : dir.entries)
            if (values.size() > 1) arrays += values.size() * 4;
        size_t array_at = data_at;
        data_at += arrays;
        std::string table = le(dir.entries.size(), 2), outside;
        for (const auto& [tag, values] : dir.entries) {
            std::string bytes;
            for (const uint32_t v : values)
                bytes += le(tag == TIFFTAG_STRIPOFFSETS ? v + data_at : v, 4);
            table += le(tag, 2) + le(4, 2) + le(values.size(), 4) +
                     (values.size() > 1 ? le(array_at + outside.size(), 4) : bytes);
            if (values.size() > 1) outside += bytes;
        }
        const std::string data = dir.data + (dir.data.size() % 2 ? std::string(1, '\0') : "");
        const uint64_t following = d + 1 < directories.size() ? data_at + data.size() : 0;
        out += table + le(dir.next >= 0 ? static_cast<uint64_t>(dir.next) : following, 4) + outside + data;
    }
    return out;
}

/// One strip (or several, at `strips` sizes of `data`) of an image.
inline RawDirectory raw_page(int w, int h, int compression, int photometric, int samples, const std::string& data,
                             std::vector<uint32_t> strips = {}, int rows_per_strip = 0) {
    if (strips.empty()) strips = {static_cast<uint32_t>(data.size())};
    std::vector<uint32_t> offsets;
    uint32_t at = 0;
    for (const uint32_t n : strips) {
        offsets.push_back(at);
        at += n;
    }
    const auto n = [](int v) { return std::vector<uint32_t>{static_cast<uint32_t>(v)}; };
    const std::vector<uint32_t> depths(static_cast<size_t>(samples), compression == COMPRESSION_CCITTFAX4 ? 1 : 8);
    return {{{TIFFTAG_IMAGEWIDTH, n(w)},
             {TIFFTAG_IMAGELENGTH, n(h)},
             {TIFFTAG_BITSPERSAMPLE, depths},
             {TIFFTAG_COMPRESSION, n(compression)},
             {TIFFTAG_PHOTOMETRIC, n(photometric)},
             {TIFFTAG_STRIPOFFSETS, offsets},
             {TIFFTAG_SAMPLESPERPIXEL, n(samples)},
             {TIFFTAG_ROWSPERSTRIP, n(rows_per_strip ? rows_per_strip : h)},
             {TIFFTAG_STRIPBYTECOUNTS, strips}},
            data,
            -1};
}

} // namespace sohoa::test
