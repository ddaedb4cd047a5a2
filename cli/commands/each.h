// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"

#include <functional>
#include <string>
#include <vector>

namespace sohoa {

/// What a command has to say of one file.
struct Judgement {
    int code = 0; ///< that it alone would end with
    std::string text;
};

/// Judges each name, prints the text, and goes on past what fails: an Error is said, with `json` printed as a line of
/// its own too, and its code counts. The result is the highest code. Error(configuration) is not of one file and passes
/// through, as what print() throws does.
int each(const std::vector<std::string>& names, Console& console, bool json,
         const std::function<Judgement(const std::string&)>& judge);

} // namespace sohoa
