// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"

#include <functional>
#include <string>
#include <vector>

namespace sohoa {

/// Calls `one` for each name and goes on past what fails: an Error is said, with `json` printed as a line of its own
/// too, and its code counts. The result is the highest code. Error(configuration) is not of one file and passes
/// through.
int each(const std::vector<std::string>& names, Console& console, bool json,
         const std::function<int(const std::string&)>& one);

} // namespace sohoa
