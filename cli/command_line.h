// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <optional>
#include <string>
#include <vector>

namespace sohoa {

/// What the words of a command line ask for.
struct Request {
    enum class Kind { call, help, version } kind = Kind::call;
    std::optional<Command> command; ///< none: help on the whole, or on `group`
    std::string group;
    Arguments arguments; ///< to call it with
};

/// Reads the words after the program's name. Options stand anywhere, "--name value" or "--name=value"; after "--" comes
/// what is no option, whatever it looks like. Error(usage) for what is not understood, with a near name where there is
/// one.
Request understand(const std::vector<std::string>& words);

} // namespace sohoa
