// SPDX-License-Identifier: GPL-3.0-or-later
// The one file that knows CLI11: it turns our declarations into its options and reads them back.
#include "cli/command.h"
#include "cli/console.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "cli/json_line.h"
#include "cli/output.h"
#include "core/base/error.h"
#include "core/base/text.h"

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <sstream>

namespace sohoa {
namespace {

// Where CLI11 puts what it parsed.
struct Parsed {
    Command command;
    CLI::App* app = nullptr;
    std::map<std::string, std::unique_ptr<bool>> switches;
    std::map<std::string, std::unique_ptr<std::vector<std::string>>> values;
    std::vector<std::string> files;
};

std::string short_names(const std::string& name) {
    if (name == "--quiet") return "-q,--quiet";
    if (name == "--verbose") return "-v,--verbose";
    return name;
}

void declare_option(Parsed& parsed, const Option& option) {
    if (option.value.empty()) {
        auto& flag = parsed.switches[option.name] = std::make_unique<bool>(false);
        parsed.app->add_flag(short_names(option.name), *flag, std::string(tr(option.help)));
        return;
    }
    auto& values = parsed.values[option.name] = std::make_unique<std::vector<std::string>>();
    CLI::Option* added = parsed.app->add_option(option.name, *values, std::string(tr(option.help)));
    added->type_name(option.value)->expected(1)->allow_extra_args(false);
    added->multi_option_policy(option.repeats ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::Throw);
    if (option.name == "--lang") added->check(CLI::IsMember({"vi", "en"}).description(""));
}

// "manifest check" is a subcommand of a subcommand; a group is made when its first member comes.
CLI::App* app_for(CLI::App& root, const std::string& name, std::map<std::string, CLI::App*>& groups) {
    const size_t space = name.find(' ');
    if (space == std::string::npos) return root.add_subcommand(name);
    CLI::App*& group = groups[name.substr(0, space)];
    if (!group) {
        group = root.add_subcommand(name.substr(0, space));
        for (const CommandGroup& row : command_groups())
            if (row.name == name.substr(0, space)) group->description(tr(row.summary));
        group->set_help_flag("-h,--help", std::string(tr("show this help")));
        group->require_subcommand(1);
    }
    return group->add_subcommand(name.substr(space + 1));
}

void declare(CLI::App& root, Parsed& parsed, std::map<std::string, CLI::App*>& groups) {
    parsed.app = app_for(root, parsed.command.name, groups);
    parsed.app->description(tr(parsed.command.summary));
    parsed.app->footer("\n" + tr(parsed.command.about));
    parsed.app->set_help_flag("-h,--help", std::string(tr("show this help")));
    for (const Option& option : parsed.command.options)
        declare_option(parsed, option);
    for (const Option& option : common_options())
        declare_option(parsed, option);
    if (parsed.command.files.name.empty()) return;
    CLI::Option* files =
        parsed.app->add_option(parsed.command.files.name, parsed.files, std::string(tr(parsed.command.files.help)));
    if (parsed.command.files.required) files->required();
}

Arguments arguments_of(const Parsed& parsed) {
    Arguments out;
    for (const auto& [name, on] : parsed.switches)
        if (*on) out.values[name] = {""};
    for (const auto& [name, values] : parsed.values)
        if (!values->empty()) out.values[name] = *values;
    out.files = parsed.files;
    return out;
}

// --lang is needed before CLI11 can print help in that language.
std::string language_wish(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--lang" && i + 1 < argc) return argv[i + 1];
        if (word.rfind("--lang=", 0) == 0) return word.substr(7);
    }
    return "";
}

// CLI11's own words in --help; subcommands share the formatter.
void translate_labels(CLI::App& root) {
    const std::shared_ptr<CLI::FormatterBase> formatter = root.get_formatter();
    formatter->label("Usage", tr("Usage"));
    formatter->label("OPTIONS", tr("OPTIONS"));
    formatter->label("SUBCOMMAND", tr("COMMAND"));
    formatter->label("SUBCOMMANDS", tr("COMMANDS"));
    formatter->label("REQUIRED", tr("required"));
    formatter->label("Positionals", tr("Arguments"));
}

std::string exit_code_help() {
    std::string out = tr("Exit codes:") + "\n";
    for (const ExitCode& row : exit_codes())
        out += "  " + std::to_string(row.code) + "\t" + tr(row.meaning) + "\n";
    return out;
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
    const std::string wish = language_wish(argc, argv);
    set_language(wish == "vi" || wish == "en" ? wish : "");
    CLI::App root{tr("sohoa: paper results of administrative procedures become signed, verified PDF/A records")};
    root.name("sohoa");
    root.set_version_flag("--version", "sohoa " SOHOA_VERSION);
    root.set_help_flag("-h,--help", std::string(tr("show this help")));
    root.require_subcommand(1);
    translate_labels(root);
    std::string early; // read by language_wish() already; here so that it may stand before the command too
    root.add_option("--lang", early, tr("language of messages; else that of the locale, else Vietnamese"))
        ->type_name("vi|en");
    root.footer("\n" + exit_code_help() + "\n" + tr("“sohoa COMMAND --help” tells more; so does “man sohoa”."));
    std::vector<std::unique_ptr<Parsed>> all;
    std::map<std::string, CLI::App*> groups;
    for (const Command& command : commands()) {
        all.push_back(std::make_unique<Parsed>());
        all.back()->command = command;
        declare(root, *all.back(), groups);
    }
    try {
        root.parse(argc, argv);
    } catch (const CLI::Success& asked) { // --help, --version
        std::ostringstream text;
        const int code = root.exit(asked, text, text);
        print(text.str());
        return code;
    } catch (const CLI::ExtrasError& error) {
        const std::string text = error.what();
        throw Error(Code::usage, "",
                    msg("not understood: {1} (see sohoa --help)",
                        text.substr(text.find(": ") == std::string::npos ? 0 : text.find(": ") + 2)));
    } catch (const CLI::RequiredError&) {
        throw Error(Code::usage, "",
                    msg("something is missing: a command, or the files it is to work on (see sohoa --help)"));
    } catch (const CLI::ParseError& error) {
        throw Error(Code::usage, "", msg("wrong arguments: {1} (see sohoa --help)", error.what()));
    }
    for (const auto& parsed : all)
        if (parsed->app->parsed()) return call(parsed->command, arguments_of(*parsed));
    throw Error(Code::usage, "", msg("wrong arguments: {1} (see sohoa --help)", "no command"));
}

} // namespace sohoa
