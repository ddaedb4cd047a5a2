// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/tiff_reader.h"

#include "core/base/error.h"
#include "core/scan/encode.h"
#include "core/scan/jpeg_strips.h"
#include "core/scan/limits_check.h"
#include "core/scan/resolution.h"
#include "core/scan/tiff_memory.h"

#include <cstring>
#include <leptonica/allheaders.h>
#include <tiffio.h>

namespace sohoa {
namespace {

template <class T>
T field(TIFF* tiff, uint32_t tag, T otherwise) {
    T value = otherwise;
    TIFFGetFieldDefaulted(tiff, tag, &value);
    return value;
}

Tiff open_tiff(const std::string& path, TiffWatch& watch) {
    Tiff tiff = open_tiff_file(path, watch);
    if (!tiff) throw Error(Code::bad_data, path, msg("the TIFF file is damaged: its directory cannot be read"));
    return tiff;
}

Tiff open_directory(const std::string& path, int index, TiffWatch& watch) {
    Tiff tiff = open_tiff(path, watch);
    if (!TIFFSetDirectory(tiff.get(), static_cast<uint16_t>(index)))
        throw Error(Code::bad_data, page_of(path, index + 1), msg("the TIFF directory of this page is damaged"));
    watch.faults = 0; // from now on they are about the pixels
    return tiff;
}

const char* compression_name(uint16_t compression) {
    switch (compression) {
    case COMPRESSION_NONE: return "none";
    case COMPRESSION_CCITTRLE: return "ccitt-rle";
    case COMPRESSION_CCITTFAX3: return "g3";
    case COMPRESSION_CCITTFAX4: return "g4";
    case COMPRESSION_LZW: return "lzw";
    case COMPRESSION_JPEG: return "jpeg";
    case COMPRESSION_ADOBE_DEFLATE:
    case COMPRESSION_DEFLATE: return "deflate";
    case COMPRESSION_PACKBITS: return "packbits";
    default: return "other";
    }
}

Colour colour_of(uint16_t photometric, uint16_t bits, uint16_t samples) {
    if (photometric == PHOTOMETRIC_SEPARATED) return Colour::cmyk;
    if (photometric == PHOTOMETRIC_PALETTE || photometric == PHOTOMETRIC_RGB || photometric == PHOTOMETRIC_YCBCR ||
        photometric == PHOTOMETRIC_CIELAB)
        return Colour::colour;
    return bits == 1 && samples == 1 ? Colour::bitonal : Colour::grey;
}

// TIFF 6.0, section 8, Orientation. Mirrored pages (2, 4, 5, 7) would need a mirror in the reading copy too.
int rotation_of(uint16_t orientation, const std::string& where) {
    switch (orientation) {
    case ORIENTATION_TOPLEFT: return 0;
    case ORIENTATION_BOTRIGHT: return 180;
    case ORIENTATION_RIGHTTOP: return 90;
    case ORIENTATION_LEFTBOT: return 270;
    default: throw Error(Code::bad_data, where, msg("the page is stored mirrored (orientation {1}); scan it again without mirroring", orientation));
    }
}

PageInfo read_directory(TIFF* tiff, int index, const std::string& where, const ScanOptions& options,
                        const Context& context) {
    PageInfo page;
    page.index = index;
    page.format = "tiff";
    const uint32_t w = field<uint32_t>(tiff, TIFFTAG_IMAGEWIDTH, 0), h = field<uint32_t>(tiff, TIFFTAG_IMAGELENGTH, 0);
    check_page_pixels(context.limits, w, h, where);
    page.width = static_cast<int>(w);
    page.height = static_cast<int>(h);
    const uint16_t compression = field<uint16_t>(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    if (compression == COMPRESSION_OJPEG)
        throw Error(Code::bad_data, where, msg("old-style JPEG in TIFF (compression 6) is not taken; save the scan as TIFF with JPEG (7), LZW or G4"));
    if (!TIFFIsCODECConfigured(compression))
        throw Error(Code::bad_data, where, msg("the TIFF compression {1} is not known", compression));
    page.compression = compression_name(compression);
    const uint16_t bits = field<uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    const uint16_t samples = field<uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    if (bits > 16 || samples > 5)
        throw Error(Code::bad_data, where, msg("{1} bits and {2} samples a pixel are not taken", bits, samples));
    page.bits_per_sample = bits;
    page.samples = samples;
    page.colour = colour_of(field<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE), bits, samples);
    page.rotate = rotation_of(field<uint16_t>(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT), where);
    const uint16_t unit = field<uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    float x = 0, y = 0;
    TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x);
    TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y);
    const double scale = unit == RESUNIT_CENTIMETER ? 2.54 : unit == RESUNIT_INCH ? 1 : 0;
    settle_resolution(page, x * scale, y * scale, options.assumed_dpi);
    return page;
}

void set_resolution(const Image& image, const PageInfo& page) {
    pixSetResolution(pix(image), static_cast<int>(page.dpi_x + 0.5), static_cast<int>(page.dpi_y + 0.5));
}

