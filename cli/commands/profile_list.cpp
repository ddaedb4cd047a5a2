// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/json_line.h"
#include "cli/output.h"
#include "cli/program.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "profiles/profile.h"

namespace sohoa {
namespace {

constexpr size_t name_width = 16;

std::string text(const Profile& profile, const std::string& path) {
    const size_t letters = code_points(profile.name).size();
    const std::string gap(letters + 1 < name_width ? name_width - letters : 1, ' ');
    return profile.name + gap + profile.title + "\n" + std::string(name_width, ' ') + path + "\n";
}

std::string line(const Profile& profile, const std::string& path) {
    return json_line({{"schema", "sohoa-profile"},
                      {"schema_version", 1},
                      {"name", profile.name},
                      {"title", profile.title},
                      {"path", path}});
}

// One that cannot be loaded is said as an error, and the others are listed all the same.
int list_profiles(const Arguments& arguments, Console& console) {
    const bool json = arguments.has("--json");
    const std::string folder = share_folder("profiles");
    int code = exit_done;
    for (const std::string& name : profile_names(folder)) {
        std::string said;
        try {
            const Profile profile = load_profile(name, folder);
            const std::string path = profile_path(name, folder);
            said = json ? line(profile, path) : printable(text(profile, path));
        } catch (const Error& error) {
            console.say(Level::error, error.where, error.message);
            said = json ? error_line(name, error) : "";
            code = static_cast<int>(error.code);
        }
        print(said);
    }
    return code;
}

} // namespace

Command profile_list_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "profile list",
        tr("list the profiles that are installed: name, what each is for, where it lies"),
        tr("A profile holds the rules and thresholds of an institution or a law. A file of your own need not be "
           "installed: "
           "its path serves where a name does."),
        {},
        {},
        list_profiles,
        {"sohoa profile list", "sohoa profile list --json"},
    };
}

} // namespace sohoa
