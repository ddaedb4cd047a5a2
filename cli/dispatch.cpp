// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/help.h"
#include "cli/i18n.h"
#include "cli/json_line.h"
#include "cli/output.h"
#include "core/base/error.h"

namespace sohoa {
namespace {

// Needed before anything can be said about the other words.
std::string language_wish(const std::vector<std::string>& words) {
    std::string wish;
    for (size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i] == "--lang" && i + 1 < words.size()) wish = words[i + 1];
        if (words[i].starts_with("--lang=")) wish = words[i].substr(7);
    }
    return wish == "vi" || wish == "en" ? wish : "";
}

std::string help_for(const Request& request) {
    if (request.command) return help_text(*request.command);
    for (const CommandGroup& group : command_groups())
        if (group.name == request.group) return help_text(group);
    return help_text();
}

int call(const Command& command, const Arguments& arguments) {
    Console console(arguments.has("--quiet"), arguments.has("--verbose"), arguments.value("--log"));
    try {
        return command.call(arguments, console);
    } catch (const Error& error) {
        if (reader_is_gone(error)) throw;
        console.say(Level::error, error.where, error.message);
        if (arguments.has("--json") && !is_of_output(error)) print(error_line(error.where, error));
        return static_cast<int>(error.code);
    }
}

} // namespace

int dispatch(int argc, char** argv) {
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    set_language(language_wish(words));
    const Request request = understand(words);
    if (request.kind == Request::Kind::call) return call(*request.command, request.arguments);
    print(request.kind == Request::Kind::version ? "sohoa " SOHOA_VERSION "\n" : help_for(request));
    return 0;
}

} // namespace sohoa
