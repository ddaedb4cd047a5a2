// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/acquire.h"
#include "core/scan/encode.h"
#include "core/scan/fax.h"
#include "core/scan/jpeg_reader.h"
#include "core/scan/quiet.h"
#include "tests/core/raster.h"
#include "tests/core/scratch.h"

#include <zlib.h>

namespace sohoa::test {

inline Document acquired(const std::string& file, const ScanOptions& options = {}, const Context& context = {}) {
    return acquire({"test", file, {file}, {}}, options, context);
}

inline Raster pixels_of(const Document& document, size_t page = 0) {
    return raster_of(decode_page(document, page, {}, {}));
}

struct Carried {
    ImageStream stream;
    Findings findings;
};

inline Carried carried(const Document& document, size_t page = 0, const ScanOptions& options = {}) {
    Carried out;
    out.stream = page_stream(document, page, options, out.findings, {});
    return out;
}

inline bool has_rule(const Findings& findings, const std::string& rule) {
    for (const Finding& f : findings)
        if (f.rule == rule) return true;
    return false;
}

inline std::string inflated(const std::string& bytes) {
    z_stream z{};
    inflateInit(&z);
    std::string out;
    char piece[65536];
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    int result = Z_OK;
    while (result == Z_OK) {
        z.next_out = reinterpret_cast<Bytef*>(piece);
        z.avail_out = sizeof piece;
        result = inflate(&z, Z_NO_FLUSH);
        out.append(piece, sizeof piece - z.avail_out);
    }
    inflateEnd(&z);
    return result == Z_STREAM_END ? out : "";
}

/// Undoes the PNG predictors (ISO/IEC 15948, 9.2); written apart from the program's own way.
inline std::string unfiltered(const std::string& rows, size_t row_bytes, size_t pixel_bytes) {
    std::string out, above(row_bytes, '\0');
    for (size_t at = 0; at + row_bytes < rows.size(); at += row_bytes + 1) {
        std::string line = rows.substr(at + 1, row_bytes);
        for (size_t i = 0; i < row_bytes; ++i) {
            const int a = i >= pixel_bytes ? static_cast<uint8_t>(line[i - pixel_bytes]) : 0,
                      b = static_cast<uint8_t>(above[i]),
                      c = i >= pixel_bytes ? static_cast<uint8_t>(above[i - pixel_bytes]) : 0;
            const int p = a + b - c, pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
            const int paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
            const int add[] = {0, a, b, (a + b) / 2, paeth};
            line[i] = static_cast<char>(line[i] + add[static_cast<size_t>(rows[at]) % 5]);
        }
        out += line;
        above = line;
    }
    return out;
}

/// The value of "/Key n" in a dictionary's text; `otherwise` when it is not there.
inline int parm(const std::string& dictionary, const std::string& key, int otherwise) {
    const size_t at = dictionary.find("/" + key + " ");
    return at == std::string::npos ? otherwise : std::atoi(dictionary.c_str() + at + key.size() + 2);
}

inline Raster fax_pixels(const ImageStream& s) {
    const FaxOptions options{parm(s.decode_parms, "K", 0), parm(s.decode_parms, "Columns", 1728),
                             holds(s.decode_parms, "/EncodedByteAlign true")};
    Raster out = raster_of(decode_fax(s.bytes, options, s.height, "test").image);
    for (uint8_t& black : out.samples)
        black ^= holds(s.decode_parms, "/BlackIs1 true");
    return out;
}

/// What a PDF viewer sees in a stream: 8-bit samples, or bitonal with 1 = black (DeviceGray: sample 0 is black).
inline Raster shown(const ImageStream& s) {
    if (s.filter == "DCTDecode") return jpeg_pixels(s.bytes);
    if (s.filter == "CCITTFaxDecode") return fax_pixels(s);
    const int channels = parm(s.decode_parms, "Colors", 1);
    const size_t pixel_bits = static_cast<size_t>(channels * s.bits),
                 row_bytes = (static_cast<size_t>(s.width) * pixel_bits + 7) / 8;
    std::string rows = inflated(s.bytes);
    if (parm(s.decode_parms, "Predictor", 1) >= 10)
        rows = unfiltered(rows, row_bytes, std::max<size_t>(1, pixel_bits / 8));
    Raster r{s.width, s.height, channels, s.bits == 1, {}};
    for (int y = 0; y < s.height; ++y)
        for (int i = 0; i < s.width * channels; ++i) {
            const size_t bit = static_cast<size_t>(i * s.bits), at = static_cast<size_t>(y) * row_bytes + bit / 8;
            const int byte = at < rows.size() ? static_cast<uint8_t>(rows[at]) : 0;
            const int value =
                s.bits == 16 ? byte : byte >> (8 - s.bits - static_cast<int>(bit % 8)) & ((1 << s.bits) - 1);
            r.samples.push_back(static_cast<uint8_t>(s.bits == 1 ? !value : value));
        }
    return r;
}

} // namespace sohoa::test
