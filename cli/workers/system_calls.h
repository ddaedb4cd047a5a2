// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <linux/filter.h>
#include <vector>

namespace sohoa {

/// The system calls that a worker may make: those of a list, and no others (EPERM, so that a library that merely asks
/// gets a no). Compiled once, entered by every worker.
class SystemCalls {
  public:
    /// Error(internal) when libseccomp does not do what it should.
    SystemCalls();

    bool offered() const { return offered_; }

    /// For this process and for good; signals go to itself alone. Needs PR_SET_NO_NEW_PRIVS. Error(internal).
    void enter() const;

  private:
    bool offered_ = false;
    std::vector<sock_filter> program_;
};

} // namespace sohoa
