// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/each.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/json_line.h"
#include "cli/program.h"
#include "core/base/json.h"
#include "profiles/profile.h"

namespace sohoa {
namespace {

using Faults = std::vector<ProfileFault>;

// As compilers do, so that editors jump there.
std::string text(const std::string& path, const Faults& faults, bool quiet) {
    if (faults.empty()) return quiet ? "" : printable(say(msg("{1}: good", path)) + "\n");
    std::string out;
    for (const ProfileFault& fault : faults)
        out += path + ":" + std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " +
               say(fault.message) + "\n";
    out += say(msg("{1}: {2} faults; “sohoa profile show” prints every setting, what it does and what it takes", path,
                   faults.size())) +
           "\n";
    return printable(out);
}

std::string line(const std::string& path, const Faults& faults) {
    Json out = {{"schema", "sohoa-profile-check"},
                {"schema_version", 1},
                {"path", path},
                {"good", faults.empty()},
                {"faults", Json::array()}};
    for (const ProfileFault& fault : faults)
        out["faults"].push_back({{"line", fault.line}, {"column", fault.column}, {"message", fault.message.english()}});
    return json_line(out);
}

int check_all(const Arguments& arguments, Console& console) {
    const std::string folder = share_folder("profiles");
    const bool json = arguments.has("--json");
    return each(arguments.files, console, json, [&](const std::string& name) -> Judgement {
        const Faults faults = profile_faults(name, folder);
        const std::string path = profile_path(name, folder);
        return {faults.empty() ? exit_done : exit_check_failed,
                json ? line(path, faults) : text(path, faults, arguments.has("--quiet"))};
    });
}

} // namespace

Command profile_check_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "profile check",
        tr("check profiles before they are used: every fault with file, line and column"),
        tr("Unknown settings (with a near name), values of the wrong kind or out of range, and files that are no TOML; "
           "all of them, "
           "not only the first. Ends with 0 when every profile is good, with 1 when one is not, with 66 when one is "
           "not there."),
        {},
        {tr("NAME|FILE"), tr("names of profiles and TOML files"), true},
        check_all,
        {"sohoa profile check so-noi-vu.toml", "sohoa profile check nd30"},
    };
}

} // namespace sohoa
