// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// What the worker of one job may touch, beside the libraries and fonts of the system: cli/workers/sandbox.h has the
/// kernel see to it.
struct Access {
    std::vector<std::string> reads; ///< files and folders with all below them; those that are not there do not count
    std::string writes;             ///< one folder, which it may read as well; empty for none

    static auto members(auto& s) { return std::tie(s.reads, s.writes); }
};

} // namespace sohoa
