// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <functional>

namespace sohoa {

enum class Level { debug, info, warn, error };

/// Where libraries report what they do. Never a print; an empty function is a valid log.
using Log = std::function<void(Level, const Message&)>;

} // namespace sohoa
