// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/settings_in_force.h"

#include "cli/program.h"

#include <filesystem>

namespace sohoa {

Option profile_option() {
    auto tr = [](const char* id) { return std::string(id); };
    return {"--profile", tr("NAME|FILE"),
            tr("rules and thresholds: a profile's name or a TOML file; nd30 when not given")};
}

Option set_option() {
    auto tr = [](const char* id) { return std::string(id); };
    return {"--set", tr("KEY=VALUE"), tr("change one setting of the profile, agency.name=… for one; may be repeated"),
            true};
}

Option tessdata_option() {
    auto tr = [](const char* id) { return std::string(id); };
    return {"--tessdata", tr("DIR"),
            tr("folder of the recognition models (vie.traineddata), in place of the model of sohoa")};
}

Profile settings_in_force(const Arguments& arguments) {
    Profile profile = load_profile(arguments.value("--profile", "nd30"), share_folder("profiles"));
    for (const std::string& assignment : arguments.all("--set"))
        apply_setting(profile, assignment);
    if (arguments.has("--tessdata"))
        profile.read.tessdata = std::filesystem::absolute(arguments.value("--tessdata")).string();
    return profile;
}

} // namespace sohoa
