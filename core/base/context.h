// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/limits.h"

namespace sohoa {

/// What a station needs to know about its surroundings; passed as the last `const Context&`.
struct Context {
    Limits limits;
    Clock clock = system_clock();
};

} // namespace sohoa
