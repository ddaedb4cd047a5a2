// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// The paper size ("A4", "Letter", …) that a page of `width_mm` × `height_mm` has, standing or lying; empty when none
/// fits. `deviation` is the fraction by which each side may differ.
std::string paper_of(double width_mm, double height_mm, double deviation);

} // namespace sohoa
