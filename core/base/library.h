// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// A library of others, as it was loaded.
struct Library {
    std::string name;    ///< "Leptonica"
    std::string version; ///< "1.82.0"
};

} // namespace sohoa
