// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"

namespace sohoa {
namespace {

int make_pdfa(const Arguments& arguments, Console& console) {
    return go_along_line(arguments, console, "pdfa", Goal::pdfa);
}

} // namespace

Command pdfa_command() {
    auto tr = [](const char* id) { return std::string(id); };
    std::vector<Option> options = {{"--out", tr("DIR"), tr("folder for the PDF files; made where it is missing")}};
    for (const Option& option : reading_options())
        options.push_back(option);
    options.push_back(force_option());
    return {
        "pdfa",
        tr("make searchable PDF/A from scans, unsigned"),
        tr("The line of “sohoa run” up to the PDF/A-2u: the same quality gate, the same text layer, the same bytes. "
           "Documents are "
           "found as by “sohoa run”; for each, DIR/NAME.pdf appears at once, whole. What cannot be taken is said with "
           "the reason, "
           "and the others go on. Needs no key. Sources are never altered."),
        options,
        {tr("SOURCE"), tr("files and folders to take"), true},
        make_pdfa,
        {"sohoa pdfa --out pdf ban-quet", "sohoa pdfa --out pdf --jobs 2 cong-van.tif"},
    };
}

} // namespace sohoa
