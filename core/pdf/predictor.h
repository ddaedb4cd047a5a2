// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace sohoa {

/// How samples were differenced before they were packed (ISO 32000-1, 7.4.4.4).
struct Predictor {
    int predictor = 1; ///< 1: none, 2: TIFF, 10–15: PNG
    int colours = 1, bits = 8, columns = 1;
};

/// Undoes it, for samples of 1, 2, 4, 8 and 16 bits; PoDoFo does so for some of them only. A last row that is cut off
/// is left out. Nothing for parameters or rows that no image has.
std::optional<std::string> unpredicted(std::string bytes, const Predictor& predictor);

} // namespace sohoa
