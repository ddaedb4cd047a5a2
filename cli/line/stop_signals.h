// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/loop.h"
#include "core/base/file.h"

namespace sohoa {

/// SIGINT, SIGTERM and SIGHUP become an Error(interrupted) out of the loop instead of a death. Blocked for this process
/// from here on, and for the processes that it starts.
class StopSignals {
  public:
    explicit StopSignals(Loop& loop);

  private:
    Fd fd_;
};

} // namespace sohoa
