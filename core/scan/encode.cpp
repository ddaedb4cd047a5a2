// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/encode.h"

#include "core/base/error.h"
#include "core/scan/jpeg_reader.h"
#include "core/scan/tiff_memory.h"

#include <cstring>
#include <leptonica/allheaders.h>
#include <png.h>
#include <tiffio.h>

namespace sohoa {
namespace {

// Rows of a PIX as bytes: Leptonica keeps words in host order, so bytes of a word stand reversed on this machine.
void copy_row(const Pix* image, int y, int bytes, unsigned char* out) {
    l_uint32* const line = pixGetData(const_cast<Pix*>(image)) + static_cast<size_t>(y) * pixGetWpl(image);
    for (int i = 0; i < bytes; ++i)
        out[i] = static_cast<unsigned char>(GET_DATA_BYTE(line, i));
}

void rgb_row(const Pix* image, int y, int width, unsigned char* out) {
    const l_uint32* const line = pixGetData(const_cast<Pix*>(image)) + static_cast<size_t>(y) * pixGetWpl(image);
    for (int x = 0; x < width; ++x) {
        *out++ = static_cast<unsigned char>(line[x] >> 24);
        *out++ = static_cast<unsigned char>(line[x] >> 16);
        *out++ = static_cast<unsigned char>(line[x] >> 8);
    }
}

// Collects the IDAT chunks of the PNG that libpng writes: together they are the zlib stream that a PDF wants
// (FlateDecode with /Predictor 15, ISO 32000-1 7.4.4.4).
struct IdatCollector {
    std::string pending, idat;

    void take(const char* data, size_t length) {
        pending.append(data, length);
        if (pending.size() >= 16 && pending.compare(0, 8, "\x89PNG\r\n\x1a\n") == 0) pending.erase(0, 8);
        while (pending.size() >= 12) {
            const auto* p = reinterpret_cast<const unsigned char*>(pending.data());
            const size_t size = static_cast<size_t>(p[0]) << 24 | p[1] << 16 | p[2] << 8 | p[3];
            if (pending.size() < size + 12) return;
            if (pending.compare(4, 4, "IDAT") == 0) idat.append(pending, 8, size);
            pending.erase(0, size + 12);
        }
    }
};

void collect(png_structp png, png_bytep data, size_t length) {
    static_cast<IdatCollector*>(png_get_io_ptr(png))->take(reinterpret_cast<const char*>(data), length);
}

[[noreturn]] void png_failed(png_structp, const char* text) {
    throw Error(Code::internal, "", msg("libpng cannot encode: {1}", text));
}

void destroy_png_writer(png_struct* png) {
    png_destroy_write_struct(&png, nullptr);
}

ImageStream encode_flate(const Image& image) {
    const int w = width(image), h = height(image), colours = depth(image) == 32 ? 3 : 1;
    const Handle<png_struct, destroy_png_writer> png(
        png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, png_failed, [](png_structp, const char*) {}));
    png_infop info = png_create_info_struct(png.get());
    IdatCollector collector;
    png_set_write_fn(png.get(), &collector, collect, [](png_structp) {});
    png_set_user_limits(png.get(), 0x7fffffff, 0x7fffffff);
    png_set_compression_level(png.get(), 6);
    png_set_IHDR(png.get(), info, static_cast<png_uint_32>(w), static_cast<png_uint_32>(h), 8,
                 colours == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_filter(png.get(), 0, PNG_FILTER_SUB | PNG_FILTER_UP | PNG_FILTER_PAETH);
    png_write_info(png.get(), info);
    std::string row(static_cast<size_t>(w) * colours, '\0');
    for (int y = 0; y < h; ++y) {
        auto* out = reinterpret_cast<unsigned char*>(row.data());
        colours == 3 ? rgb_row(pix(image), y, w, out) : copy_row(pix(image), y, w, out);
        png_write_row(png.get(), out);
    }
    png_write_end(png.get(), info);
    png_destroy_info_struct(png.get(), &info);
    ImageStream out;
    out.width = w;
    out.height = h;
    out.filter = "FlateDecode";
    out.decode_parms =
        "<</Predictor 15/Colors " + std::to_string(colours) + "/BitsPerComponent 8/Columns " + std::to_string(w) + ">>";
    out.colour_space = colours == 3 ? "/DeviceRGB" : "/DeviceGray";
    out.bytes = std::move(collector.idat);
    return out;
}

ImageStream encode_g4(const Image& image) {
    const int w = width(image), h = height(image), bytes = (w + 7) / 8;
    std::string raw(static_cast<size_t>(bytes) * h, '\0');
    for (int y = 0; y < h; ++y)
        copy_row(pix(image), y, bytes, reinterpret_cast<unsigned char*>(raw.data()) + static_cast<size_t>(y) * bytes);
    ImageStream out;
    out.width = w;
    out.height = h;
    out.bits = 1;
    out.filter = "CCITTFaxDecode";
    out.decode_parms = "<</K -1/Columns " + std::to_string(w) + "/Rows " + std::to_string(h) + "/EndOfBlock false>>";
    out.colour_space = "/DeviceGray";
    out.bytes = g4_strip(raw, w, h);
    return out;
}

} // namespace

ImageStream encode_image(const Image& image, int jpeg_quality) {
    ImageStream out;
    if (depth(image) == 1)
        out = encode_g4(image);
    else if (jpeg_quality > 0)
        out = encode_jpeg(image, jpeg_quality);
    else
        out = encode_flate(image);
    out.carried = jpeg_quality > 0 && depth(image) != 1 ? "converted" : "re-encoded";
    return out;
}

Finding converted_to_8_bit(int page_number, bool grey) {
    return {
        Severity::warn, "scan.converted", "", page_number,
        named("scan.converted.depth", msg("the page was converted to 8-bit {1} for the PDF; the source stays as it is",
                                          grey ? "grey" : "sRGB"))};
}

Finding laid_on_white(int page_number) {
    return {
        Severity::warn, "scan.converted", "", page_number,
        named("scan.converted.transparency",
              msg("transparent parts of the page became white, and its samples 8 bit, for the PDF; the source stays as "
                  "it is"))};
}

Finding compressed_as_jpeg(int page_number, int quality) {
    return {Severity::warn, "scan.jpeg", "", page_number,
            msg("the page was compressed as JPEG of quality {1} by the profile's wish", quality)};
}

} // namespace sohoa
