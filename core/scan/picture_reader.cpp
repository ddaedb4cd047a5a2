// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/picture_reader.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/encode.h"
#include "core/scan/exif.h"
#include "core/scan/file_format.h"
#include "core/scan/jpx_header.h"
#include "core/scan/limits_check.h"
#include "core/scan/orientation.h"
#include "core/scan/pdf_drawing.h"
#include "core/scan/resolution.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <leptonica/allheaders.h>

namespace sohoa {
namespace {

// What the headers say.
struct Picture {
    int64_t width = 0, height = 0;
    int samples = 3, bits = 8, orientation = 1;
    Colour colour = Colour::colour;
    StatedResolution resolution;
    bool transparent = false;
};

[[noreturn]] void refuse_kind(const std::string& where, const char* format) {
    throw Error(Code::bad_data, where,
                msg("a {1} file of this kind is not taken; save the scan as TIFF, PNG or an ordinary JPEG", format));
}

// Numbers at a place of the file; zero behind its end.
class Numbers {
  public:
    explicit Numbers(const std::string& bytes) : bytes_(bytes) {}
    uint32_t little(size_t at, size_t length) const {
        uint32_t v = 0;
        for (size_t i = length; i-- > 0;)
            v = v << 8 | byte(at + i);
        return v;
    }
    uint32_t big(size_t at, size_t length) const {
        uint32_t v = 0;
        for (size_t i = 0; i < length; ++i)
            v = v << 8 | byte(at + i);
        return v;
    }

  private:
    uint32_t byte(size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U; }

