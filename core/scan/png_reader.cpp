// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/png_reader.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/encode.h"
#include "core/scan/limits_check.h"
#include "core/scan/resolution.h"

#include <cstring>
#include <leptonica/allheaders.h>
#include <png.h>

namespace sohoa {
namespace {

struct Chunks {
    uint32_t width = 0, height = 0;
    int bits = 0, type = 0, interlace = 0;
    double dpi_x = 0, dpi_y = 0;
    std::string palette, idat;
    bool transparent = false, ended = false;

    int samples() const { return type == 2 ? 3 : type == 6 ? 4 : type == 4 ? 2 : 1; }
};

uint32_t number(const std::string& s, size_t at) {
    uint32_t v = 0;
    for (size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(s[at + i]);
    return v;
}

// PNG (ISO/IEC 15948) chunk by chunk: length, type, data, CRC. libpng checks the CRCs when the page is decoded.
Chunks read_chunks(const std::string& png, const std::string& where) {
    Chunks out;
    if (png.size() < 33) throw Error(Code::bad_data, where, msg("the PNG file is damaged or cut off"));
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
        } else if (type == "pHYs" && length >= 9 && png[data + 8] == 1) {
            out.dpi_x = number(png, data) * 0.0254;
            out.dpi_y = number(png, data + 4) * 0.0254;
        } else if (type == "PLTE") {
            out.palette = png.substr(data, length);
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
    if (!out.ended || out.width == 0 || !palette_fits) throw Error(Code::bad_data, where, msg("the PNG file is damaged or cut off"));
    return out;
}

bool can_be_copied(const Chunks& chunks) {
    return chunks.interlace == 0 && !chunks.transparent && (chunks.type == 0 || chunks.type == 2 || chunks.type == 3);
}

Image from_rows(const std::string& rows, int w, int h, bool grey, const std::string& where) {
    Image image(pixCreate(w, h, grey ? 8 : 32));
    if (!image) throw Error(Code::bad_data, where, msg("there is not enough memory for the page"));
    const auto* in = reinterpret_cast<const unsigned char*>(rows.data());
    for (int y = 0; y < h; ++y) {
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * pixGetWpl(pix(image));
        for (int x = 0; x < w; ++x) {
            if (grey) SET_DATA_BYTE(line, x, *in++);
            else {
                line[x] = static_cast<l_uint32>(in[0]) << 24 | static_cast<l_uint32>(in[1]) << 16 |
                          static_cast<l_uint32>(in[2]) << 8;
                in += 3;
            }
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
    settle_resolution(page, chunks.dpi_x, chunks.dpi_y, options.assumed_dpi);
    return {page};
}

Image decode_png_file(const std::string& path, const PageInfo& page) {
    const std::string bytes = read_file(path);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()))
        throw Error(Code::bad_data, path, msg("the PNG file is damaged or cut off"));
    image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB; // else libpng takes 16-bit samples for linear light and brightens them
    const bool grey = page.colour != Colour::colour;
    image.format = grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    std::string rows(PNG_IMAGE_SIZE(image), '\0');
    png_color white{255, 255, 255};
    const bool whole = png_image_finish_read(&image, &white, rows.data(), 0, nullptr);
    if (!whole || PNG_IMAGE_FAILED(image)) throw Error(Code::bad_data, path, msg("the PNG file is damaged or cut off"));
    Image out = from_rows(rows, page.width, page.height, grey, path);
    if (page.colour == Colour::bitonal) out.reset(pixConvertTo1(pix(out), 128));
    pixSetResolution(pix(out), static_cast<int>(page.dpi_x + 0.5), static_cast<int>(page.dpi_y + 0.5));
    return out;
}

ImageStream png_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                       int page_number) {
    Chunks chunks = read_chunks(read_file(path), path);
    if (!can_be_copied(chunks)) {
        ImageStream out = encode_image(decode_png_file(path, page), options.jpeg_quality);
        if (chunks.transparent || chunks.type >= 4 || chunks.bits > 8) {
            out.carried = "converted";
            findings.push_back({Severity::warn, "scan.converted", "", page_number,
                                msg("transparency or 16-bit samples of the page were flattened to 8 bit on white for the PDF; the "
                                    "source stays as it is")});
        }
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
        out.colour_space = "[/Indexed/DeviceRGB " + std::to_string(chunks.palette.size() / 3 - 1) + "<" +
                           hex(chunks.palette) + ">]";
    else out.colour_space = chunks.type == 2 ? "/DeviceRGB" : "/DeviceGray";
    out.bytes = std::move(chunks.idat);
    out.carried = "copied";
    return out;
}

} // namespace sohoa
