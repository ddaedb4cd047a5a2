// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

#include <cstdint>
#include <string>

namespace sohoa::test {

/// Prints `text` in the built-in face (core/pdf/resources.h) on a page of 32 bits: its baseline begins at (x, y), its
/// em is `size` pixels. Returns the width.
int draw_text(const Image& page, int x, int y, int size, const std::string& text, uint8_t r, uint8_t g, uint8_t b);

} // namespace sohoa::test
