// SPDX-License-Identifier: GPL-3.0-or-later
// --help and --version say what the declarations say.
#include "cli/command.h"
#include "cli/exit_codes.h"
#include "tests/cli/program.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <sstream>

namespace sohoa::test {
namespace {

std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string word; in >> word;)
        out.push_back(word);
    return out;
}

std::string help_of(const std::string& command) {
    std::vector<std::string> arguments = words(command);
    arguments.insert(arguments.end(), {"--help", "--lang", "en"});
    const Outcome outcome = sohoa(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    return outcome.out;
}

// A line of help that begins with this option (or a short name of it) and holds its explanation.
bool lists(const std::string& help, const Option& option) {
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string> of_line = words(line);
        if (of_line.empty() || of_line[0][0] != '-') continue;
        const std::string names = "," + of_line[0] + ",";
        if (names.find("," + option.name + ",") != std::string::npos)
            return line.find(option.help) != std::string::npos;
    }
    return false;
}

TEST(Help, OfEachCommandListsEveryOptionThatItDeclares) {
    for (const Command& command : commands()) {
        const std::string help = help_of(command.name);
        std::vector<Option> options = command.options;
        for (const Option& option : common_options())
            options.push_back(option);
        for (const Option& option : options)
            EXPECT_TRUE(lists(help, option)) << command.name << " " << option.name << "\n" << help;
        EXPECT_NE(help.find(command.summary), std::string::npos) << command.name;
        EXPECT_NE(help.find(command.files.name), std::string::npos) << command.name;
    }
}

TEST(Help, NamesEveryCommand) {
    const std::string help = help_of("");
    for (const Command& command : commands())
        EXPECT_NE(help.find("  " + words(command.name)[0]), std::string::npos) << command.name;
}

TEST(Help, HoldsTheTableOfExitCodes) {
    const std::string help = help_of("");
    const size_t table = help.find("Exit codes:\n");
    ASSERT_NE(table, std::string::npos);
    std::istringstream lines(help.substr(help.find('\n', table) + 1));
    for (const ExitCode& row : exit_codes()) {
        std::string line;
        std::getline(lines, line);
        EXPECT_EQ(line, "  " + std::to_string(row.code) + "\t" + row.meaning);
    }
    std::string after;
    std::getline(lines, after);
    EXPECT_EQ(after, "") << "a code that the table does not hold";
}

TEST(Help, TheTableOfExitCodesAscends) {
    const std::vector<ExitCode> rows = exit_codes();
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(),
                               [](const ExitCode& a, const ExitCode& b) { return a.code <= b.code; }));
}

TEST(Help, SpeaksVietnameseWhenAsked) {
    const Outcome outcome = sohoa({"run", "--help", "--lang", "vi"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_NE(outcome.out, help_of("run"));
}

TEST(Version, IsThatOfTheBuild) {
    const Outcome outcome = sohoa({"--version"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_EQ(outcome.out, "sohoa " SOHOA_TEST_VERSION "\n");
    EXPECT_EQ(outcome.err, "");
}

} // namespace
} // namespace sohoa::test
