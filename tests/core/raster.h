// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <leptonica/allheaders.h>
#include <string>
#include <vector>

// jpeglib.h needs FILE and size_t first.
#include <jpeglib.h>
#include <png.h>

namespace sohoa::test {

/// Pixels a test makes: 8-bit samples row by row, or (bitonal) one byte a pixel, 1 = black.
struct Raster {
    int width = 0, height = 0, channels = 1;
    bool bitonal = false;
    std::vector<uint8_t> samples;

    uint8_t at(int x, int y, int c = 0) const {
        return samples[(static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)) *
                           static_cast<size_t>(channels) +
                       static_cast<size_t>(c)];
    }
    size_t row_bytes() const { return static_cast<size_t>(width) * static_cast<size_t>(channels); }
    const uint8_t* row(int y) const { return samples.data() + static_cast<size_t>(y) * row_bytes(); }
    std::string bytes() const { return {reinterpret_cast<const char*>(samples.data()), samples.size()}; }

    /// Bitonal rows packed eight pixels a byte, the first pixel in the high bit.
    std::string packed() const {
        const size_t bytes_a_row = static_cast<size_t>(width + 7) / 8;
        std::string out(bytes_a_row * static_cast<size_t>(height), '\0');
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                if (at(x, y))
                    out[static_cast<size_t>(y) * bytes_a_row + static_cast<size_t>(x / 8)] |=
                        static_cast<char>(0x80 >> x % 8);
        return out;
    }

    bool operator==(const Raster&) const = default;
};

/// Smooth colours with a corner mark and some grain: no symmetry, so that a turned or mirrored copy is another picture.
inline Raster pattern(int width, int height, int channels) {
    Raster r{width, height, channels, false, {}};
    uint32_t noise = 12345;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c) {
                noise = noise * 1664525 + 1013904223;
                const int smooth = (x * (3 + c) / 2 + y * (c == 1 ? 5 : 2)) % 200;
                const bool corner = x < width / 4 && y < height / 8;
                r.samples.push_back(
                    static_cast<uint8_t>(corner ? 10 + 60 * c : 30 + smooth + static_cast<int>(noise >> 28)));
            }
    return r;
}

inline Raster bitonal_pattern(int width, int height) {
    Raster r{width, height, 1, true, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            r.samples.push_back((x < width / 4 && y < height / 8) || (x * x / 7 + y * 3) % 23 < 4 || y == height - 1);
    return r;
}

/// The raster as its orientation tag means it to be seen. The tag (TIFF 6.0, section 8) tells where on the page the
/// first stored row and the first stored column lie.
inline Raster oriented(const Raster& stored, int orientation) {
    const bool across = orientation >= 5; // rows of the stored image are columns of the page
    Raster out{across ? stored.height : stored.width,
               across ? stored.width : stored.height,
               stored.channels,
               stored.bitonal,
               {}};
    const bool first_row_last =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7; // bottom or right
    const bool first_column_last =
        orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8; // right or bottom
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            const int row = across ? x : y, column = across ? y : x;
            const int v = first_row_last ? stored.height - 1 - row : row,
                      u = first_column_last ? stored.width - 1 - column : column;
            for (int c = 0; c < stored.channels; ++c)
                out.samples.push_back(stored.at(u, v, c));
        }
    return out;
}

/// A raster that the tag `orientation` makes look like `page`.
inline Raster stored_as(const Raster& page, int orientation) {
    const int inverse = orientation == 6 ? 8 : orientation == 8 ? 6 : orientation; // the others undo themselves
    return oriented(page, inverse);
}

/// Turned clockwise by quarters.
inline Raster turned(const Raster& r, int degrees) {
    return oriented(r, degrees == 90 ? 6 : degrees == 180 ? 3 : degrees == 270 ? 8 : 1);
}

/// The pixels of an Image as a Raster.
inline Raster raster_of(const Image& image) {
    const int d = depth(image);
    Raster r{width(image), height(image), d == 32 ? 3 : 1, d == 1, {}};
    for (int y = 0; y < r.height; ++y) {
        const l_uint32* line =
            pixGetData(pix(image)) + static_cast<size_t>(y) * static_cast<size_t>(pixGetWpl(pix(image)));
        for (int x = 0; x < r.width; ++x) {
            if (d == 1)
                r.samples.push_back(static_cast<uint8_t>(GET_DATA_BIT(line, x)));
            else if (d == 8)
                r.samples.push_back(static_cast<uint8_t>(GET_DATA_BYTE(line, x)));
            else
                for (int shift : {24, 16, 8})
                    r.samples.push_back(static_cast<uint8_t>(line[x] >> shift));
        }
    }
    return r;
}

/// The largest difference of a sample; 1000 when the shapes differ.
inline int difference(const Raster& a, const Raster& b) {
    if (a.width != b.width || a.height != b.height || a.channels != b.channels || a.bitonal != b.bitonal) return 1000;
    int most = 0;
    for (size_t i = 0; i < a.samples.size(); ++i)
        most = std::max(most, std::abs(a.samples[i] - b.samples[i]));
    return most;
}

