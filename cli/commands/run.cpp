// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"

namespace sohoa {
namespace {

int run(const Arguments& arguments, Console& console) {
    return go_along_line(arguments, console, "run", Goal::record);
}

} // namespace

Command run_command() {
    auto tr = [](const char* id) { return std::string(id); };
    std::vector<Option> options = {{"--out", tr("DIR"), tr("folder for the records; made where it is missing")}};
    for (const Option& option : key_options())
        options.push_back(option);
    for (const Option& option : reading_options())
        options.push_back(option);
    options.push_back(force_option());
    return {
        "run",
        tr("make signed, verified PDF/A records from scans"),
        tr("Every TIFF or PDF file, and every folder of JPEG or PNG pages, is one document; a folder of documents is "
           "searched. "
           "For each, DIR/NAME/ appears at once, whole: document.pdf, manifest.json, SHA256SUMS. What cannot be taken "
           "is left "
           "in DIR/.refused/NAME/error.json with the reason, and the run goes on. The same source again is passed "
           "over. "
           "Sources are never altered."),
        options,
        {tr("SOURCE"), tr("files and folders to take"), true},
        run,
        {"sohoa run --profile so-noi-vu.toml --key co-quan.p12 --trust tin-cay --out ban-so-hoa ban-quet",
         "sohoa run -q --profile so-noi-vu.toml --key co-quan.p12 --pin-file pin.txt --trust tin-cay --log sohoa.log "
         "--out ban-so-hoa ban-quet"},
    };
}

} // namespace sohoa
