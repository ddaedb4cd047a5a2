// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/each.h"
#include "cli/commands/line_command.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/line/jobs.h"
#include "cli/line/zygote.h"
#include "cli/settings_in_force.h"
#include "core/base/error.h"

#include <iostream>
#include <map>

namespace sohoa {
namespace {

int inspect_all(const Arguments& arguments) {
    Console console(arguments.has("--quiet"), arguments.has("--verbose"), "");
    const Profile profile = settings_in_force(arguments);
    std::vector<PassedOver> passed_over;
    const std::vector<Candidate> candidates = documents_of(arguments, console, passed_over);
    Zygote zygote(profile, language(), false);
    std::map<std::string, const Candidate*> by_source;
    std::vector<std::string> sources;
    for (const Candidate& candidate : candidates) {
        by_source[candidate.source] = &candidate;
        sources.push_back(candidate.source);
    }
    const std::string form = arguments.has("--json") ? "json" : "";
    return each(sources, console, !form.empty(), [&](const std::string& source) {
        const auto reply =
            zygote.call({"inspect", {pack_candidate(*by_source[source]), form}, profile.limits.document_seconds});
        if (!arguments.has("--quiet") || !form.empty())
            std::cout << (form.empty() ? printable(reply.at(1)) : reply.at(1));
        return reply.at(0) == "refuse" ? exit_check_failed : exit_done;
    });
}

} // namespace

Command inspect_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "inspect",
        tr("say what scans are like and what the profile thinks of them; writes nothing"),
        tr("Size, dpi, colour, depth, paper, blank pages, skew and orientation of every page, and the findings: what "
           "the law "
           "asks for and the scan lacks is named with its article. Ends with 1 when the profile refuses a document."),
        {profile_option(), set_option()},
        {"SOURCE", tr("files and folders to look at"), true},
        inspect_all,
    };
}

} // namespace sohoa
