// SPDX-License-Identifier: GPL-3.0-or-later
// Broken and hostile files from the test suites of others, in one run: nothing is lost and nothing falls over.
#include "tests/cli/outcomes.h"
#include "tests/cli/samples.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;

// A scan by its content or, failing that, by its name; no file here is a PNG.
bool is_a_scan(const fs::path& file) {
    const std::string head = read(file).substr(0, 1024), mark = head.substr(0, 4);
    if (mark == std::string("II*\0", 4) || mark == std::string("MM\0*", 4) || mark == std::string("II+\0", 4) ||
        mark == std::string("MM\0+", 4) || mark.rfind("\xFF\xD8\xFF", 0) == 0)
        return true;
    const std::string extension = file.extension();
    return head.find("%PDF-") != std::string::npos || extension == ".pdf" || extension == ".tif" ||
           extension == ".tiff";
}

TEST(Robustness, OfEveryFileBecomesARecordOrARefusal) {
    const char* shared = std::getenv("SOHOA_SHARED");
    const std::string folder = std::string(shared ? shared : "") + "/robustness";
    if (!shared || !fs::is_directory(folder)) GTEST_SKIP() << "SOHOA_SHARED names no folder with the broken files";
    std::vector<std::string> scans, others;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) (is_a_scan(entry.path()) ? scans : others).push_back(entry.path());
    const Folder scratch;
    const HostileRun run = run_under_limits(scratch.path("out"), {folder}, {});
    std::vector<std::string> taken, passed_over = run.passed_over;
    for (const auto& [source, ended] : run.documents)
        taken.push_back(source);
    for (auto* names : {&scans, &others, &taken, &passed_over})
        std::sort(names->begin(), names->end());
    EXPECT_EQ(taken, scans);
    EXPECT_EQ(passed_over, others);
}

} // namespace
} // namespace sohoa::test
