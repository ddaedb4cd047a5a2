// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/program.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sohoa::test {

/// What became of one document.
struct Ended {
    std::string state, where, message; ///< message in English, empty when published
};

/// What became of a run over hostile files.
struct HostileRun {
    Outcome outcome;
    std::map<std::string, Ended> documents; ///< by source
    std::vector<std::string> passed_over;
};

/// Limits small enough that a test need not wait, and large enough for every scan.
struct WorkerLimits {
    uint64_t seconds = 4, bytes = 700'000'000;
};

/// Runs sohoa over `sources` and checks what is true of every run: it ends with 3, no worker has crashed, none took
/// more than its limits by a tenth, each published record is whole, each refusal says why in both languages, and
/// nothing else is left in `out`.
HostileRun run_under_limits(const std::string& out, const std::vector<std::string>& sources,
                            const WorkerLimits& limits);

} // namespace sohoa::test
