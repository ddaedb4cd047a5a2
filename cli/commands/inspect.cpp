// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/line/jobs.h"
#include "cli/line/zygote.h"
#include "cli/settings_in_force.h"
#include "core/base/error.h"

#include <iostream>

namespace sohoa {
namespace {

int inspect_all(const Arguments& arguments) {
    Console console(arguments.has("--quiet"), arguments.has("--verbose"), "");
    const Profile profile = settings_in_force(arguments);
    std::vector<std::string> skipped;
    const std::vector<Candidate> candidates = find_documents(arguments.files, skipped);
    if (candidates.empty()) throw Error(Code::no_input, arguments.files.front(), msg("no document found: TIFF, PDF, or a folder of JPEG or PNG pages"));
    Zygote zygote(profile, language(), false);
    int worst = exit_done;
    for (const Candidate& candidate : candidates) {
        try {
            const auto reply = zygote.call({"inspect", {pack_candidate(candidate), arguments.has("--json") ? "json" : ""}, profile.limits.document_seconds});
            if (!arguments.has("--quiet") || arguments.has("--json")) std::cout << reply.at(1);
            if (reply.at(0) == "refuse" && worst == exit_done) worst = exit_check_failed;
        } catch (const Error& error) {
            console.say(Level::error, error.where.empty() ? candidate.source : error.where, error.message);
            worst = static_cast<int>(error.code);
        }
    }
    return worst;
}

} // namespace

Command inspect_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "inspect",
        tr("say what scans are like and what the profile thinks of them; writes nothing"),
        tr("Size, dpi, colour, depth, paper, blank pages, skew and orientation of every page, and the findings: what the law "
           "asks for and the scan lacks is named with its article. Ends with 1 when the profile refuses a document."),
        {profile_option(), set_option()},
        {"SOURCE", tr("files and folders to look at"), true},
        inspect_all,
    };
}

} // namespace sohoa
