// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/rule_sets.h"

#include <algorithm>
#include <iterator>

namespace sohoa {
namespace {

struct Row {
    int64_t from; ///< first second in force, Vietnam time
    int64_t to;   ///< first second no longer in force
    const char* name;
};

constexpr int64_t april_10_2025 = 1744218000;  // 2025-04-10T00:00:00+07:00
constexpr int64_t august_15_2025 = 1755190800; // 2025-08-15T00:00:00+07:00

constexpr Row rows[] = {
    {INT64_MIN, april_10_2025, "ND130-2018"},               // Decree 130/2018/NĐ-CP expired on 10 April 2025
    {april_10_2025, august_15_2025, "ND23-2025+TT22-2020"}, // Circular 22/2020/TT-BTTTT stood until 15 August 2025
    {august_15_2025, INT64_MAX, "ND23-2025+TT15-2025"},     // Circular 15/2025/TT-BKHCN
};

} // namespace

std::string rule_set_at(int64_t time) {
    const auto* row =
        std::find_if(std::begin(rows), std::end(rows), [time](const Row& r) { return time >= r.from && time < r.to; });
    return row == std::end(rows) ? "" : row->name;
}

} // namespace sohoa
