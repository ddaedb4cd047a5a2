// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"
#include "cli/json_line.h"
#include "core/base/file.h"

#include <unistd.h>

namespace sohoa {
namespace {

void print(std::string_view bytes) { write_all(STDOUT_FILENO, bytes, "stdout"); }

// As head and tail do with several files.
std::string header(const std::string& source, bool first) { return std::string(first ? "" : "\n") + "==> " + printable(source) + " <==\n"; }

int read_all(const Arguments& arguments) {
    return go_along_line(arguments, "ocr", Goal::words, [&](LineOptions& options, const std::vector<Candidate>& candidates) {
        const bool json = arguments.has("--json");
        const bool headers = !json && candidates.size() > 1 && (arguments.has("--verbose") || ::isatty(STDOUT_FILENO) == 1);
        options.words_as = json ? "json" : "text";
        options.deliver = [json, headers, first = true](const DocumentOutcome& document) mutable {
            if (document.state == "read") {
                if (headers) print(header(document.source, first));
                if (json) read_in_pieces(document.words, print);
                else print(printable(read_file(document.words)));
                first = false;
            } else if (json) {
                print(error_line(document.source, Error(static_cast<Code>(document.code), document.where, document.message)));
            }
        };
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
        line_options(),
        {"SOURCE", tr("files and folders to read"), true},
        read_all,
    };
}

} // namespace sohoa
