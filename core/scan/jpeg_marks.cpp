// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/jpeg_marks.h"

namespace sohoa {
namespace {

// Frames of every coding; C4, C8 and CC are tables and an extension.
bool begins_frame(int mark) {
    return mark >= 0xC0 && mark <= 0xCF && mark != 0xC4 && mark != 0xC8 && mark != 0xCC;
}

} // namespace

JpegMarks jpeg_marks(std::string_view jpeg) {
    constexpr int end = 0xD9, lines = 0xDC;
    JpegMarks out;
    const auto byte = [&](size_t at) { return at < jpeg.size() ? static_cast<unsigned char>(jpeg[at]) : 0; };
    const auto word = [&](size_t at) { return byte(at) << 8 | byte(at + 1); };
    for (size_t at = 2; (at = jpeg.find('\xFF', at)) != std::string_view::npos && at + 1 < jpeg.size();) {
        const int mark = byte(at + 1);
        if (mark == end) {
            out.ended = true;
            break;
        }
        if (begins_frame(mark) && out.components == 0) {
            out.height_at = at + 5;
            out.height = word(at + 5);
            out.width = word(at + 7);
            out.components = byte(at + 9);
        } else if (mark == lines) {
            out.lines = word(at + 4);
        }
        const bool alone = mark <= 1 || mark == 0xFF || (mark >= 0xD0 && mark <= 0xD8);
        at += mark == 0xFF ? 1 : 2;
        if (!alone) at += static_cast<size_t>(word(at));
    }
    return out;
}

std::string with_height(std::string jpeg, const JpegMarks& marks, int height) {
    if (marks.height_at == 0 || marks.height_at + 2 > jpeg.size()) return jpeg;
    jpeg[marks.height_at] = static_cast<char>(height >> 8);
    jpeg[marks.height_at + 1] = static_cast<char>(height);
    return jpeg;
}

} // namespace sohoa
