// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/workers/packet.h"

#include <vector>

namespace sohoa {

/// What the kernel does not give for the confinement of workers; empty when it gives all.
std::vector<Message> missing_from(const Confinement& confinement);

/// Says it as a warning, once a run.
void say_confinement(const Confinement& confinement, Console& console);

} // namespace sohoa
