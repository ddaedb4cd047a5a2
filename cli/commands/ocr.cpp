// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"
#include "cli/words_text.h"
#include "core/base/error.h"

#include <algorithm>
#include <unistd.h>

namespace sohoa {
namespace {

std::string joined(const std::vector<std::string>& names, const char* separator) {
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : separator) + name;
    return out;
}

std::string format_of(const Arguments& arguments) {
    const std::vector<std::string> formats = words_formats();
    const std::string format = arguments.value("--format", arguments.has("--json") ? "json" : "text");
    if (std::find(formats.begin(), formats.end(), format) == formats.end())
        throw Error(Code::usage, "--format", msg("“{1}” is none of the formats {2}", format, joined(formats, ", ")));
    if (arguments.has("--json") && format != "json")
        throw Error(Code::usage, "--format", msg("--json and --format {1} exclude each other", format));
    return format;
}

int read_all(const Arguments& arguments, Console& console) {
    const std::string format = format_of(arguments);
    return go_along_line(arguments, console, "ocr", Goal::words,
                         [&](LineOptions& options, const std::vector<Candidate>& candidates) {
                             const bool headers = format == "text" && candidates.size() > 1 &&
                                                  (arguments.has("--verbose") || ::isatty(STDOUT_FILENO) == 1);
                             print_documents(options, format, headers);
                         });
}

std::vector<Option> ocr_options() {
    auto tr = [](const char* id) { return std::string(id); };
    std::vector<Option> out = reading_options();
    out.insert(out.begin(), {"--format", tr("FORMAT"),
                             tr("what to write: text, json (the same as --json), hocr or alto; text when not given")});
    return out;
}

} // namespace

Command ocr_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "ocr",
        tr("read the text of scans to stdout; writes no file"),
        tr("The words that “sohoa run” would put into the text layer, of every document in the order given; documents "
           "are found "
           "as by “sohoa run”. As text, each page ends with a form feed, and a line “==> SOURCE <==” stands before "
           "each document "
           "when there are several and stdout is a terminal, or with --verbose. As JSON: one line a document, every "
           "word with "
           "its box, baseline and confidence. As hOCR 1.2 or ALTO 4.4: one XML file a document, one after the other. "
           "What cannot "
           "be taken is said with the reason, and the others go on."),
        ocr_options(),
        {tr("SOURCE"), tr("files and folders to read"), true},
        read_all,
        {"sohoa ocr cong-van.tif", "sohoa ocr --format alto cong-van.tif >cong-van.xml"},
    };
}

} // namespace sohoa