struct JpegOptions {
    int quality = 90;
    int sampling_h = 1, sampling_v = 1;
    bool progressive = false;
    bool cmyk = false; ///< channels 4, with the Adobe marker, inks inverted as Photoshop stores them
    bool ycck = false, plain_rgb = false, arithmetic = false;
    int density_unit = 0, density = 1;
    int restart_rows = 0;
    std::string app1 = {}; ///< EXIF segment's content
};

inline std::string jpeg_bytes(const Raster& r, const JpegOptions& options = {}) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &buffer, &size);
    info.image_width = static_cast<JDIMENSION>(r.width);
    info.image_height = static_cast<JDIMENSION>(r.height);
    info.input_components = r.channels;
    info.in_color_space = r.channels == 1 ? JCS_GRAYSCALE : r.channels == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    if (r.channels == 4) info.write_Adobe_marker = options.cmyk ? TRUE : FALSE;
    jpeg_set_quality(&info, options.quality, TRUE);
    if (options.ycck) jpeg_set_colorspace(&info, JCS_YCCK);
    if (options.plain_rgb) {
        jpeg_set_colorspace(&info, JCS_RGB);
        info.write_Adobe_marker = info.write_JFIF_header = FALSE;
    }
    info.arith_code = options.arithmetic;
    info.comp_info[0].h_samp_factor = options.sampling_h;
    info.comp_info[0].v_samp_factor = options.sampling_v;
    info.restart_in_rows = options.restart_rows;
    if (options.density_unit) {
        info.density_unit = static_cast<UINT8>(options.density_unit);
        info.X_density = info.Y_density = static_cast<UINT16>(options.density);
    }
    if (options.progressive) jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    if (!options.app1.empty())
        jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(options.app1.data()),
                          static_cast<unsigned>(options.app1.size()));
    for (int y = 0; y < r.height; ++y) {
        JSAMPROW row = const_cast<JSAMPROW>(r.row(y));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    std::string out(reinterpret_cast<char*>(buffer), size);
    jpeg_destroy_compress(&info);
    std::free(buffer);
    return out;
}

/// What libjpeg itself makes of a JPEG.
inline Raster jpeg_pixels(const std::string& bytes) {
    jpeg_decompress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&info, TRUE);
    jpeg_start_decompress(&info);
    Raster r{
        static_cast<int>(info.output_width), static_cast<int>(info.output_height), info.output_components, false, {}};
    r.samples.resize(r.row_bytes() * static_cast<size_t>(r.height));
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = r.samples.data() + info.output_scanline * r.row_bytes();
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return r;
}

struct PngOptions {
    int type = PNG_COLOR_TYPE_RGB;
    int bits = 8;
    bool interlaced = false;
    double dpi = 0;
    std::vector<png_color> palette;
    double gamma = 0;
    bool srgb = false;
    std::vector<uint8_t> transparent{}; ///< tRNS: alpha of palette entries; else nothing
    int transparent_value = -1;         ///< tRNS of grey and colour: this value of every sample
    int dpi_y = 0;                      ///< where it differs
    bool metres = true;
};

/// `rows`: samples packed as PNG stores them (16-bit samples big-endian).
inline std::string png_bytes(int width, int height, const std::string& rows, const PngOptions& options) {
    std::string out;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &out,
        [](png_structp p, png_bytep data, size_t n) {
            static_cast<std::string*>(png_get_io_ptr(p))->append(reinterpret_cast<char*>(data), n);
        },
        [](png_structp) {});
    png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), options.bits,
                 options.type, options.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (!options.palette.empty())
        png_set_PLTE(png, info, options.palette.data(), static_cast<int>(options.palette.size()));
    if (options.dpi > 0) {
        const auto per_metre = [](double dpi) { return static_cast<png_uint_32>(dpi / 0.0254 + 0.5); };
        png_set_pHYs(png, info, per_metre(options.dpi), per_metre(options.dpi_y ? options.dpi_y : options.dpi),
                     options.metres ? PNG_RESOLUTION_METER : PNG_RESOLUTION_UNKNOWN);
    }
    if (options.gamma > 0) png_set_gAMA(png, info, options.gamma);
    if (options.srgb) png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    if (!options.transparent.empty())
        png_set_tRNS(png, info, options.transparent.data(), static_cast<int>(options.transparent.size()), nullptr);
    if (options.transparent_value >= 0) {
        const auto v = static_cast<png_uint_16>(options.transparent_value);
        const png_color_16 colour{0, v, v, v, v};
        png_set_tRNS(png, info, nullptr, 0, &colour);
    }
    png_write_info(png, info);
    const size_t row_bytes = rows.size() / static_cast<size_t>(height);
    std::vector<png_bytep> pointers;
    for (int y = 0; y < height; ++y)
        pointers.push_back(
            reinterpret_cast<png_bytep>(const_cast<char*>(rows.data()) + static_cast<size_t>(y) * row_bytes));
    png_write_image(png, pointers.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return out;
}

} // namespace sohoa::test
