// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/tiff_pixels.h"

#include "core/base/error.h"

#include <algorithm>
#include <leptonica/allheaders.h>
#include <tiffio.h>

namespace sohoa {
namespace {

// The sample beside the colours that says how much of a pixel is there; 0 (unspecified) where there is none.
uint16_t alpha_of(TIFF* tiff) {
    uint16_t count = 0, *kinds = nullptr;
    if (!TIFFGetField(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) || count == 0) return EXTRASAMPLE_UNSPECIFIED;
    return kinds[0];
}

// libtiff multiplies colours by the alpha sample, as associated alpha is stored; grey pixels alone it leaves as they
// are.
bool stays_unmultiplied(TIFF* tiff, const PageInfo& page) {
    return alpha_of(tiff) == EXTRASAMPLE_UNASSALPHA && page.colour == Colour::grey &&
           short_field(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) == PLANARCONFIG_CONTIG;
}

// What is not there is paper.
uint32_t on_white(uint32_t value, uint32_t alpha, bool multiply) {
    return std::min(255U, (multiply ? (value * alpha + 127) / 255 : value) + 255 - alpha);
}

// libtiff leaves the alpha sample of inks aside. Associated alpha needs nothing more: where there is little ink, there
// is little ink stored. To be asked before libtiff decodes, because it cannot go back in a strip.
std::string alpha_of_inks(TIFF* tiff, const PageInfo& page, const std::string& where) {
    if (page.colour != Colour::cmyk || alpha_of(tiff) != EXTRASAMPLE_UNASSALPHA) return "";
    std::string out, row(static_cast<size_t>(TIFFScanlineSize64(tiff)), '\0');
    const auto step = static_cast<size_t>(page.samples), width = static_cast<size_t>(page.width);
    if (page.bits_per_sample != 8 || row.size() < width * step)
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    for (int y = 0; y < page.height; ++y) {
        if (TIFFReadScanline(tiff, row.data(), static_cast<uint32_t>(y)) < 0)
            throw Error(Code::bad_data, where, msg("the image data is damaged"));
        for (size_t x = 0; x < width; ++x)
            out += row[x * step + 4];
    }
    return out;
}

// Any layout libtiff knows, as RGB: tiles, planes, palettes, CMYK, 16 bit.
Image read_rgba(TIFF* tiff, const PageInfo& page, const std::string& where) {
    const size_t pixels = static_cast<size_t>(page.width) * page.height;
    Image image(pixCreateNoInit(page.width, page.height, 32));
    if (!image)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    const std::string alphas = alpha_of_inks(tiff, page, where);
    auto* data = pixGetData(pix(image));
    // Stop on error: a damaged strip must not become a grey patch that nobody sees. The tag's own orientation asks for
    // the pixels as they are stored; libtiff would mirror them to come near to another.
    if (!TIFFReadRGBAImageOriented(tiff, static_cast<uint32_t>(page.width), static_cast<uint32_t>(page.height), data,
                                   short_field(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT), 1))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    const bool transparent = page.colour != Colour::cmyk && has_alpha(tiff),
               multiply = !alphas.empty() || stays_unmultiplied(tiff, page);
    for (size_t i = 0; i < pixels; ++i) {
        const uint32_t v = data[i], alpha = transparent      ? TIFFGetA(v)
                                            : alphas.empty() ? 255
                                                             : static_cast<unsigned char>(alphas[i]);
        data[i] = on_white(TIFFGetR(v), alpha, multiply) << 24 | on_white(TIFFGetG(v), alpha, multiply) << 16 |
                  on_white(TIFFGetB(v), alpha, multiply) << 8;
    }
    return image;
}

bool plain_grey(TIFF* tiff, const PageInfo& page) {
    return page.colour == Colour::grey && page.bits_per_sample == 8 && page.samples == 1 && !TIFFIsTiled(tiff);
}

Image read_grey(TIFF* tiff, const PageInfo& page, const std::string& where) {
    Image image(pixCreate(page.width, page.height, 8));
    if (!image)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    std::string row(static_cast<size_t>(TIFFScanlineSize64(tiff)), '\0');
    if (row.size() < static_cast<size_t>(page.width))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    for (int y = 0; y < page.height; ++y) {
        if (TIFFReadScanline(tiff, row.data(), static_cast<uint32_t>(y)) < 0)
            throw Error(Code::bad_data, where, msg("the image data is damaged"));
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * pixGetWpl(pix(image));
        for (int x = 0; x < page.width; ++x)
            SET_DATA_BYTE(line, x, static_cast<unsigned char>(row[static_cast<size_t>(x)]));
    }
    if (photometric_of(tiff) == PHOTOMETRIC_MINISWHITE) pixInvert(pix(image), pix(image));
    return image;
}

} // namespace

uint16_t short_field(TIFF* tiff, uint32_t tag, uint16_t otherwise) {
    uint16_t value = otherwise;
    TIFFGetFieldDefaulted(tiff, tag, &value);
    return value;
}

uint32_t long_field(TIFF* tiff, uint32_t tag, uint32_t otherwise) {
    uint32_t value = otherwise;
    TIFFGetFieldDefaulted(tiff, tag, &value);
    return value;
}

void state_photometric(TIFF* tiff) {
    uint16_t value = 0;
    if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &value)) return;
    const uint16_t compression = short_field(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    const bool fax = compression == COMPRESSION_CCITTRLE || compression == COMPRESSION_CCITTFAX3 ||
                     compression == COMPRESSION_CCITTFAX4 || compression == COMPRESSION_CCITTRLEW;
    const uint16_t samples = short_field(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    if (samples > 3) return; // RGB with something or inks: nobody knows
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
                 samples == 3 ? PHOTOMETRIC_RGB
                 : fax        ? PHOTOMETRIC_MINISWHITE
                              : PHOTOMETRIC_MINISBLACK);
    // libtiff took two of the colours for something beside them.
    if (samples == 3) TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 0, nullptr);
}

