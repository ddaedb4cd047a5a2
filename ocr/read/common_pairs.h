// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sohoa {

/// Pairs of syllables that are common in Vietnamese offices, in small letters: a reading that differs from one of them
/// by marks alone ("thấm định", "bố trợ") is doubted, never put right.
std::vector<std::string> common_pairs();

} // namespace sohoa
