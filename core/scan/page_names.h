// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// Whether the names of two files differ in numbers alone: "trang-1.jpg" and "Trang-02.PNG", "scan.tif" and
/// "scan (2).tif".
bool of_one_series(const std::string& a, const std::string& b);

/// What the names of the images of a folder tell of the pages that they are.
struct PageNames {
    bool unlike = false;           ///< no two of them are of one series
    std::vector<uint64_t> missing; ///< numbers that a series of pages leaves out; at most as many as there are names
};
PageNames page_names(const std::vector<std::string>& names);

} // namespace sohoa
