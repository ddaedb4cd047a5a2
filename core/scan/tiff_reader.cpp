// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/tiff_reader.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/encode.h"
#include "core/scan/jpeg_strips.h"
#include "core/scan/limits_check.h"
#include "core/scan/orientation.h"
#include "core/scan/resolution.h"
#include "core/scan/tiff_memory.h"
#include "core/scan/tiff_pixels.h"

#include <algorithm>
#include <optional>
#include <tiffio.h>

namespace sohoa {
namespace {

Tiff opened(Tiff tiff, const std::string& path) {
    if (!tiff) throw Error(Code::bad_data, path, msg("the TIFF file is damaged: its directory cannot be read"));
    return tiff;
}

void go_to_directory(TIFF* tiff, int index, const std::string& where, TiffWatch& watch) {
    if (!TIFFSetDirectory(tiff, static_cast<uint16_t>(index)))
        throw Error(Code::bad_data, where, msg("the TIFF directory of this page is damaged"));
    state_photometric(tiff);
    watch.faults = 0; // from now on they are about the pixels
}

Tiff open_directory(const std::string& path, int index, TiffWatch& watch) {
    Tiff tiff = opened(open_tiff_file(path, watch), path);
    go_to_directory(tiff.get(), index, page_of(path, index + 1), watch);
    return tiff;
}

const char* compression_name(uint16_t compression) {
    switch (compression) {
    case COMPRESSION_NONE:
        return "none";
    case COMPRESSION_CCITTRLE:
        return "ccitt-rle";
    case COMPRESSION_CCITTFAX3:
        return "g3";
    case COMPRESSION_CCITTFAX4:
        return "g4";
    case COMPRESSION_LZW:
        return "lzw";
    case COMPRESSION_JPEG:
        return "jpeg";
    case COMPRESSION_ADOBE_DEFLATE:
    case COMPRESSION_DEFLATE:
        return "deflate";
    case COMPRESSION_PACKBITS:
        return "packbits";
    default:
        return "other";
    }
}

Colour colour_of(uint16_t photometric, uint16_t bits, uint16_t samples) {
    if (photometric == PHOTOMETRIC_SEPARATED) return Colour::cmyk;
    if (photometric == PHOTOMETRIC_PALETTE || photometric == PHOTOMETRIC_RGB || photometric == PHOTOMETRIC_YCBCR ||
        photometric == PHOTOMETRIC_CIELAB)
        return Colour::colour;
    return bits == 1 && samples == 1 ? Colour::bitonal : Colour::grey;
}

// TIFF 6.0, section 8: ResolutionUnit 1 is no unit, the numbers tell the shape of a pixel.
StatedResolution resolution_of(TIFF* tiff) {
    const uint16_t unit = short_field(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    float x = 0, y = 0;
    TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x);
    TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y);
    const double scale = unit == RESUNIT_CENTIMETER ? 2.54 : 1;
    return {x * scale, y * scale, unit != RESUNIT_NONE};
}

PageInfo read_directory(TIFF* tiff, int index, const std::string& where, const ScanOptions& options,
                        const Context& context) {
    PageInfo page;
    page.index = index;
    page.format = "tiff";
    state_photometric(tiff);
    const uint32_t w = long_field(tiff, TIFFTAG_IMAGEWIDTH, 0), h = long_field(tiff, TIFFTAG_IMAGELENGTH, 0);
    check_page_pixels(context.limits, w, h, where);
    page.width = static_cast<int>(w);
    page.height = static_cast<int>(h);
    const uint16_t compression = short_field(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    if (compression == COMPRESSION_OJPEG)
        throw Error(
            Code::bad_data, where,
            msg("old-style JPEG in TIFF (compression 6) is not taken; save the scan as TIFF with JPEG (7), LZW or G4"));
    if (!TIFFIsCODECConfigured(compression))
        throw Error(Code::bad_data, where, msg("the TIFF compression {1} is not known", compression));
    page.compression = compression_name(compression);
    const uint16_t bits = short_field(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    const uint16_t samples = short_field(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    if (bits > 16 || samples > 5 || !can_be_shown(tiff))
        throw Error(Code::bad_data, where,
                    msg("a TIFF with {1} bits a sample and {2} samples a pixel of this kind is not taken; save the "
                        "scan as black and "
                        "white, or with 8 bits a sample as grey or RGB",
                        bits, samples));
    page.bits_per_sample = bits;
    page.samples = samples;
    page.colour = colour_of(photometric_of(tiff), bits, samples);
    settle_resolution(page, resolution_of(tiff), options.assumed_dpi);
    set_orientation(page, short_field(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT));
    return page;
}

std::string raw_strip(TIFF* tiff, uint32_t strip, const std::string& where) {
    const uint64_t size = TIFFRawStripSize64(tiff, strip);
    if (size > TIFFGetSizeProc(tiff)(TIFFClientdata(tiff)))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    std::string bytes(static_cast<size_t>(size), '\0');
    if (TIFFReadRawStrip(tiff, strip, bytes.data(), static_cast<tmsize_t>(bytes.size())) !=
        static_cast<tmsize_t>(bytes.size()))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    return bytes;
}

bool one_g4_strip(TIFF* tiff, const PageInfo& page) {
    return page.compression == "g4" && page.colour == Colour::bitonal && !TIFFIsTiled(tiff) &&
           TIFFNumberOfStrips(tiff) == 1 &&
           short_field(tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB) == FILLORDER_MSB2LSB;
}

ImageStream g4_stream(TIFF* tiff, const PageInfo& page, const std::string& where) {
    const bool min_is_black = photometric_of(tiff) == PHOTOMETRIC_MINISBLACK;
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
           !TIFFIsTiled(tiff) && short_field(tiff, TIFFTAG_PLANARCONFIG, 1) == PLANARCONFIG_CONTIG;
}

ImageStream joined_jpeg(TIFF* tiff, const PageInfo& page, const std::string& where) {
    JpegStrips strips;
    uint32_t length = 0;
    void* tables = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_JPEGTABLES, &length, &tables) && length)
        strips.tables.assign(static_cast<const char*>(tables), length);
    strips.width = page.width;
    strips.height = page.height;
    strips.rows_per_strip = static_cast<int>(
        std::min<uint32_t>(long_field(tiff, TIFFTAG_ROWSPERSTRIP, 0xffffffff), static_cast<uint32_t>(page.height)));
    for (uint32_t i = 0; i < TIFFNumberOfStrips(tiff); ++i)
        strips.strips.push_back(raw_strip(tiff, i, where));
    ImageStream out;
    out.bytes = join_jpeg_strips(strips, where);
    out.width = page.width;
    out.height = page.height;
    out.filter = "DCTDecode";
    out.colour_space = page.samples == 3 ? "/DeviceRGB" : "/DeviceGray";
    if (photometric_of(tiff) == PHOTOMETRIC_MINISWHITE) out.decode = "[1 0]";
    // Without an Adobe marker a PDF reader takes three components for YCbCr; TIFF says it in Photometric.
    if (page.samples == 3 && photometric_of(tiff) == PHOTOMETRIC_RGB) out.decode_parms = "<</ColorTransform 0>>";
    out.carried = strips.strips.size() == 1 && strips.tables.empty() ? "copied" : "joined";
    return out;
}

// What decoding to 8-bit grey or RGB changes; nothing when it keeps every sample. JPEG is meant to be shown as RGB.
std::optional<Finding> conversion(TIFF* tiff, const PageInfo& page, int page_number) {
    if (has_alpha(tiff)) return laid_on_white(page_number);
    const uint16_t photometric = photometric_of(tiff);
    const bool of_other_space = page.colour == Colour::cmyk || photometric == PHOTOMETRIC_CIELAB ||
                                (photometric == PHOTOMETRIC_YCBCR && page.compression != "jpeg");
    const int shown = page.colour == Colour::colour && photometric != PHOTOMETRIC_PALETTE ? 3 : 1;
    if (page.bits_per_sample <= 8 && page.samples == shown && !of_other_space) return std::nullopt;
    return converted_to_8_bit(page_number, page.colour == Colour::grey);
}

// What tells a page from the images that go with one (TIFF 6.0: NewSubfileType, SubfileType, SubIFDs).
struct Directory {
    uint32_t width = 0, height = 0;
    bool reduced = false, mask = false, has_others_below = false;
};

Directory directory_of(TIFF* tiff) {
    const uint32_t type = long_field(tiff, TIFFTAG_SUBFILETYPE, 0);
    uint16_t below = 0;
    void* offsets = nullptr;
    return {long_field(tiff, TIFFTAG_IMAGEWIDTH, 0), long_field(tiff, TIFFTAG_IMAGELENGTH, 0),
            (type & FILETYPE_REDUCEDIMAGE) != 0, (type & FILETYPE_MASK) != 0,
            TIFFGetField(tiff, TIFFTAG_SUBIFD, &below, &offsets) && below > 0};
}

void next_directory(TIFF* tiff, int index, const std::string& path) {
    if (!TIFFReadDirectory(tiff))
        throw Error(Code::bad_data, page_of(path, index + 1), msg("the TIFF directory of this page is damaged"));
}

std::vector<Directory> directories_of(TIFF* tiff, const std::string& path, const Limits& limits) {
    std::vector<Directory> out = {directory_of(tiff)};
    // Asked before the next is read: after a failure libtiff takes this page for the last.
    while (!TIFFLastDirectory(tiff)) {
        check_page_count(limits, out.size() / 4 + 1, path); // pages, their thumbnails and masks
        if (out.size() > 65'000) throw Error(Code::bad_data, path, msg("the TIFF has too many pages"));
        next_directory(tiff, static_cast<int>(out.size()), path);
        out.push_back(directory_of(tiff));
    }
    return out;
}

// Some programs call every page a reduced one: it is one only where there is another of which it may be a copy.
std::vector<bool> pages_among(const std::vector<Directory>& directories, const std::string& path) {
    std::vector<bool> out;
    for (const Directory& d : directories) {
        const auto holds_it = [&](const Directory& other) {
            if (other.reduced || other.mask) return false;
            return d.mask || (uint64_t{d.width} * 3 <= uint64_t{other.width} * 2 &&
                              uint64_t{d.height} * 3 <= uint64_t{other.height} * 2);
        };
        const bool goes_with_another =
            (d.reduced || d.mask) && std::any_of(directories.begin(), directories.end(), holds_it);
        if (!goes_with_another && d.reduced && d.has_others_below)
            throw Error(Code::bad_data, path,
                        msg("the TIFF holds its image beside a small copy, as raw files of cameras do; save it as an "
                            "ordinary TIFF or JPEG"));
        out.push_back(!goes_with_another);
    }
    return out;
}

} // namespace

std::vector<PageInfo> tiff_pages(const std::string& path, const ScanOptions& options, Findings& findings,
                                 const Context& context) {
    TiffWatch watch;
    const Tiff tiff = opened(open_tiff_file(path, watch), path);
    const std::vector<Directory> directories = directories_of(tiff.get(), path, context.limits);
    const std::vector<bool> is_page = pages_among(directories, path);
    const auto count = static_cast<size_t>(std::count(is_page.begin(), is_page.end(), true));
    check_page_count(context.limits, count, path);
    std::vector<PageInfo> pages;
    TIFFSetDirectory(tiff.get(), 0);
    for (size_t i = 0; i < directories.size(); ++i) {
        const auto index = static_cast<int>(i);
        if (i > 0) next_directory(tiff.get(), index, path);
        if (is_page[i]) pages.push_back(read_directory(tiff.get(), index, page_of(path, index + 1), options, context));
    }
    if (count < directories.size())
        findings.push_back({Severity::note, "scan.sub_images", "", 0,
                            msg("{1} smaller copies or masks of pages in the TIFF are no pages and were left out",
                                directories.size() - count)});
    return pages;
}

Image decode_tiff(const std::string& path, const PageInfo& page) {
    const std::string where = page_of(path, page.index + 1);
    TiffWatch watch;
    MemoryFile memory;
    Tiff tiff = open_directory(path, page.index, watch);
    if (TIFFIsTiled(tiff.get()) && page.compression == "none") {
        // Unless a file is mapped, libtiff 4.5.0 takes tiles for damaged whose size is no multiple of 1024 bytes.
        memory.bytes = read_file(path);
        tiff = opened(open_memory_tiff(memory, "r", watch), path);
        go_to_directory(tiff.get(), page.index, where, watch);
    }
    Image image = read_pixels(tiff.get(), page, where);
    if (watch.faults > 0) throw Error(Code::bad_data, where, msg("the image data is damaged"));
    return image;
}

ImageStream tiff_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                        int page_number) {
    const std::string where = page_of(path, page.index + 1);
    std::optional<Finding> converted;
    {
        TiffWatch watch;
        const Tiff tiff = open_directory(path, page.index, watch);
        converted = conversion(tiff.get(), page, page_number);
        if (one_g4_strip(tiff.get(), page)) return g4_stream(tiff.get(), page, where);
        if (jpeg_of_full_width(tiff.get(), page)) {
            try {
                return joined_jpeg(tiff.get(), page, where);
            } catch (const Error&) { // strips that do not join are decoded below, which says whether they are damaged
            }
        }
    }
    ImageStream out = encode_image(decode_tiff(path, page), options.jpeg_quality);
    if (converted) {
        out.carried = "converted";
        findings.push_back(*converted);
    }
    if (options.jpeg_quality > 0 && page.colour != Colour::bitonal)
        findings.push_back(compressed_as_jpeg(page_number, options.jpeg_quality));
    return out;
}

} // namespace sohoa
