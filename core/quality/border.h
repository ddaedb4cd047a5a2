// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality/ink.h"
#include "core/quality/sides.h"

namespace sohoa {

/// How deep a dark band lies along each side of the scan: the bed of the scanner beside the sheet. Dark is what has
/// less than half the brightness of the paper; the depth is one that a quarter of the side reaches, so that a sheet
/// that lies askew on a dark bed counts, and print that touches the edge does not.
Sides measure_border(const Ink& ink);

} // namespace sohoa
