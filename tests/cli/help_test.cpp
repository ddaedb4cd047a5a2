// SPDX-License-Identifier: GPL-3.0-or-later
// --help and --version say what the declarations say.
#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/exit_codes.h"
#include "core/base/text.h"
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

// The help without its line breaks, which follow the width of the terminal.
std::string in_one_line(const std::string& text) {
    std::string out;
    for (const std::string& word : words(text))
        if (word != "\\") out += " " + word;
    return out;
}

// The option, its short name and value, and behind them its explanation.
bool lists(const std::string& help, const Option& option) {
    const std::string lead = (option.letter.empty() ? "" : option.letter + ", ") + option.name +
                             (option.value.empty() ? "" : " " + option.value);
    return in_one_line(help).find(" " + lead + " " + option.help) != std::string::npos;
}

TEST(Help, OfEachCommandListsEveryOptionThatItDeclares) {
    for (const Command& command : commands()) {
        const std::string help = help_of(command.name);
        std::vector<Option> options = command.options;
        for (const Option& option : common_options())
            options.push_back(option);
        for (const Option& option : options)
            EXPECT_TRUE(lists(help, option)) << command.name << " " << option.name << "\n" << help;
        EXPECT_NE(in_one_line(help).find(command.summary), std::string::npos) << command.name;
        EXPECT_NE(help.find(command.files.name), std::string::npos) << command.name;
    }
}

TEST(Help, ShowsTwoExamplesThatCanBeTyped) {
    for (const Command& command : commands()) {
        const std::string help = in_one_line(help_of(command.name));
        ASSERT_EQ(command.examples.size(), 2u) << command.name;
        for (const std::string& example : command.examples) {
            EXPECT_NE(help.find(example), std::string::npos) << example;
            EXPECT_EQ(example.rfind("sohoa " + command.name, 0), 0u) << example;
            std::vector<std::string> typed = words(example.substr(0, example.find(" >"))); // no place for quotes here
            typed.erase(typed.begin());
            EXPECT_NO_THROW(understand(typed)) << example;
        }
    }
}

TEST(Help, HoldsNoEnglishInVietnamese) {
    for (const Command& command : commands()) {
        std::vector<std::string> arguments = words(command.name);
        arguments.insert(arguments.end(), {"--help", "--lang", "vi"});
        const std::string help = sohoa(arguments).out;
        for (const char* word :
             {"Options", "OPTIONS", "Usage", "Examples", "TEXT", "DIR", "FILE", "SOURCE", " the ", " and "})
            EXPECT_EQ(help.find(word), std::string::npos) << command.name << ": " << word;
    }
}

TEST(Help, FitsTheWidthOfWhereItIsShown) {
    for (const Command& command : commands())
        for (const std::string language : {"vi", "en"}) {
            std::vector<std::string> arguments = words(command.name);
            arguments.insert(arguments.end(), {"--help", "--lang", language});
            for (const std::string& line : sohoa(arguments).out_lines())
                EXPECT_LE(code_points(line).size(), 80u) << command.name << ": " << line;
        }
}

TEST(Help, ComesByTheWordToo) {
    EXPECT_EQ(sohoa({"help"}).out, sohoa({"--help"}).out);
    EXPECT_EQ(sohoa({"help", "run"}).out, sohoa({"run", "--help"}).out);
    EXPECT_EQ(sohoa({"help", "manifest", "check"}).out, sohoa({"manifest", "check", "-h"}).out);
    const Outcome group = sohoa({"help", "profile"});
    EXPECT_EQ(group.code, 0);
    EXPECT_EQ(group.out, sohoa({"profile", "--help"}).out);
    for (const std::string member : {"profile list", "profile show", "profile check"})
        EXPECT_NE(group.out.find(member), std::string::npos) << group.out;
}

TEST(Help, NamesEveryCommand) {
    const std::string help = help_of("");
    for (const Command& command : commands())
        EXPECT_NE(help.find("  " + words(command.name)[0]), std::string::npos) << command.name;
}

TEST(Help, HoldsTheTableOfExitCodes) {
    const std::string help = in_one_line(help_of(""));
    std::string table = " Exit codes:";
    for (const ExitCode& row : exit_codes())
        table += " " + std::to_string(row.code) + " " + row.meaning;
    EXPECT_NE(help.find(table + " “"), std::string::npos) << "a code too many or too few in " << help;
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
    for (const std::string word : {"--version", "-V", "version"}) {
        const Outcome outcome = sohoa({word});
        EXPECT_EQ(outcome.code, 0);
        EXPECT_EQ(outcome.out, "sohoa " SOHOA_TEST_VERSION "\n");
        EXPECT_EQ(outcome.err, "");
    }
}

} // namespace
} // namespace sohoa::test
