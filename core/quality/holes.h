// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"

namespace sohoa {

/// Dark discs of 4 to 9 mm within 25 mm of a side: the holes of a punch (ISO 838: 6 mm, 12 mm from the edge) on a dark
/// bed.
int count_holes(const Ink& ink);

} // namespace sohoa
