// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// Whether some program has the file open for writing: a scanner that is not done, a copy under way. Local file systems
/// tell it to the file's owner; where it cannot be told, as on NFS and shares, false.
bool is_being_written(const std::string& path);

} // namespace sohoa
