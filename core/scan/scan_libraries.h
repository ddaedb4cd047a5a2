// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/library.h"

#include <vector>

namespace sohoa {

/// The libraries that read scans, with the versions that are loaded.
std::vector<Library> scan_libraries();

} // namespace sohoa
