// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "profiles/profile.h"

namespace sohoa {

/// The options --profile and --set, for the commands that have them.
Option profile_option();
Option set_option();
Option tessdata_option();

/// The profile that --profile names (nd30 when it names none) with every --set applied.
Profile settings_in_force(const Arguments& arguments);

} // namespace sohoa
