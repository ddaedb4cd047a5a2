// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files made to cost a reader its time, its memory or its stack.

#include <functional>
#include <string>
#include <vector>

namespace sohoa::test {

struct Bomb {
    std::string file; ///< its name, the extension too
    std::function<std::string()> bytes;
    std::string end; ///< "published", or a pattern (ECMAScript) of the message that refuses it
};

std::vector<Bomb> pdf_bombs();
std::vector<Bomb> image_bombs();

/// A zlib stream of `megabytes` zeros, about a thousandth as long and made without making the zeros.
std::string deflated_zeros(size_t megabytes);
/// A zlib stream of `bytes`.
std::string deflated(const std::string& bytes);

} // namespace sohoa::test
