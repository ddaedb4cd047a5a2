// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace sohoa {

/// What one document may cost. Checked before decoding; enforced on workers by the kernel. Profile section [limits].
struct Limits {
    uint64_t file_bytes = 2'000'000'000;   ///< one source file
    uint64_t pages = 5'000;                ///< pages of one document
    uint64_t page_pixels = 150'000'000;    ///< width × height; A3 at 600 dpi is 70 million
    uint64_t page_seconds = 120;           ///< CPU seconds to inspect and read one page
    uint64_t document_seconds = 600;       ///< CPU seconds to compose, seal or verify one document
    uint64_t worker_bytes = 2'000'000'000; ///< address space of one worker
};

} // namespace sohoa
