// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/loop.h"
#include "core/base/file.h"

namespace sohoa {

/// SIGINT, SIGTERM and SIGHUP become an Error(interrupted) out of the loop instead of a death. Blocked for this process
/// from here on, and for the processes that it starts. What was ignored when the program started (nohup) still is.
class StopSignals {
  public:
    /// Without `hangup_stops` SIGHUP means nothing: it is how logrotate tells of a log that has moved.
    StopSignals(Loop& loop, bool hangup_stops);

  private:
    Fd fd_;
};

} // namespace sohoa
