// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/limits.h"
#include "core/base/log.h"

#include <functional>

namespace sohoa {

/// What a station needs to know about its surroundings; passed as the last `const Context&`.
struct Context {
    Limits limits;
    Log log = [](Level, const Message&) {};
    Clock clock = system_clock();
    std::function<bool()> stop = [] { return false; }; ///< true when the user asked to stop
};

} // namespace sohoa
