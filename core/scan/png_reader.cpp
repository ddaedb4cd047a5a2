// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/png_reader.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/encode.h"
#include "core/scan/exif.h"
#include "core/scan/limits_check.h"
#include "core/scan/orientation.h"
#include "core/scan/resolution.h"

#include <cmath>
#include <cstring>
#include <leptonica/allheaders.h>
#include <png.h>
#include <vector>

namespace sohoa {
namespace {

[[noreturn]] void damaged(const std::string& where) {
    throw Error(Code::bad_data, where, msg("the PNG file is damaged or cut off"));
}

struct Chunks {
    uint32_t width = 0, height = 0;
    int bits = 0, type = 0, interlace = 0;
    StatedResolution resolution;
    Exif exif;
    std::string palette, idat;
    bool transparent = false, ended = false;
    double gamma = 0;     // gAMA; 0 = not stated
    bool profile = false; // sRGB or iCCP, which go before gAMA

    int samples() const { return type == 2 ? 3 : type == 6 ? 4 : type == 4 ? 2 : 1; }
};

uint32_t number(const std::string& s, size_t at) {
    uint32_t v = 0;
    for (size_t i = 0; i < 4; ++i)
        v = v << 8 | static_cast<unsigned char>(s[at + i]);
    return v;
}

// PNG (ISO/IEC 15948) chunk by chunk: length, type, data, CRC. libpng checks the CRCs when the page is decoded.
Chunks read_chunks(const std::string& png, const std::string& where) {
    Chunks out;
    if (png.size() < 33) damaged(where);
    for (size_t at = 8; at + 12 <= png.size() && !out.ended;) {
        const uint64_t length = number(png, at);
        if (length > png.size() - at - 12) break;
        const std::string type = png.substr(at + 4, 4);
        const size_t data = at + 8;
        if (type == "IHDR" && length >= 13) {
            out.width = number(png, data);
            out.height = number(png, data + 4);
            out.bits = png[data + 8];
            out.type = png[data + 9];
            out.interlace = png[data + 12];
        } else if (type == "pHYs" && length >= 9) { // unit 1: pixels a metre; 0: the shape of a pixel
            out.resolution = {number(png, data) * 0.0254, number(png, data + 4) * 0.0254, png[data + 8] == 1};
        } else if (type == "eXIf") {
            out.exif = parse_exif(png.substr(data, length));
        } else if (type == "PLTE") {
            out.palette = png.substr(data, length);
        } else if (type == "gAMA" && length >= 4) {
            out.gamma = number(png, data) / 100000.0;
        } else if (type == "sRGB" || type == "iCCP") {
            out.profile = true;
        } else if (type == "tRNS") {
            out.transparent = true;
        } else if (type == "IDAT") {
            out.idat.append(png, data, length);
        } else if (type == "IEND") {
            out.ended = true;
        }
        at = data + length + 4;
    }
    const size_t colours = out.palette.size() / 3;
    const bool palette_fits = out.type != 3 || (colours > 0 && colours <= 256 && out.palette.size() % 3 == 0);
    if (!out.ended || out.width == 0 || !palette_fits) damaged(where);
    return out;
}

// Samples that are no sRGB (gamma 1 / 2.2), though they say no more than their gamma: a PDF would show them too dark or
// too light. A twentieth is what libpng takes for the same.
bool of_other_gamma(const Chunks& chunks) {
    return chunks.gamma > 0 && !chunks.profile && std::fabs(chunks.gamma * 2.2 - 1) > 0.05;
}

bool can_be_copied(const Chunks& chunks) {
    return chunks.interlace == 0 && !chunks.transparent && !of_other_gamma(chunks) &&
           (chunks.type == 0 || chunks.type == 2 || chunks.type == 3);
}

// The bytes libpng has yet to read.
struct Source {
    const std::string& bytes;
    size_t at = 0;
    const std::string& where;
};

void read_bytes(png_structp png, png_bytep out, size_t length) {
    Source& source = *static_cast<Source*>(png_get_io_ptr(png));
    if (length > source.bytes.size() - source.at) damaged(source.where);
    std::memcpy(out, source.bytes.data() + source.at, length);
    source.at += length;
}

[[noreturn]] void failed(png_structp png, const char*) {
    damaged(static_cast<Source*>(png_get_error_ptr(png))->where);
}

struct Decoder {
    explicit Decoder(Source& source)
        : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, failed, [](png_structp, const char*) {})) {
        if (png) info = png_create_info_struct(png);
        if (info) return;
        png_destroy_read_struct(&png, nullptr, nullptr);
        throw Error(Code::bad_data, source.where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    }
    ~Decoder() { png_destroy_read_struct(&png, &info, nullptr); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    png_structp png;
    png_infop info = nullptr;
};

// 8-bit samples, one, two (alpha last), three or four a pixel.
struct Rows {
    int channels = 0;
    std::vector<unsigned char> samples;
};

// libpng's simplified interface would be shorter, but gives wrong pixels for interlaced pages of 16 bits (1.6.39).
Rows decoded_rows(const std::string& bytes, const Chunks& chunks, const std::string& where) {
    Source source{bytes, 0, where};
    const Decoder decoder(source);
    const png_structp png = decoder.png;
    const png_infop info = decoder.info;
    png_set_read_fn(png, &source, read_bytes);
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff); // ours are checked before
    png_read_info(png, info);
    png_set_expand(png); // palettes, few bits, transparent colours
    png_set_scale_16(png);
    if (of_other_gamma(chunks)) png_set_gamma(png, 2.2, chunks.gamma);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    Rows out;
    out.channels = png_get_channels(png, info);
    const size_t row = static_cast<size_t>(chunks.width) * static_cast<size_t>(out.channels);
    if (png_get_rowbytes(png, info) != row) damaged(where);
    out.samples.resize(row * chunks.height);
    std::vector<png_bytep> pointers;
    for (size_t y = 0; y < chunks.height; ++y)
        pointers.push_back(out.samples.data() + y * row);
    png_read_image(png, pointers.data());
    return out;
}

// What is transparent is paper.
Image from_rows(const Rows& rows, int w, int h, const std::string& where) {
    const bool grey = rows.channels < 3, transparent = rows.channels % 2 == 0;
    Image image(pixCreate(w, h, grey ? 8 : 32));
    if (!image)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    const unsigned char* in = rows.samples.data();
    for (int y = 0; y < h; ++y) {
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * static_cast<size_t>(pixGetWpl(pix(image)));
        for (int x = 0; x < w; ++x, in += rows.channels) {
            const l_uint32 alpha = transparent ? in[rows.channels - 1] : 255;
            const auto on_white = [&](int c) { return (in[c] * alpha + 127) / 255 + 255 - alpha; };
            if (grey)
                SET_DATA_BYTE(line, x, on_white(0));
            else
                line[x] = on_white(0) << 24 | on_white(1) << 16 | on_white(2) << 8;
        }
    }
    return image;
}

} // namespace

