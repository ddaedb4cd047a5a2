// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/tiff_memory.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstdarg>
#include <cstring>
#include <string_view>
#include <tiffio.h>

namespace sohoa {
namespace {

MemoryFile& file_of(thandle_t handle) {
    return *static_cast<MemoryFile*>(handle);
}

tmsize_t read_memory(thandle_t handle, void* out, tmsize_t size) {
    MemoryFile& file = file_of(handle);
    if (file.at >= file.bytes.size()) return 0;
    const size_t n = std::min<size_t>(static_cast<size_t>(size), file.bytes.size() - file.at);
    std::memcpy(out, file.bytes.data() + file.at, n);
    file.at += n;
    return static_cast<tmsize_t>(n);
}

tmsize_t write_memory(thandle_t handle, void* data, tmsize_t size) {
    MemoryFile& file = file_of(handle);
    if (file.bytes.size() < file.at + static_cast<size_t>(size)) file.bytes.resize(file.at + static_cast<size_t>(size));
    std::memcpy(file.bytes.data() + file.at, data, static_cast<size_t>(size));
    file.at += static_cast<size_t>(size);
    return size;
}

toff_t seek_memory(thandle_t handle, toff_t offset, int whence) {
    MemoryFile& file = file_of(handle);
    const uint64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.at : file.bytes.size();
    file.at = base + offset;
    return file.at;
}

toff_t size_of_memory(thandle_t handle) {
    return file_of(handle).bytes.size();
}

int map_memory(thandle_t handle, void** out, toff_t* size) {
    *out = file_of(handle).bytes.data();
    *size = file_of(handle).bytes.size();
    return 1;
}

int note_error(TIFF*, void* watch, const char*, const char*, va_list) {
    ++static_cast<TiffWatch*>(watch)->faults;
    return 1; // handled: nothing is printed
}

// Most warnings are about tags nobody needs; those of the decoders mean invented pixels.
int note_warning(TIFF* tiff, void* watch, const char* module, const char* format, va_list values) {
    const std::string_view from = module ? module : "";
    if (from.rfind("Fax", 0) == 0 || from == "JPEGLib") note_error(tiff, watch, module, format, values);
    return 1;
}

using OpenOptions = Handle<TIFFOpenOptions, TIFFOpenOptionsFree>;

OpenOptions watched_by(TiffWatch& watch) {
    OpenOptions options(TIFFOpenOptionsAlloc());
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), note_error, &watch);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), note_warning, &watch);
    return options;
}

void set_bitonal_fields(TIFF* tiff, int width, int height, int compression) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<uint32_t>(width));
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<uint32_t>(height));
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, static_cast<uint32_t>(height));
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
}

} // namespace

void close_tiff(TIFF* tiff) {
    TIFFClose(tiff);
}

Tiff open_memory_tiff(MemoryFile& file, const char* mode, TiffWatch& watch) {
    return Tiff(TIFFClientOpenExt(
        "memory", mode, &file, read_memory, write_memory, seek_memory, [](thandle_t) { return 0; }, size_of_memory,
        map_memory, [](thandle_t, void*, toff_t) {}, watched_by(watch).get()));
}

Tiff open_tiff_file(const std::string& path, TiffWatch& watch) {
    return Tiff(TIFFOpenExt(path.c_str(), "rm",
                            watched_by(watch).get())); // m: no memory map, a file that shrinks must not kill us
}

std::string g4_strip(const std::string& rows, int width, int height) {
    MemoryFile file;
    TiffWatch watch;
    {
        const Tiff tiff = open_memory_tiff(file, "w", watch);
        if (!tiff) throw Error(Code::internal, "", msg("libtiff cannot write to memory"));
        set_bitonal_fields(tiff.get(), width, height, COMPRESSION_CCITTFAX4);
        std::string copy = rows; // libtiff may change the buffer
        if (TIFFWriteEncodedStrip(tiff.get(), 0, copy.data(), static_cast<tmsize_t>(copy.size())) < 0)
            throw Error(Code::internal, "", msg("libtiff cannot encode a G4 strip"));
    }
    file.at = 0;
    const Tiff tiff = open_memory_tiff(file, "r", watch);
    if (!tiff) throw Error(Code::internal, "", msg("libtiff cannot read what it wrote"));
    std::string strip(static_cast<size_t>(TIFFRawStripSize64(tiff.get(), 0)), '\0');
    if (TIFFReadRawStrip(tiff.get(), 0, strip.data(), static_cast<tmsize_t>(strip.size())) < 0)
        throw Error(Code::internal, "", msg("libtiff cannot read what it wrote"));
    return strip;
}

} // namespace sohoa
