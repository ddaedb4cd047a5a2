// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/access.h"
#include "cli/workers/packet.h"
#include "core/base/file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace sohoa {

/// How much one worker may take.
struct WorkerLimits {
    uint64_t cpu_seconds = 0;
    uint64_t memory_bytes = 0; ///< of address space, above what it has from the zygote
    uint64_t file_bytes = 0;   ///< of each file that it writes
};

/// What confines workers, made ready once by the zygote. docs/security.md says what it promises.
class Sandbox {
  public:
    /// `share`: folders of data that every worker may read, beside libraries and fonts of the system.
    explicit Sandbox(const std::vector<std::string>& share);
    ~Sandbox();

    /// What the kernel gives; what it does not give is no reason to stop, but to be said.
    Confinement offered() const;

    /// Confines this process, which has one thread, for the rest of its life: limits (never above those it has
    /// inherited), no core file, no new privileges, Landlock for files, seccomp with the calls that decoding needs.
    /// Error(internal) when the kernel refuses what it offered.
    void enter(const Access& access, const WorkerLimits& limits) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Nobody looks into this process or takes its descriptors: not its children, nor other programs of the same user.
void close_to_others();

/// Descriptors 0, 1 and 2 that are closed are opened on /dev/null, so that no file of ours ever gets their number.
void open_standard_descriptors();

/// setrlimit with min(ours, inherited), soft and hard.
void limit_resource(int resource, uint64_t soft, uint64_t hard);

} // namespace sohoa
