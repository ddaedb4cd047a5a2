// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"

#include <unistd.h>

namespace sohoa {
namespace {

int read_all(const Arguments& arguments) {
    return go_along_line(arguments, "ocr", Goal::words, [&](LineOptions& options, const std::vector<Candidate>& candidates) {
        const bool json = arguments.has("--json");
        const bool headers = !json && candidates.size() > 1 && (arguments.has("--verbose") || ::isatty(STDOUT_FILENO) == 1);
        print_documents(options, json, headers);
    });
}

} // namespace

Command ocr_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "ocr",
        tr("read the text of scans to stdout; writes no file"),
        tr("The words that “sohoa run” would put into the text layer, of every document in the order given; documents are found "
           "as by “sohoa run”. Each page ends with a form feed. A line “==> SOURCE <==” stands before each document when there "
           "are several and stdout is a terminal, or with --verbose. With --json: one line a document, every word with its box, "
           "baseline and confidence. What cannot be taken is said with the reason, and the others go on."),
        reading_options(),
        {"SOURCE", tr("files and folders to read"), true},
        read_all,
    };
}

} // namespace sohoa
