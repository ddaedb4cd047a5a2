// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "core/base/error.h"

#include <cstdlib>

namespace sohoa {

std::string Arguments::value(const std::string& option, const std::string& otherwise) const {
    const auto it = values.find(option);
    return it == values.end() || it->second.empty() ? otherwise : it->second.back();
}

std::vector<std::string> Arguments::all(const std::string& option) const {
    const auto it = values.find(option);
    return it == values.end() ? std::vector<std::string>() : it->second;
}

long Arguments::number(const std::string& option, long otherwise, long least, long most) const {
    if (!has(option)) return otherwise;
    const std::string text = value(option);
    char* end = nullptr;
    const long number = std::strtol(text.c_str(), &end, 10);
    if (text.empty() || *end != '\0' || number < least || number > most)
        throw Error(Code::usage, option, msg("“{1}” is no whole number from {2} to {3}", text, least, most));
    return number;
}

std::vector<Command> commands() {
    return {run_command(),          inspect_command(),      ocr_command(),           describe_command(),
            pdfa_command(),         sign_command(),         verify_command(),        manifest_check_command(),
            profile_list_command(), profile_show_command(), profile_check_command(), doctor_command()};
}

std::vector<CommandGroup> command_groups() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        {"manifest", tr("check published records")},
        {"profile", tr("list, show and check profiles: the rules and thresholds in force")},
    };
}

std::vector<Option> common_options() {
    auto tr = [](const char* id) { return std::string(id); };
    return {
        {"--json", "", tr("write the result to stdout as JSON Lines, one object a line; it is never translated")},
        {"--quiet", "", tr("say only what is wrong"), false, "-q"},
        {"--verbose", "", tr("say more"), false, "-v"},
        {"--lang", "vi|en", tr("language of messages; else that of the locale, else Vietnamese")},
    };
}

Option help_option() {
    auto tr = [](const char* id) { return std::string(id); };
    return {"--help", "", tr("show this help"), false, "-h"};
}

Option version_option() {
    auto tr = [](const char* id) { return std::string(id); };
    return {"--version", "", tr("show the version of the program"), false, "-V"};
}

std::string manual_options(const Command& command) {
    std::string out;
    auto add = [&](const Option& option) {
        out += "*" + option.name + "*" + (option.value.empty() ? "" : " _" + tr(option.value) + "_") + "\n\t" +
               tr(option.help) + "\n\n";
    };
    for (const Option& option : command.options)
        add(option);
    for (const Option& option : common_options())
        add(option);
    return out;
}

std::string manual_exit_codes() {
    std::string out;
    for (const ExitCode& row : exit_codes())
        out += "*" + std::to_string(row.code) + "*\n\t" + tr(row.meaning) + "\n\n";
    return out;
}

} // namespace sohoa
