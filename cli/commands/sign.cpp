// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"
#include "core/base/error.h"

#include <filesystem>

namespace sohoa {
namespace {

int sign_all(const Arguments& arguments, Console& console) {
    for (const std::string& file : arguments.files)
        if (std::error_code error; std::filesystem::is_directory(file, error))
            throw Error(Code::usage, file, msg("is a folder; name the PDF files that are to be signed"));
    return go_along_line(arguments, console, "sign", Goal::signature,
                         [&](LineOptions& options, const std::vector<Candidate>&) {
                             if (arguments.has("--invisible")) options.profile.seal.visible = false;
                         });
}

} // namespace

Command sign_command() {
    auto tr = [](const char* id) { return std::string(id); };
    std::vector<Option> options = {{"--out", tr("DIR"), tr("folder for the signed files; made where it is missing")}};
    for (const Option& option : key_options())
        options.push_back(option);
    options.push_back({"--invisible", "", tr("show nothing on the page")});
    for (const Option& option : line_options())
        options.push_back(option);
    options.push_back(force_option());
    return {
        "sign",
        tr("add the agency's signature to PDF files, and verify it"),
        tr("For each file, DIR/NAME.pdf appears at once, whole: the file as it was, and behind it an update with the "
           "signature, "
           "shown at the top right of page 1. Signatures that are there stay valid. It is said when a file does not "
           "claim PDF/A or "
           "is signed already. Refused are files that are encrypted, damaged or certified against changes, and files "
           "with a signature that "
           "is broken. The files themselves are never altered."),
        options,
        {tr("FILE"), tr("PDF files"), true},
        sign_all,
        {"sohoa sign --profile so-noi-vu.toml --key co-quan.p12 --trust tin-cay --out da-ky cong-van.pdf",
         "sohoa sign --invisible --key co-quan.p12 --pin-file pin.txt --trust tin-cay --out da-ky cong-van.pdf"},
    };
}

} // namespace sohoa
