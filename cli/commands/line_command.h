// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/line/line.h"

#include <functional>
#include <string>
#include <vector>

namespace sohoa {

// What the commands that go along the line have in common.

/// --key, --pin-fd, --pin-file, --trust.
std::vector<Option> key_options();
/// --profile, --set, --jobs, --log.
std::vector<Option> line_options();
Option force_option();

/// The documents named on the command line. Error(no_input) when there is none.
std::vector<Candidate> documents_of(const Arguments& arguments, Console& console);

/// Goes along the line to `goal` with what was typed; `adjust` may change the options before they are checked. Says the
/// summary (with --json prints it under the name of the `command`), but not for Goal::words. Returns the exit code.
int go_along_line(const Arguments& arguments, const std::string& command, Goal goal,
                  const std::function<void(LineOptions&, const std::vector<Candidate>&)>& adjust = nullptr);

} // namespace sohoa
