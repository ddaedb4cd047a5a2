// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/read/grey.h"

namespace sohoa {

/// Paints over with paper what is no part of the sheet: the dark bed beside it, whatever its shape, and punch holes.
/// Print that touches the bed stays where it is thinner than 2 mm. A full dark band along the edge of the scan counts
/// as bed.
void paint_out_bed_and_holes(Grey& page, double dpi);

/// Makes the paper white everywhere and pale print as dark as print elsewhere: shadows, stains and tinted paper go, and
/// one threshold serves the whole page. Large dark areas (pictures, bars with light print) stay as they are.
void even_paper(Grey& page, double dpi);

} // namespace sohoa
