// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sohoa {

class Console;

/// One option of a command. Declared once: parsing, --help and the manual follow.
struct Option {
    std::string name;  ///< "--out"
    std::string value; ///< name of its value, "DIR"; empty for a switch
    std::string help;  ///< English msgid
    bool repeats = false;
    std::string letter = {}; ///< "-q"; empty for most
};

/// What stands after the options.
struct Positional {
    std::string name; ///< "FILE"
    std::string help;
    bool required = true;
};

/// What was typed.
struct Arguments {
    std::map<std::string, std::vector<std::string>> values; ///< by option name; switches have one empty value
    std::vector<std::string> files;

    bool has(const std::string& option) const { return values.count(option) > 0; }
    std::string value(const std::string& option, const std::string& otherwise = "") const;
    std::vector<std::string> all(const std::string& option) const;
    /// A whole number from `least` to `most`; Error(usage) for anything else.
    long number(const std::string& option, long otherwise, long least, long most) const;
};

/// A subcommand: what it declares, and the one call it makes. The result is the exit code; Error for what stops it.
struct Command {
    std::string name;    ///< "run", "manifest check"
    std::string summary; ///< English msgid, one line
    std::string about;   ///< English msgid, what --help adds
    std::vector<Option> options;
    Positional files; ///< no name: the command takes none
    int (*call)(const Arguments&, Console&) = nullptr;
    std::vector<std::string> examples = {}; ///< two command lines for --help, as they are typed
};

/// All subcommands, in the order of --help.
std::vector<Command> commands();

/// The first word of commands of two words.
struct CommandGroup {
    std::string name;    ///< "manifest"
    std::string summary; ///< English msgid, one line
};
std::vector<CommandGroup> command_groups();

/// Options that every command has: --lang, --quiet, --verbose, --json.
std::vector<Option> common_options();
Option help_option();
Option version_option();

/// Parses and calls. What stops the command is said, with --json printed as a line too, and its code returned.
/// Error(usage) for what cannot be understood, Error(io) of print(). Prints help and version itself.
int dispatch(int argc, char** argv);

Command run_command();
Command inspect_command();
Command ocr_command();
Command describe_command();
Command pdfa_command();
Command sign_command();
Command verify_command();
Command manifest_check_command();
Command profile_list_command();
Command profile_show_command();
Command profile_check_command();
Command doctor_command();

/// The options section of the manual page of `command`, in scdoc; and the table of exit codes.
std::string manual_options(const Command& command);
std::string manual_exit_codes();

} // namespace sohoa
