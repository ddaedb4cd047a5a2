// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"

namespace sohoa {
namespace {

int describe_all(const Arguments& arguments, Console& console) {
    return go_along_line(arguments, console, "describe", Goal::fields,
                         [&](LineOptions& options, const std::vector<Candidate>&) {
                             print_documents(options, arguments.has("--json") ? "json" : "text", false);
                         });
}

} // namespace

Command describe_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "describe",
        tr("read number, date, agency, kind, summary and signer off the page; writes no file"),
        tr("The fields that “sohoa run” would put into manifest and metadata, read where Decree 30/2020 has them "
           "stand: value, "
           "confidence and page. What does not read surely has no value but a reason, and what was seen; nothing is "
           "guessed or "
           "corrected. Documents are found as by “sohoa run”. With --json: one line a document, with the box of every "
           "field."),
        reading_options(),
        {tr("SOURCE"), tr("files and folders to read"), true},
        describe_all,
        {"sohoa describe ban-quet", "sohoa describe --json cong-van.tif"},
    };
}

} // namespace sohoa
