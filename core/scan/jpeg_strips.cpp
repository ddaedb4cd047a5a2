// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/jpeg_strips.h"

#include "core/base/error.h"

#include <algorithm>

namespace sohoa {
namespace {

constexpr int SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, DQT = 0xDB, DHT = 0xC4, DRI = 0xDD, SOF0 = 0xC0, SOF1 = 0xC1;

// A JPEG stream taken apart. Segments keep their marker and length bytes.
struct Parts {
    std::string tables;  // DQT and DHT
    std::string others;  // APPn
    std::string frame;   // SOF0 or SOF1
    std::string scan;    // SOS header
    std::string entropy; // entropy-coded bytes up to EOI
    int restart = 0;     // value of DRI
};

[[noreturn]] void misfit(const std::string& where) {
    throw Error(Code::bad_data, where, msg("the JPEG strips of the page are damaged or do not fit together"));
}

int byte(const std::string& s, size_t at) {
    return static_cast<unsigned char>(s.at(at));
}
int word(const std::string& s, size_t at) {
    return byte(s, at) << 8 | byte(s, at + 1);
}

void take_segment(const std::string& segment, int marker, Parts& parts, const std::string& where) {
    if (marker == DQT || marker == DHT)
        parts.tables += segment;
    else if (marker == SOF0 || marker == SOF1)
        parts.frame = segment;
    else if (marker == DRI)
        parts.restart = word(segment, 4);
    else if (marker >= 0xE0 && marker <= 0xEF)
        parts.others += segment;
    else if (marker >= 0xC2 && marker <= 0xCF)
        misfit(where); // progressive, arithmetic: not in strips
}

Parts take_apart(const std::string& jpeg, const std::string& where) {
    Parts parts;
    if (jpeg.size() < 4 || byte(jpeg, 0) != 0xFF || byte(jpeg, 1) != SOI) misfit(where);
    for (size_t at = 2; at + 1 < jpeg.size();) {
        if (byte(jpeg, at) != 0xFF) misfit(where);
        const int marker = byte(jpeg, at + 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker == EOI) return parts;
        if (at + 4 > jpeg.size()) misfit(where);
        const size_t length = static_cast<size_t>(word(jpeg, at + 2)) + 2;
        if (length < 4 || at + length > jpeg.size()) misfit(where);
        const std::string segment = jpeg.substr(at, length);
        at += length;
        if (marker != SOS) {
            take_segment(segment, marker, parts, where);
            continue;
        }
        parts.scan = segment;
        // In entropy-coded bytes FF is followed by 00 or RSTn, so this is the end; some writers pad a strip behind it.
        parts.entropy = jpeg.substr(at, jpeg.find("\xFF\xD9", at) - at);
        return parts;
    }
    return parts;
}

struct Mcu {
    int width = 8, height = 8;
};

// SOF: FF C0 len(2) precision height(2) width(2) components { id, H<<4|V, table }.
Mcu mcu_of(const std::string& frame, const std::string& where) {
    if (frame.size() < 10) misfit(where);
    const int components = byte(frame, 9);
    if (frame.size() < 10 + static_cast<size_t>(components) * 3) misfit(where);
    Mcu mcu;
    int h = 1, v = 1;
    for (int i = 0; i < components; ++i) {
        const int sampling = byte(frame, 11 + static_cast<size_t>(i) * 3);
        h = std::max(h, sampling >> 4);
        v = std::max(v, sampling & 15);
    }
    // A scan of one component is not interleaved: its MCU is one block (T.81 A.2.2).
    mcu.width = components == 1 ? 8 : 8 * h;
    mcu.height = components == 1 ? 8 : 8 * v;
    return mcu;
}

std::string segment_of_word(int marker, int value) {
    std::string s = {'\xFF', static_cast<char>(marker), 0, 4, static_cast<char>(value >> 8), static_cast<char>(value)};
    return s;
}

bool same_frame(std::string a, std::string b) {
    if (a.size() != b.size() || a.size() < 10) return false;
    a[5] = a[6] = b[5] = b[6] = 0; // heights differ in the last strip
    return a == b;
}

} // namespace

std::string join_jpeg_strips(const JpegStrips& input, const std::string& where) {
    if (input.strips.empty()) misfit(where);
    const Parts common = input.tables.empty() ? Parts{} : take_apart(input.tables, where);
    const Parts first = take_apart(input.strips[0], where);
    const Mcu mcu = mcu_of(first.frame, where);
    const bool several = input.strips.size() > 1;
    if (several && (input.rows_per_strip % mcu.height != 0 || first.restart != 0)) misfit(where);
    const int mcus = ((input.width + mcu.width - 1) / mcu.width) * (input.rows_per_strip / mcu.height);
    if (several && (mcus <= 0 || mcus > 65535)) misfit(where);

    std::string frame = first.frame;
    if (word(frame, 7) != input.width || input.height > 65535) misfit(where);
    frame[5] = static_cast<char>(input.height >> 8);
    frame[6] = static_cast<char>(input.height);
    std::string out = "\xFF\xD8" + common.tables + first.others + first.tables + frame;
    if (several)
        out += segment_of_word(DRI, mcus);
    else if (first.restart)
        out += segment_of_word(DRI, first.restart);
    out += first.scan;
    for (size_t i = 0; i < input.strips.size(); ++i) {
        const Parts part = i == 0 ? first : take_apart(input.strips[i], where);
        if (!same_frame(part.frame, first.frame) || part.scan != first.scan || part.tables != first.tables ||
            part.restart != first.restart)
            misfit(where);
        if (i > 0) {
            out += '\xFF';
            out += static_cast<char>(0xD0 + (i - 1) % 8);
        }
        out += part.entropy;
    }
    return out + "\xFF\xD9";
}

} // namespace sohoa