// Any layout libtiff knows, as RGB: tiles, planes, palettes, CMYK, 16 bit.
Image read_rgba(TIFF* tiff, const PageInfo& page, const std::string& where) {
    const size_t pixels = static_cast<size_t>(page.width) * page.height;
    Image image(pixCreateNoInit(page.width, page.height, 32));
    if (!image) throw Error(Code::bad_data, where, msg("there is not enough memory for the page"));
    auto* data = pixGetData(pix(image));
    // Stop on error: a damaged strip must not become a grey patch that nobody sees. The tag's own orientation asks for
    // the pixels as they are stored; libtiff would mirror them to come near to another.
    if (!TIFFReadRGBAImageOriented(tiff, static_cast<uint32_t>(page.width), static_cast<uint32_t>(page.height), data,
                                   field<uint16_t>(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT), 1))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    for (size_t i = 0; i < pixels; ++i) {
        const uint32_t v = data[i];
        data[i] = TIFFGetR(v) << 24 | TIFFGetG(v) << 16 | TIFFGetB(v) << 8;
    }
    return image;
}

bool plain_grey(TIFF* tiff, const PageInfo& page) {
    return page.colour == Colour::grey && page.bits_per_sample == 8 && page.samples == 1 && !TIFFIsTiled(tiff);
}

Image read_grey(TIFF* tiff, const PageInfo& page, const std::string& where) {
    Image image(pixCreate(page.width, page.height, 8));
    if (!image) throw Error(Code::bad_data, where, msg("there is not enough memory for the page"));
    std::string row(static_cast<size_t>(TIFFScanlineSize64(tiff)), '\0');
    if (row.size() < static_cast<size_t>(page.width)) throw Error(Code::bad_data, where, msg("the image data is damaged"));
    for (int y = 0; y < page.height; ++y) {
        if (TIFFReadScanline(tiff, row.data(), static_cast<uint32_t>(y)) < 0)
            throw Error(Code::bad_data, where, msg("the image data is damaged"));
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * pixGetWpl(pix(image));
        for (int x = 0; x < page.width; ++x) SET_DATA_BYTE(line, x, static_cast<unsigned char>(row[static_cast<size_t>(x)]));
    }
    if (field<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, 0) == PHOTOMETRIC_MINISWHITE) pixInvert(pix(image), pix(image));
    return image;
}

std::string raw_strip(TIFF* tiff, uint32_t strip, const std::string& where) {
    const uint64_t size = TIFFRawStripSize64(tiff, strip);
    if (size > TIFFGetSizeProc(tiff)(TIFFClientdata(tiff))) throw Error(Code::bad_data, where, msg("the image data is damaged"));
    std::string bytes(static_cast<size_t>(size), '\0');
    if (TIFFReadRawStrip(tiff, strip, bytes.data(), static_cast<tmsize_t>(bytes.size())) !=
        static_cast<tmsize_t>(bytes.size()))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    return bytes;
}

bool one_g4_strip(TIFF* tiff, const PageInfo& page) {
    return page.compression == "g4" && page.colour == Colour::bitonal && !TIFFIsTiled(tiff) &&
           TIFFNumberOfStrips(tiff) == 1 &&
           field<uint16_t>(tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB) == FILLORDER_MSB2LSB;
}

ImageStream g4_stream(TIFF* tiff, const PageInfo& page, const std::string& where) {
    const bool min_is_black = field<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, 0) == PHOTOMETRIC_MINISBLACK;
    ImageStream out;
    out.width = page.width;
    out.height = page.height;
    out.bits = 1;
    out.filter = "CCITTFaxDecode";
    out.decode_parms = "<</K -1/Columns " + std::to_string(page.width) + "/Rows " + std::to_string(page.height) +
                       "/EndOfBlock false" + (min_is_black ? "/BlackIs1 true" : "") + ">>";
    out.colour_space = "/DeviceGray";
    out.bytes = raw_strip(tiff, 0, where);
    out.carried = "copied";
    return out;
}

bool jpeg_of_full_width(TIFF* tiff, const PageInfo& page) {
    return page.compression == "jpeg" && page.bits_per_sample == 8 && (page.samples == 1 || page.samples == 3) &&
           !TIFFIsTiled(tiff) && field<uint16_t>(tiff, TIFFTAG_PLANARCONFIG, 1) == PLANARCONFIG_CONTIG;
}

ImageStream joined_jpeg(TIFF* tiff, const PageInfo& page, const std::string& where) {
    JpegStrips strips;
    uint32_t length = 0;
    void* tables = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_JPEGTABLES, &length, &tables) && length)
        strips.tables.assign(static_cast<const char*>(tables), length);
    strips.width = page.width;
    strips.height = page.height;
    strips.rows_per_strip = static_cast<int>(std::min<uint32_t>(field<uint32_t>(tiff, TIFFTAG_ROWSPERSTRIP, 0xffffffff),
                                                                static_cast<uint32_t>(page.height)));
    for (uint32_t i = 0; i < TIFFNumberOfStrips(tiff); ++i) strips.strips.push_back(raw_strip(tiff, i, where));
    ImageStream out;
    out.bytes = join_jpeg_strips(strips, where);
    out.width = page.width;
    out.height = page.height;
    out.filter = "DCTDecode";
    out.colour_space = page.samples == 3 ? "/DeviceRGB" : "/DeviceGray";
    if (field<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, 0) == PHOTOMETRIC_MINISWHITE) out.decode = "[1 0]";
    // Without an Adobe marker a PDF reader takes three components for YCbCr; TIFF says it in Photometric.
    if (page.samples == 3 && field<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, 0) == PHOTOMETRIC_RGB)
        out.decode_parms = "<</ColorTransform 0>>";
    out.carried = strips.strips.size() == 1 && strips.tables.empty() ? "copied" : "joined";
    return out;
}

} // namespace

