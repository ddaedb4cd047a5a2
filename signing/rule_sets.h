// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace sohoa {

/// Name of the rules in force at `time` for signatures of the public trust domain. Official-duty signatures (Decree
/// 68/2024/NĐ-CP) cannot be told from others by the file alone, so their rule set is never guessed here.
std::string rule_set_at(int64_t time);

} // namespace sohoa
