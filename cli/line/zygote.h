// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "profiles/profile.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sohoa {

/// One piece of work for one worker: a name of the table in jobs.cpp, and its arguments.
struct Job {
    std::string name;
    std::vector<std::string> arguments;
    uint64_t cpu_seconds = 60; ///< RLIMIT_CPU of the worker; wall time is bounded by four times this and a minute
};

/// What came of a job.
struct Reply {
    uint64_t job = 0;
    bool ok = false;
    std::vector<std::string> fields; ///< what the job returned
    Code code = Code::internal;      ///< when not ok
    std::string where;
    Message message; ///< when not ok; says so plainly when the worker was killed by a limit
};

/// The coordinator's side of the process that forks workers. The zygote is our own program executed anew with
/// OMP_THREAD_LIMIT=1: single-threaded, loads the OCR model once, parses nothing. A worker that crashes, hangs or eats
/// its memory ends one job.
class Zygote {
  public:
    /// `with_reader`: load the OCR model; Error(configuration) when it is missing.
    Zygote(const Profile& profile, const std::string& language, bool with_reader);
    ~Zygote(); ///< ends it, and with it every worker
    Zygote(Zygote&&) noexcept;

    uint64_t submit(const Job& job);

    /// The next finished job, waiting at most `milliseconds`; none when there was nothing or a signal came.
    /// Error(internal) when the zygote died.
    std::optional<Reply> next(int milliseconds);

    /// Submits and waits. Throws the job's Error.
    std::vector<std::string> call(const Job& job);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// The zygote's own main: `sohoa __zygote`, socket on descriptor 3.
int zygote_main(int argc, char** argv);

} // namespace sohoa
