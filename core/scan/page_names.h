// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// What the names of the images of a folder tell of the pages that they are.
struct PageNames {
    bool unlike = false;           ///< no two of them differ in numbers alone, like "trang-1.jpg" and "Trang 02.PNG"
    std::vector<uint64_t> missing; ///< numbers that a series of pages leaves out; at most as many as there are names
};
PageNames page_names(const std::vector<std::string>& names);

} // namespace sohoa
