// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace sohoa {

/// Debian's libtesseract hands every line of text from its layout to its recogniser as a PNG in memory: a fifth to a
/// third of the time of a page goes into deflating and inflating it. The one call with which it writes that PNG,
/// Leptonica's pixWriteMem(…, IFF_PNG), is answered by a definition in this program, which keeps the pixels plain
/// (Leptonica's "spix"); pixReadMem tells by the first bytes what it is given. The library on the machine is not
/// touched, and the words are the same. Built without SOHOA_PLAIN_LINE_IMAGES this does nothing. Calling it makes the
/// linker keep the definition.
void keep_line_images_plain();

/// Line images that were kept plain so far in this process; 0 where the library does not call, or was not built to.
size_t plain_line_images();

} // namespace sohoa
