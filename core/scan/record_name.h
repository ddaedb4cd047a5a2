// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// The name of a record made from a file or folder of this name: NFC, at most 200 bytes, never empty, no separator, no
/// character that a terminal or a line of text would obey, not hidden, nothing that a command takes for an option, and
/// nothing that a share of a Windows server refuses ("a:b", "con", "a. ").
/// `is_file`: an extension is left out. ".2026" and ".QĐ-UBND" are none.
std::string record_name(const std::string& name, bool is_file);

} // namespace sohoa