std::vector<PageInfo> png_pages(const std::string& path, const ScanOptions& options, const Context& context) {
    const Chunks chunks = read_chunks(read_file(path, context.limits.file_bytes), path);
    check_page_pixels(context.limits, chunks.width, chunks.height, path);
    PageInfo page;
    page.format = "png";
    page.compression = "deflate";
    page.width = static_cast<int>(chunks.width);
    page.height = static_cast<int>(chunks.height);
    page.bits_per_sample = chunks.bits;
    page.samples = chunks.samples();
    const bool grey = chunks.type == 0 || chunks.type == 4;
    page.colour = !grey ? Colour::colour : chunks.bits == 1 ? Colour::bitonal : Colour::grey;
    const bool by_exif = chunks.resolution.x <= 0 && chunks.exif.dpi_x > 0;
    settle_resolution(page, by_exif ? StatedResolution{chunks.exif.dpi_x, chunks.exif.dpi_y} : chunks.resolution,
                      options.assumed_dpi);
    set_orientation(page, chunks.exif.orientation);
    return {page};
}

Image decode_png_file(const std::string& path, const PageInfo& page) {
    const std::string bytes = read_file(path);
    const Chunks chunks = read_chunks(bytes, path);
    Image image = from_rows(decoded_rows(bytes, chunks, path), static_cast<int>(chunks.width),
                            static_cast<int>(chunks.height), path);
    if (page.colour == Colour::bitonal) image.reset(pixConvertTo1(pix(image), 128));
    return image;
}

ImageStream png_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                       int page_number) {
    Chunks chunks = read_chunks(read_file(path), path);
    if (!can_be_copied(chunks)) {
        ImageStream out = encode_image(decode_png_file(path, page), options.jpeg_quality);
        const bool transparent = chunks.transparent || chunks.type >= 4;
        if (!transparent && !of_other_gamma(chunks) && chunks.bits <= 8) return out;
        out.carried = "converted";
        findings.push_back(transparent ? laid_on_white(page_number)
                                       : converted_to_8_bit(page_number, page.colour != Colour::colour));
        return out;
    }
    ImageStream out;
    out.width = page.width;
    out.height = page.height;
    out.bits = chunks.bits;
    out.filter = "FlateDecode";
    out.decode_parms = "<</Predictor 15/Colors " + std::to_string(chunks.samples()) + "/BitsPerComponent " +
                       std::to_string(chunks.bits) + "/Columns " + std::to_string(page.width) + ">>";
    if (chunks.type == 3)
        out.colour_space =
            "[/Indexed/DeviceRGB " + std::to_string(chunks.palette.size() / 3 - 1) + "<" + hex(chunks.palette) + ">]";
    else
        out.colour_space = chunks.type == 2 ? "/DeviceRGB" : "/DeviceGray";
    out.bytes = std::move(chunks.idat);
    out.carried = "copied";
    return out;
}

} // namespace sohoa