    const std::string& bytes_;
};

// Blue, green, red, nothing; only black and white of one bit are bitonal.
Colour colour_of_palette(const Numbers& numbers, size_t at, int bits) {
    bool shades = false, coloured = false;
    for (size_t i = 0; i < size_t{1} << bits; ++i) {
        const uint32_t entry = numbers.little(at + 4 * i, 3), blue = entry & 255;
        coloured = coloured || entry >> 8 != (blue << 8 | blue);
        shades = shades || (blue != 0 && blue != 255);
    }
    return coloured ? Colour::colour : bits > 1 || shades ? Colour::grey : Colour::bitonal;
}

// The headers of Windows from version 3 on; of older ones and of what is packed Leptonica knows nothing.
Picture bmp(const std::string& bytes, const std::string& where) {
    const Numbers numbers(bytes);
    const uint32_t header = numbers.little(14, 4);
    Picture out;
    out.width = static_cast<int32_t>(numbers.little(18, 4));
    out.height = std::abs(static_cast<int64_t>(static_cast<int32_t>(numbers.little(22, 4))));
    const auto bits = static_cast<int>(numbers.little(28, 2));
    const bool known = bits == 1 || bits == 4 || bits == 8 || bits == 24 || bits == 32;
    if (header < 40 || !known || numbers.little(30, 4) != 0) refuse_kind(where, "BMP");
    if (bits <= 8) {
        out.samples = 1;
        out.bits = bits;
        out.colour = colour_of_palette(numbers, 14 + header, bits);
    }
    out.resolution = {numbers.little(38, 4) * 0.0254, numbers.little(42, 4) * 0.0254};
    return out;
}

// RIFF: chunks of type, length, data, even length.
Picture webp(const std::string& bytes, const std::string& where) {
    const Numbers numbers(bytes);
    Picture out;
    l_int32 w = 0, h = 0, samples = 0;
    if (readHeaderMemWebP(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size(), &w, &h, &samples))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    out.width = w;
    out.height = h;
    out.transparent = samples == 4;
    for (uint64_t at = 12; at + 8 <= bytes.size();
         at += 8 + uint64_t{numbers.little(at + 4, 4)} % 2 + numbers.little(at + 4, 4)) {
        const std::string type = bytes.substr(at, 4);
        if (type == "ANIM") refuse_kind(where, "WebP");
        if (type != "EXIF") continue;
        std::string tiff = bytes.substr(at + 8, numbers.little(at + 4, 4));
        if (tiff.rfind("Exif", 0) == 0) tiff.erase(0, 6);
        const Exif exif = parse_exif(tiff);
        out.orientation = exif.orientation;
        out.resolution = {exif.dpi_x, exif.dpi_y};
    }
    return out;
}

// ISO/IEC 15444-1, I.5.3.7: pixels a metre as numerator, denominator and power of ten; down before across.
StatedResolution resolution_of_jp2(const std::string& bytes, const Numbers& numbers) {
    for (const char* box : {"resd", "resc"}) {
        const size_t at = bytes.find(box);
        if (at == std::string::npos || at + 14 > bytes.size()) continue;
        const auto dpi = [&](size_t fraction, size_t power) {
            const uint32_t below = numbers.big(at + 4 + fraction + 2, 2);
            const auto ten = static_cast<int8_t>(numbers.big(at + 4 + power, 1));
            return below ? numbers.big(at + 4 + fraction, 2) * 0.0254 / below * std::pow(10, ten) : 0;
        };
        return {dpi(4, 9), dpi(0, 8)};
    }
    return {};
}

// Colours are taken for sRGB, so what says that it is something else is not taken.
Picture jp2(const std::string& bytes, const std::string& where) {
    const Numbers numbers(bytes);
    const size_t at = bytes.find("\xFF\x4F\xFF\x51");
    if (at == std::string::npos) throw Error(Code::bad_data, where, msg("the image data is damaged"));
    Picture out;
    const JpxHeader header = jpx_header(bytes);
    out.width = header.width;
    out.height = header.height;
    out.samples = static_cast<int>(numbers.big(at + 40, 2));
    out.bits = static_cast<int>(numbers.big(at + 42, 1) & 0x7F) + 1;
    out.colour = out.samples == 1 ? Colour::grey : Colour::colour;
    const size_t colours = bytes.find("colr");
    const bool bare = at == 0, profile = colours != std::string::npos && numbers.big(colours + 4, 1) == 2;
    const bool as_it_looks = header.plain || bare || (profile && bytes.find("pclr") == std::string::npos);
    if (!as_it_looks || out.bits != 8 || (out.samples != 1 && out.samples != 3)) refuse_kind(where, "JPEG 2000");
    out.resolution = resolution_of_jp2(bytes, numbers);
    return out;
}

Picture described(const std::string& bytes, const std::string& format, const std::string& where) {
    return format == "bmp" ? bmp(bytes, where) : format == "webp" ? webp(bytes, where) : jp2(bytes, where);
}

const char* name_of(FileFormat format) {
    return format == FileFormat::bmp ? "bmp" : format == FileFormat::webp ? "webp" : "jp2";
}

Pix* decoded(const std::string& bytes, const std::string& format) {
    const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
    if (format == "bmp") return pixReadMemBmp(data, bytes.size());
    if (format == "webp") return pixReadMemWebP(data, bytes.size());
    return pixReadMemJp2k(data, bytes.size(), 1, nullptr, 0, 0);
}

} // namespace

std::vector<PageInfo> picture_pages(const std::string& path, const ScanOptions& options, const Context& context) {
    const std::string bytes = read_file(path, context.limits.file_bytes);
    PageInfo page;
    page.format = name_of(format_of(bytes.substr(0, head_bytes)));
    const Picture picture = described(bytes, page.format, path);
    check_page_pixels(context.limits, picture.width, picture.height, path);
    page.compression = page.format == "jp2" ? "jpx" : page.format == "bmp" ? "none" : page.format;
    page.width = static_cast<int>(picture.width);
    page.height = static_cast<int>(picture.height);
    page.samples = picture.samples;
    page.bits_per_sample = picture.bits;
    page.colour = picture.colour;
    settle_resolution(page, picture.resolution, options.assumed_dpi);
    set_orientation(page, picture.orientation);
    return {page};
}

Image decode_picture(const std::string& path, const PageInfo& page) {
    const std::string bytes = read_file(path);
    Image image(decoded(bytes, page.format));
    // The decoder looks for the size itself, and may find another one.
    if (!image || width(image) != page.width || height(image) != page.height)
        throw Error(Code::bad_data, path, msg("the image data is damaged"));
    if (described(bytes, page.format, path).transparent)
        image.reset(pixAlphaBlendUniform(pix(image), 0xFFFFFF00)); // what is transparent is paper
    if (pixGetColormap(pix(image))) image.reset(pixRemoveColormap(pix(image), REMOVE_CMAP_TO_FULL_COLOR));
    return in_depth(std::move(image), page.colour == Colour::bitonal ? 1 : page.colour == Colour::grey ? 8 : 32);
}

ImageStream picture_stream(const std::string& path, const PageInfo& page, const ScanOptions& options,
                           Findings& findings, int page_number) {
    ImageStream out;
    if (page.format == "jp2") {
        out.bytes = read_file(path);
        if (jpx_header(out.bytes).plain) {
            out.width = page.width;
            out.height = page.height;
            out.filter = "JPXDecode";
            out.carried = "copied";
            return out;
        }
    }
    out = encode_image(decode_picture(path, page), options.jpeg_quality);
    if (page.format == "webp" && described(read_file(path), page.format, path).transparent) {
        out.carried = "converted";
        findings.push_back(laid_on_white(page_number));
    }
    if (options.jpeg_quality > 0 && page.colour != Colour::bitonal)
        findings.push_back(compressed_as_jpeg(page_number, options.jpeg_quality));
    return out;
}

} // namespace sohoa
