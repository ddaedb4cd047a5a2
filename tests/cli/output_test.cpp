// SPDX-License-Identifier: GPL-3.0-or-later
// What a command prints and nobody gets is no success.
#include "tests/cli/samples.h"

#include <csignal>
#include <gtest/gtest.h>

namespace sohoa::test {
namespace {

using Words = std::vector<std::string>;

// Runs the program from a shell that has its stdout in hand.
Outcome with_stdout(const std::string& preparation, const Words& arguments) {
    Words words = {"-c", preparation, SOHOA_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return tool("sh", words);
}

Outcome on_full_disk(const Words& arguments) {
    return with_stdout("exec \"$0\" \"$@\" >/dev/full", arguments);
}

// A pipe whose reader has gone already.
Outcome behind_closed_pipe(const Folder& folder, const Words& arguments, const std::string& before = "") {
    const std::string pipe = "'" + folder.path("pipe") + "'";
    return with_stdout(before + "mkfifo " + pipe + "; exec 3<>" + pipe + " 4>" + pipe + " 3<&-; exec \"$0\" \"$@\" >&4",
                       arguments);
}

std::vector<Words> commands_that_print(const Folder& folder) {
    const std::string record = records().record("cong-van");
    const std::string tiff = folder.put("scan.tif", scan(1));
    Words run = run_arguments(folder.path("out"), {"--json", tiff});
    return {{"verify", "--json", record + "/document.pdf"},
            {"verify", record + "/document.pdf"},
            {"inspect", "--json", tiff},
            {"inspect", tiff},
            {"ocr", "--json", tiff},
            {"describe", "--json", tiff},
            {"manifest", "check", record},
            {"manifest", "check", "--json", record},
            {"profile", "show"},
            {"profile", "list"},
            {"profile", "check", "nd30"},
            {"doctor"},
            {"doctor", "--json"},
            {"--help"},
            {"run", "--help"},
            {"--version"},
            run};
}

TEST(Output, ThatIsLostOnAFullDiskIs74) {
    const Folder folder;
    for (const Words& command : commands_that_print(folder)) {
        const Outcome outcome = on_full_disk(command);
        EXPECT_EQ(outcome.code, 74) << ::testing::PrintToString(command) << outcome.err;
        EXPECT_NE(outcome.err.find("stdout"), std::string::npos) << ::testing::PrintToString(command) << outcome.err;
    }
}

TEST(Output, BehindAClosedPipeDiesWithoutAWord) {
    const Folder folder;
    for (const Words& command : commands_that_print(folder)) {
        const Outcome outcome = behind_closed_pipe(Folder(), command);
        EXPECT_EQ(outcome.signal, SIGPIPE) << ::testing::PrintToString(command) << outcome.code;
        EXPECT_EQ(outcome.err.find("stdout"), std::string::npos) << ::testing::PrintToString(command) << outcome.err;
    }
}

// As under a program that ignores SIGPIPE, and hands that down.
TEST(Output, BehindAClosedPipeThatKillsNobodyIs74) {
    const Outcome outcome = behind_closed_pipe(Folder(), {"profile", "list"}, "trap '' PIPE; ");
    EXPECT_EQ(outcome.code, 74) << outcome.signal;
    EXPECT_NE(outcome.err.find("stdout"), std::string::npos) << outcome.err;
}

} // namespace
} // namespace sohoa::test
