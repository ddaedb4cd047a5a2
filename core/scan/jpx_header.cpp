// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/jpx_header.h"

#include <cstdint>
#include <functional>

namespace sohoa {
namespace {

uint64_t number(const std::string& bytes, size_t at, size_t length) {
    uint64_t v = 0;
    for (size_t i = 0; i < length; ++i)
        v = v << 8 | static_cast<unsigned char>(bytes[at + i]);
    return v;
}

// Calls `box(type, begin, end)` for each whole box with a 32-bit length.
void for_each_box(const std::string& bytes, size_t begin, size_t end,
                  const std::function<void(const std::string&, size_t, size_t)>& box) {
    for (size_t at = begin; at + 8 <= end;) {
        const uint64_t size = number(bytes, at, 4);
        if (size < 8 || size > end - at) return;
        box(bytes.substr(at + 4, 4), at + 8, at + size);
        at += size;
    }
}

} // namespace

// ISO 19005-2, 6.2.8.3: 1, 3 or 4 channels, all of one depth of 1–38 bits, one colour specification that counts. Plain
// is a JP2 file with one colr box of the enumerated sRGB (16) or grey (17) and channels to match, without palette and
// alpha.
JpxHeader jpx_header(const std::string& bytes) {
    JpxHeader out;
    int colours = 0;
    uint64_t space = 0;
    bool odd = false;
    for_each_box(bytes, 0, bytes.size(), [&](const std::string& outer, size_t from, size_t to) {
        if (outer != "jp2h") return;
        for_each_box(bytes, from, to, [&](const std::string& type, size_t begin, size_t end) {
            if (type == "pclr" || type == "cdef" || type == "bpcc") odd = true;
            if (type == "ihdr" && end - begin >= 11) {
                out.components = static_cast<int>(number(bytes, begin + 8, 2));
                out.bits = static_cast<int>(number(bytes, begin + 10, 1) & 0x7F) + 1;
            }
            if (type == "colr" && end - begin >= 7 && ++colours)
                space = bytes[begin] == 1 ? number(bytes, begin + 3, 4) : 0;
        });
    });
    // A.5.1: the size stands behind the mark that begins the stream.
    if (const size_t at = bytes.find("\xFF\x4F\xFF\x51"); at != std::string::npos && at + 24 <= bytes.size()) {
        out.width = static_cast<int64_t>(number(bytes, at + 8, 4)) - static_cast<int64_t>(number(bytes, at + 16, 4));
        out.height = static_cast<int64_t>(number(bytes, at + 12, 4)) - static_cast<int64_t>(number(bytes, at + 20, 4));
    }
    out.plain = !odd && colours == 1 && out.bits <= 38 &&
                ((space == 16 && out.components == 3) || (space == 17 && out.components == 1));
    return out;
}

} // namespace sohoa
