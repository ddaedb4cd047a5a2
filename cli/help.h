// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <string>

namespace sohoa {

// What --help prints, in the language in force, in lines that fit the terminal.

std::string help_text();
std::string help_text(const CommandGroup& group);
std::string help_text(const Command& command);

} // namespace sohoa
