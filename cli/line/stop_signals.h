// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

namespace sohoa {

/// SIGINT, SIGTERM and SIGHUP become a question instead of a death: stopped() tells whether one came. Blocked for this
/// process from here on (and for the processes that it starts).
class StopSignals {
  public:
    StopSignals();
    bool stopped();

  private:
    Fd fd_;
    bool stopped_ = false;
};

} // namespace sohoa
