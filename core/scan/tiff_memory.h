// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/handle.h"

#include <memory>
#include <string>

typedef struct tiff TIFF;

namespace sohoa {

/// A TIFF that lives in memory, read or written through libtiff. The bytes belong to the caller of `open_*`.
struct MemoryFile {
    std::string bytes;
    uint64_t at = 0;
};

void close_tiff(TIFF* tiff);
using Tiff = Handle<TIFF, close_tiff>;

/// Counts what libtiff reports while it decodes. After damaged fax or JPEG data its decoders go on with pixels of their
/// own and return success; the report is all there is. Must outlive the Tiff it watches.
struct TiffWatch {
    int faults = 0;
};

/// `mode` as in TIFFOpen ("r", "w"). `file` must outlive the result. Null when libtiff cannot open it.
Tiff open_memory_tiff(MemoryFile& file, const char* mode, TiffWatch& watch);
Tiff open_tiff_file(const std::string& path, TiffWatch& watch);

/// One T.6 strip of rows of (width + 7) / 8 bytes, first pixel in the high bit, 1 = black. Lossless.
std::string g4_strip(const std::string& rows, int width, int height);

} // namespace sohoa
