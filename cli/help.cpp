// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include "cli/columns.h"
#include "cli/exit_codes.h"
#include "cli/i18n.h"
#include "core/base/text.h"

#include <utility>
#include <vector>

namespace sohoa {
namespace {

constexpr size_t widest_lead = 30;

using Rows = std::vector<std::pair<std::string, std::string>>; // what is typed, what it does

std::string paragraph(const std::string& text) {
    return wrapped(text, 0, text_width()) + "\n";
}

std::string table(const std::string& title, const Rows& rows) {
    size_t column = 0;
    for (const auto& [lead, text] : rows)
        if (const size_t letters = code_points(lead).size(); letters <= widest_lead) column = std::max(column, letters);
    std::string out = "\n" + title + ":\n";
    for (const auto& [lead, text] : rows)
        out += in_columns("  " + lead, column + 4, text, text_width());
    return out;
}

std::string lead_of(const Option& option) {
    return (option.letter.empty() ? "" : option.letter + ", ") + option.name +
           (option.value.empty() ? "" : " " + tr(option.value));
}

Rows rows_of(const std::vector<Option>& options) {
    Rows rows;
    for (const Option& option : options)
        rows.push_back({lead_of(option), tr(option.help)});
    return rows;
}

// A line that can be copied though it is broken.
std::string typed(const std::string& command_line) {
    std::string out;
    for (const char c : wrapped(command_line, 6, text_width() - 2))
        out += c == '\n' ? " \\\n" : std::string(1, c);
    return out;
}

Rows rows_of_commands(const std::string& beginning) {
    Rows rows;
    for (const Command& command : commands())
        if (command.name.starts_with(beginning)) rows.push_back({command.name, tr(command.summary)});
    return rows;
}

std::string usage(const std::string& words) {
    return "\n" + paragraph(tr("Usage") + ": sohoa " + words);
}

} // namespace

std::string help_text() {
    Rows codes;
    for (const ExitCode& row : exit_codes())
        codes.push_back({std::to_string(row.code), tr(row.meaning)});
    std::vector<Option> options = common_options();
    options.push_back(help_option());
    options.push_back(version_option());
    return paragraph(tr("sohoa: paper results of administrative procedures become signed, verified PDF/A records")) +
           usage(tr("COMMAND [OPTIONS]…")) + table(tr("Commands"), rows_of_commands("")) +
           table(tr("Options"), rows_of(options)) + table(tr("Exit codes"), codes) + "\n" +
           paragraph(tr("“sohoa COMMAND --help” tells more; so does “man sohoa”."));
}

std::string help_text(const CommandGroup& group) {
    return paragraph(tr(group.summary)) + usage(group.name + " " + tr("COMMAND [OPTIONS]…")) +
           table(tr("Commands"), rows_of_commands(group.name + " "));
}

std::string help_text(const Command& command) {
    const Positional& files = command.files;
    const std::string name = tr(files.name);
    const std::string plural = files.required ? name + "…" : "[" + name + "]";
    std::vector<Option> options = command.options;
    for (const Option& option : common_options())
        options.push_back(option);
    options.push_back(help_option());
    std::string out = paragraph(tr(command.summary)) +
                      usage(command.name + " " + tr("[OPTIONS]…") + (name.empty() ? "" : " " + plural));
    if (!name.empty())
        out += "\n" + in_columns("  " + name, code_points(name).size() + 4, tr(files.help), text_width());
    out += table(tr("Options"), rows_of(options)) + "\n" + paragraph(tr(command.about)) + "\n" + tr("Examples") + ":\n";
    for (const std::string& example : command.examples)
        out += "  " + typed(example) + "\n";
    return out;
}

} // namespace sohoa
