// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

#include <string>

namespace sohoa {

/// How a fax stream is coded (ISO 32000-1, table 11).
struct FaxOptions {
    int k = 0; ///< < 0: T.6, 0: T.4 of one dimension, > 0: T.4 of two
    int columns = 1728;
    bool byte_aligned = false;
};

/// A decoded stream: coded black is 1.
struct Fax {
    Image image;          ///< `rows` high; what is missing is white
    int rows = 0;         ///< that were there
    bool ended = false;   ///< the stream says that no more follow (EOFB, RTC)
    bool damaged = false; ///< codes that no writer makes, or rows of another width; decoding stopped there
};

/// Decodes at most `rows` rows of ITU-T T.4 or T.6, with or without line ends. Error(bad_data) for want of memory.
Fax decode_fax(const std::string& bytes, const FaxOptions& options, int rows, const std::string& where);

} // namespace sohoa
