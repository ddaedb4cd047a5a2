// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace sohoa {

/// The page of a JBIG2 stream as a PDF holds it (ITU-T T.88, 7.4.8).
struct Jbig2Header {
    int64_t width = 0;  ///< 0 where no page segment was found
    int64_t height = 0; ///< 0xFFFFFFFF: not known when it was written
};

/// Never throws.
Jbig2Header jbig2_header(const std::string& bytes);

} // namespace sohoa
