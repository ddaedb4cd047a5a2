// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tuple>

namespace sohoa {

/// A library of others, as it was loaded.
struct Library {
    std::string name;    ///< "Leptonica"
    std::string version; ///< "1.82.0"

    static auto members(auto& s) { return std::tie(s.name, s.version); }
};

} // namespace sohoa
