// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// Undoes LZWDecode (ISO 32000-1, 7.4.4); `early` is /EarlyChange, which PoDoFo takes for true. What stands behind a
/// code that no writer makes is left out: whoever needs so many bytes counts them.
std::string unpacked_lzw(const std::string& bytes, bool early);

} // namespace sohoa
