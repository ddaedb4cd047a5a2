// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sohoa {

/// What the marks of a JPEG say (ITU-T T.81, annex B), without libjpeg, which reads no file of height 0.
struct JpegMarks {
    int width = 0, height = 0, components = 0; ///< of the frame; 0 where there is none
    size_t height_at = 0;                      ///< where the two bytes of the height stand
    int lines = 0;                             ///< the height that a DNL mark behind the data states; 0 without
    bool ended = false;                        ///< EOI is there
};
JpegMarks jpeg_marks(std::string_view jpeg);

inline constexpr std::string_view jpeg_end = "\xFF\xD9";

/// The same JPEG with another height in its frame; `marks` are its own.
std::string with_height(std::string jpeg, const JpegMarks& marks, int height);

} // namespace sohoa
