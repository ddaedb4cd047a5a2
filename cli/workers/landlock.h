// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/access.h"
#include "core/base/file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// Files of a worker by Landlock (Linux 5.13; kernel documentation, userspace-api/landlock).
class Landlock {
  public:
    explicit Landlock(const std::vector<std::string>& share);

    bool offered() const { return version_ > 0; }

    /// From now on this process reaches what `access` names, libraries and fonts of the system, and `share`.
    /// Error(internal).
    void enter(const Access& access) const;

  private:
    int version_ = 0;
    std::vector<Fd> always_; ///< opened once, for every worker
};

} // namespace sohoa
