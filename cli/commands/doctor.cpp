// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/commands/line_command.h"
#include "cli/doctor/report.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/output.h"
#include "cli/settings_in_force.h"

namespace sohoa {
namespace {

Diagnosis look(const CheckRow& row, Checkup& checkup) {
    try {
        return row.look(checkup);
    } catch (const Error& error) {
        Diagnosis out;
        out.fault(Condition::missing, {error.where, error.message}, {});
        return out;
    }
}

std::string quoted(const std::string& word) {
    return word.find_first_of(" \"'$&;()<>|*?") == std::string::npos ? word : "'" + word + "'";
}

// “sohoa run” with what was typed, and a place for what was not.
std::string run_command_line(const Arguments& arguments) {
    std::string out = "sohoa run";
    for (const char* name : {"--profile", "--set", "--key", "--pin-fd", "--pin-file", "--trust", "--out"})
        for (const std::string& value : arguments.all(name))
            out += " " + std::string(name) + " " + quoted(value);
    for (const auto& [name, value] :
         {std::pair("--key", tr("FILE") + ".p12"), {"--trust", tr("DIR")}, {"--out", tr("DIR")}})
        if (!arguments.has(name)) out += " " + std::string(name) + " " + value;
    return out + " " + tr("SOURCE");
}

int examine(const Arguments& arguments, Console&) {
    Checkup checkup(arguments);
    std::vector<Examined> all;
    for (const CheckRow& row : check_rows())
        all.push_back({row, look(row, checkup)});
    print(arguments.has("--json")    ? doctor_json(all)
          : arguments.has("--quiet") ? printable(faults_text(all))
                                     : printable(doctor_text(all, run_command_line(arguments))));
    return count(all, Condition::missing) > 0 ? static_cast<int>(Code::configuration) : exit_done;
}

} // namespace

Command doctor_command() {
    auto tr = [](const char* id) { return std::string(id); };
    std::vector<Option> options = {profile_option(), set_option()};
    for (const Option& option : key_options())
        options.push_back(option);
    options.push_back({"--out", tr("DIR"), tr("folder that records are to go to")});
    return {
        "doctor",
        tr("look at this machine: is everything there that sohoa needs, and what to do about what is not"),
        tr("Model, signing program, key, PIN file, certificate, trust folder, output folder, clock, memory and more. "
           "Give the options that “sohoa run” "
           "will get; without --key, --trust and --out their checks are left out. Changes nothing, asks for nothing, "
           "never goes online. Ends with 0 when "
           "all is well, warnings included, and with 78 when something that is needed is missing. With --quiet it says "
           "only what is missing or warned of."),
        options,
        {},
        examine,
        {"sohoa doctor", "sohoa doctor --key co-quan.p12 --pin-file pin.txt --trust tin-cay --out ban-so-hoa"},
    };
}

} // namespace sohoa
