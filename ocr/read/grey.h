// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"
#include "ocr/read/red_seal.h"
#include "ocr/read/signature.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// Grey pixels in plain order, 0 = black.
struct Grey {
    int w = 0, h = 0;
    std::vector<uint8_t> bytes;

    Grey() = default;
    Grey(int width, int height)
        : w(width), h(height), bytes(static_cast<size_t>(width) * static_cast<size_t>(height)) {}

    uint8_t* row(int y) { return bytes.data() + static_cast<size_t>(y) * static_cast<size_t>(w); }
    const uint8_t* row(int y) const { return bytes.data() + static_cast<size_t>(y) * static_cast<size_t>(w); }
};

/// The page in grey, by ReadOptions::channel. "seal": the red channel inside round seals, so that the name beneath a
/// seal is seen and a title printed in red is too; and no blue ink where a signature is.
Grey grey_of(const Image& page, const std::vector<RedSeal>& seals, const std::vector<Signature>& signatures,
             const std::string& channel);

/// Means of factor × factor pixels.
Grey box_mean(Grey grey, int factor);

/// How bright the paper is: half of the page is as bright or brighter.
uint8_t paper_level(const Grey& grey);

/// Error(internal) when memory runs out.
Image to_pix(const Grey& grey);

} // namespace sohoa
