// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/jbig2_header.h"

namespace sohoa {
namespace {

uint64_t number(const std::string& bytes, uint64_t at, uint64_t length) {
    uint64_t v = 0;
    for (uint64_t i = 0; i < length; ++i)
        v = v << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    return v;
}

} // namespace

// T.88, 7.2: number, flags, what it refers to, page, length of the data.
Jbig2Header jbig2_header(const std::string& bytes) {
    constexpr uint64_t page_information = 48, many = 7;
    for (uint64_t at = 0; at + 11 <= bytes.size();) {
        const uint64_t segment = number(bytes, at, 4), flags = number(bytes, at + 4, 1);
        uint64_t count = number(bytes, at + 5, 1) >> 5, places = 1;
        if (count == many) {
            count = number(bytes, at + 5, 4) & 0x1FFFFFFF;
            places = 4 + (count + 8) / 8;
        }
        const uint64_t reference = segment <= 256 ? 1 : segment <= 65536 ? 2 : 4, page = flags & 0x40 ? 4 : 1;
        const uint64_t data = at + 5 + places + count * reference + page + 4;
        if ((flags & 0x3F) == page_information)
            return {static_cast<int64_t>(number(bytes, data, 4)), static_cast<int64_t>(number(bytes, data + 4, 4))};
        const uint64_t length = number(bytes, data - 4, 4);
        if (length == 0xFFFFFFFF) break;
        at = data + length;
    }
    return {};
}

} // namespace sohoa