std::vector<PageInfo> tiff_pages(const std::string& path, const ScanOptions& options, const Context& context) {
    TiffWatch watch;
    const Tiff tiff = open_tiff(path, watch);
    std::vector<PageInfo> pages;
    for (;;) {
        check_page_count(context.limits, pages.size() + 1, path);
        const int index = static_cast<int>(pages.size());
        if (index > 65'000) throw Error(Code::bad_data, path, msg("the TIFF has too many pages"));
        pages.push_back(read_directory(tiff.get(), index, page_of(path, index + 1), options, context));
        // Asked before the next is read: after a failure libtiff takes this page for the last.
        if (TIFFLastDirectory(tiff.get())) break;
        if (!TIFFReadDirectory(tiff.get()))
            throw Error(Code::bad_data, page_of(path, index + 2), msg("the TIFF directory of this page is damaged"));
    }
    return pages;
}

Image read_bitonal(TIFF* tiff, const std::string& where) {
    const int w = static_cast<int>(field<uint32_t>(tiff, TIFFTAG_IMAGEWIDTH, 0));
    const int h = static_cast<int>(field<uint32_t>(tiff, TIFFTAG_IMAGELENGTH, 0));
    Image image(pixCreate(w, h, 1));
    std::string row(static_cast<size_t>(TIFFScanlineSize64(tiff)), '\0');
    if (!image || row.size() < static_cast<size_t>(w + 7) / 8) throw Error(Code::bad_data, where, msg("the image data is damaged"));
    for (int y = 0; y < h; ++y) {
        if (TIFFReadScanline(tiff, row.data(), static_cast<uint32_t>(y)) < 0)
            throw Error(Code::bad_data, where, msg("the image data is damaged"));
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * pixGetWpl(pix(image));
        for (int i = 0; i < (w + 7) / 8; ++i) SET_DATA_BYTE(line, i, static_cast<unsigned char>(row[static_cast<size_t>(i)]));
    }
    if (field<uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE) == PHOTOMETRIC_MINISBLACK)
        pixInvert(pix(image), pix(image));
    pixSetPadBits(pix(image), 0);
    return image;
}

Image decode_tiff(const std::string& path, const PageInfo& page) {
    const std::string where = page_of(path, page.index + 1);
    TiffWatch watch;
    const Tiff tiff = open_directory(path, page.index, watch);
    Image image;
    if (page.colour == Colour::bitonal && !TIFFIsTiled(tiff.get())) image = read_bitonal(tiff.get(), where);
    else if (plain_grey(tiff.get(), page)) image = read_grey(tiff.get(), page, where);
    else image = read_rgba(tiff.get(), page, where);
    if (watch.faults > 0) throw Error(Code::bad_data, where, msg("the image data is damaged"));
    if (page.colour == Colour::bitonal && depth(image) == 32) image.reset(pixConvertTo1(pix(image), 128));
    if (page.colour == Colour::grey && depth(image) == 32) image.reset(pixConvertRGBToGray(pix(image), 0, 1, 0));
    set_resolution(image, page);
    return image;
}

ImageStream tiff_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                        int page_number) {
    const std::string where = page_of(path, page.index + 1);
    {
        TiffWatch watch;
        const Tiff tiff = open_directory(path, page.index, watch);
        if (one_g4_strip(tiff.get(), page)) return g4_stream(tiff.get(), page, where);
        if (jpeg_of_full_width(tiff.get(), page)) {
            try {
                return joined_jpeg(tiff.get(), page, where);
            } catch (const Error&) { // strips that do not join are decoded below, which says whether they are damaged
            }
        }
    }
    ImageStream out = encode_image(decode_tiff(path, page), options.jpeg_quality);
    if (page.bits_per_sample > 8 || page.samples > 3 || page.colour == Colour::cmyk) {
        out.carried = "converted";
        findings.push_back({Severity::warn, "scan.converted", "", page_number,
                            msg("the page was converted to 8-bit {1} for the PDF; the source stays as it is",
                                page.colour == Colour::grey ? "grey" : "sRGB")});
    }
    if (options.jpeg_quality > 0 && page.colour != Colour::bitonal)
        findings.push_back({Severity::warn, "scan.jpeg", "", page_number,
                            msg("the page was compressed as JPEG of quality {1} by the profile's wish", options.jpeg_quality)});
    return out;
}

} // namespace sohoa
