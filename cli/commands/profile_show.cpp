// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/json_line.h"
#include "cli/output.h"
#include "cli/program.h"
#include "cli/settings_in_force.h"
#include "core/base/error.h"
#include "core/base/json.h"

#include <algorithm>

namespace sohoa {
namespace {

std::string kind_text(const std::string& type) {
    if (type == "number") return tr("a number");
    if (type == "integer") return tr("a whole number");
    if (type == "text") return tr("text");
    if (type == "list") return tr("a list of texts");
    if (type == "switch") return "true|false";
    return type; // the words that it takes
}

std::vector<std::string> comment(const SettingInForce& row) {
    const Setting& setting = row.setting;
    const bool changed =
        row.value != setting.default_text && setting.type != "list"; // a list is too long for a comment
    const std::string help = tr(setting.help), kind = kind_text(setting.type);
    std::vector<std::string> lines = {changed ? say(msg("{1} ({2}; default: {3})", help, kind, setting.default_text))
                                              : say(msg("{1} ({2})", help, kind))};
    if (!setting.law.empty()) lines.push_back(setting.law);
    return lines;
}

// A file's name must not end the comment it stands in.
std::string heading(const Profile& profile) {
    std::string text =
        say(msg("Profile {1}: every setting in force. Save this as a file, change it, and give the file to --profile.",
                profile.name));
    std::replace(text.begin(), text.end(), '\n', '?');
    return "# " + printable(text) + "\n\n";
}

std::string line(const Profile& profile) {
    Json out = {
        {"schema", "sohoa-settings"}, {"schema_version", 1}, {"profile", profile.name}, {"settings", Json::array()}};
    for (const SettingInForce& row : settings_of(profile)) {
        const Setting& s = row.setting;
        out["settings"].push_back({{"key", s.key},
                                   {"value", parse_json(row.value)},
                                   {"default", parse_json(s.default_text)},
                                   {"type", s.type},
                                   {"help", s.help},
                                   {"law", s.law.empty() ? Json() : Json(s.law)}});
    }
    return json_line(out);
}

int show_profile(const Arguments& arguments, Console&) {
    if (arguments.files.size() > 1)
        throw Error(Code::usage, arguments.files[1], msg("one profile at a time can be shown"));
    Profile profile =
        load_profile(arguments.files.empty() ? "nd30" : arguments.files.front(), share_folder("profiles"));
    for (const std::string& assignment : arguments.all("--set"))
        apply_setting(profile, assignment);
    print(arguments.has("--json") ? line(profile) : heading(profile) + profile_file(profile, comment));
    return exit_done;
}

} // namespace

Command profile_show_command() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        "profile show",
        tr("print a whole profile with every setting in force, as a file that can be loaded again"),
        tr("TOML: before each setting stands what it does, its kind, the default where another value is in force, and "
           "the article that asks for "
           "it. Settings that the profile does not name have their default. Paths are printed whole."),
        {set_option()},
        {tr("NAME|FILE"), tr("a profile's name or a TOML file; nd30 when not given"), false},
        show_profile,
        {"sohoa profile show >so-noi-vu.toml", "sohoa profile show so-noi-vu.toml"},
    };
}

} // namespace sohoa
