// SPDX-License-Identifier: GPL-3.0-or-later
// The generated parts of the manual pages are those of this program.
#include "cli/command.h"
#include "tests/cli/program.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace sohoa::test {
namespace {

const std::string folder = SOHOA_SOURCE_DIR "/man/";

std::string generated(const std::vector<std::string>& arguments) {
    const Outcome outcome = sohoa(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    EXPECT_NE(outcome.out, "");
    return outcome.out;
}

std::string without_blank_ends(const std::string& text) {
    const size_t first = text.find_first_not_of('\n'), last = text.find_last_not_of('\n');
    return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

// What stands under "# TITLE", up to the next heading.
std::string section(const std::string& page, const std::string& title) {
    const std::string heading = "\n# " + title + "\n";
    const size_t begin = page.find(heading);
    if (begin == std::string::npos) return "";
    const size_t from = begin + heading.size(), to = page.find("\n# ", from - 1);
    return without_blank_ends(page.substr(from, to == std::string::npos ? to : to - from));
}

TEST(Manual, EachCommandHasAPageWithItsOptions) {
    for (const Command& command : commands()) {
        std::string name = command.name;
        std::replace(name.begin(), name.end(), ' ', '-');
        const std::string path = folder + "sohoa-" + name + ".1.scd", page = read(path);
        if (page.empty()) {
            ADD_FAILURE() << path << " is missing";
            continue;
        }
        EXPECT_EQ(section(page, "OPTIONS"), without_blank_ends(generated({"__manual-options", command.name})))
            << path << ": put in the output of: sohoa __manual-options '" << command.name << "'";
    }
}

TEST(Manual, TheMainPageHoldsTheTableOfExitCodes) {
    const std::string page = read(folder + "sohoa.1.scd");
    EXPECT_NE(page.find(generated({"__manual-exit-codes"})), std::string::npos)
        << "put in the output of: sohoa __manual-exit-codes";
}

TEST(Manual, TheMainPageNamesEveryCommand) {
    const std::string page = read(folder + "sohoa.1.scd");
    for (const Command& command : commands())
        EXPECT_NE(page.find(command.name), std::string::npos) << command.name;
}

} // namespace
} // namespace sohoa::test