uint16_t photometric_of(TIFF* tiff) {
    return short_field(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
}

bool can_be_shown(TIFF* tiff) {
    uint16_t photometric = 0;
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric)) return false;
    if (photometric == PHOTOMETRIC_LOGL || photometric == PHOTOMETRIC_LOGLUV) return false; // of cameras and renderers
    // libtiff would take signed samples for unsigned ones. Of one bit nothing is signed.
    const uint16_t format = short_field(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID && short_field(tiff, TIFFTAG_BITSPERSAMPLE, 1) > 1)
        return false;
    if (photometric == PHOTOMETRIC_SEPARATED && has_alpha(tiff) && TIFFIsTiled(tiff)) return false; // see alpha_of_inks
    char why[1024] = "";
    TIFFRGBAImage image;
    if (!TIFFRGBAImageOK(tiff, why) || !TIFFRGBAImageBegin(&image, tiff, 1, why)) return false;
    TIFFRGBAImageEnd(&image);
    return true;
}

bool has_alpha(TIFF* tiff) {
    return alpha_of(tiff) != EXTRASAMPLE_UNSPECIFIED;
}

Image read_bitonal(TIFF* tiff, const std::string& where) {
    const int w = static_cast<int>(long_field(tiff, TIFFTAG_IMAGEWIDTH, 0));
    const int h = static_cast<int>(long_field(tiff, TIFFTAG_IMAGELENGTH, 0));
    Image image(pixCreate(w, h, 1));
    std::string row(static_cast<size_t>(TIFFScanlineSize64(tiff)), '\0');
    if (!image || row.size() < static_cast<size_t>(w + 7) / 8)
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    for (int y = 0; y < h; ++y) {
        if (TIFFReadScanline(tiff, row.data(), static_cast<uint32_t>(y)) < 0)
            throw Error(Code::bad_data, where, msg("the image data is damaged"));
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * pixGetWpl(pix(image));
        for (int i = 0; i < (w + 7) / 8; ++i)
            SET_DATA_BYTE(line, i, static_cast<unsigned char>(row[static_cast<size_t>(i)]));
    }
    if (photometric_of(tiff) == PHOTOMETRIC_MINISBLACK) pixInvert(pix(image), pix(image));
    pixSetPadBits(pix(image), 0);
    return image;
}

Image read_pixels(TIFF* tiff, const PageInfo& page, const std::string& where) {
    if (page.colour == Colour::bitonal && !TIFFIsTiled(tiff)) return read_bitonal(tiff, where);
    if (plain_grey(tiff, page)) return read_grey(tiff, page, where);
    Image image = read_rgba(tiff, page, where);
    if (page.colour == Colour::bitonal) image.reset(pixConvertTo1(pix(image), 128));
    if (page.colour == Colour::grey) image.reset(pixConvertRGBToGray(pix(image), 0, 1, 0));
    return image;
}

} // namespace sohoa
