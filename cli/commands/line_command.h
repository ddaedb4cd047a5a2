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
/// The same, and --tessdata: for commands that read pages.
std::vector<Option> reading_options();
Option force_option();

/// What is named on the command line.
struct Sources {
    std::vector<Candidate> documents; ///< at least one
    std::vector<PassedOver> passed_over;
    int code = 0; ///< 66 when something named is not there, and the others were found
};

/// Finds the documents; says what was passed over, and what is not there, with --json in a line of its own. Error(
/// no_input) when there is no document.
Sources sources_of(const Arguments& arguments, Console& console);

/// Has stdout get what goals that publish nothing make of each document, `as` LineOptions::words_as, or where that is
/// "json" the error in its place. `headers`: a line "==> SOURCE <==" before each.
void print_documents(LineOptions& options, const std::string& as, bool headers);

/// Goes along the line to `goal` with what was typed; `adjust` may change the options before they are checked. Says the
/// summary (with --json prints it under the name of the `command`), but not for goals that publish nothing. Returns the
/// exit code.
int go_along_line(const Arguments& arguments, Console& console, const std::string& command, Goal goal,
                  const std::function<void(LineOptions&, const std::vector<Candidate>&)>& adjust = nullptr);

} // namespace sohoa
