// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/cli/program.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>

namespace sohoa::test {

/// A value of /proc/<pid>/status; empty when the process is gone.
std::string status_of(pid_t pid, const std::string& name);

/// Workers are forked from the zygote: the same words, but a child of it.
bool is_worker(const Process& process, pid_t pid);

/// Looks at the workers of a run again and again while it lives: what did the greediest take?
class WorkerWatch {
  public:
    explicit WorkerWatch(const Process& process);
    ~WorkerWatch() { stop(); }
    WorkerWatch(const WorkerWatch&) = delete;
    WorkerWatch& operator=(const WorkerWatch&) = delete;

    void stop();            ///< before the values are read
    size_t seen = 0;        ///< looks at a worker
    double cpu_seconds = 0; ///< the most of one worker
    uint64_t resident_bytes = 0;

  private:
    void look(const Process& process);

    std::atomic<bool> stopped_ = false;
    std::thread thread_;
};

} // namespace sohoa::test
