// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/each.h"
#include "cli/commands/line_command.h"
#include "cli/confinement_text.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/inspect_text.h"
#include "cli/settings_in_force.h"
#include "cli/stations/stations.h"
#include "cli/workers/zygote_client.h"
#include "core/base/error.h"

#include <algorithm>
#include <map>

namespace sohoa {
namespace {

int inspect_all(const Arguments& arguments, Console& console) {
    const Profile profile = settings_in_force(arguments);
    const Sources found = sources_of(arguments, console);
    Zygote zygote(WorkerKind::scan, profile, language());
    say_confinement(zygote.confinement(), console);
    std::map<std::string, const Candidate*> by_source;
    std::vector<std::string> sources;
    for (const Candidate& candidate : found.documents) {
        by_source[candidate.source] = &candidate;
        sources.push_back(candidate.source);
    }
    const bool json = arguments.has("--json"), quiet = arguments.has("--quiet");
    const int code = each(sources, console, json, [&](const std::string& source) -> Judgement {
        const InspectedDocument inspected = zygote.call<Inspect>({*by_source[source]});
        const std::string text = json    ? inspect_json(inspected)
                                 : quiet ? printable(refusals_text(inspected))
                                         : printable(inspect_text(inspected));
        return {refused(inspected.findings) ? exit_check_failed : exit_done, text};
    });
    return std::max(code, found.code);
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
        {tr("SOURCE"), tr("files and folders to look at"), true},
        inspect_all,
        {"sohoa inspect ban-quet", "sohoa inspect --set quality.min_dpi=300 --json cong-van.tif"},
    };
}

} // namespace sohoa
