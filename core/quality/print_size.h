// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"

namespace sohoa {

/// The x-height of the smaller print of a page, in mm: a fifth of the letters are no taller. 12 point Times New Roman
/// has 1.9, 8 point 1.3. 0 where there are too few letters to tell.
double measure_x_height(const Ink& ink);

} // namespace sohoa
