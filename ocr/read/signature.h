// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scan/image.h"

#include <vector>

namespace sohoa {

/// A signature by hand: its box, in the pixels of the page.
struct Signature {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    bool blue = false; ///< written in blue ink, which can be told from print
};

/// Long thin strokes that are no frame and no print: blue ones of 12 × 6 mm and more anywhere; black ones, which may
/// hang together with the seal and the name, of 15 × 8 mm and more where Decree 30/2020 has the signer stand, on the
/// right of the lower part of the page turned upright (clockwise, by `turn` degrees).
std::vector<Signature> find_signatures(const Image& page, double dpi, int turn);

} // namespace sohoa
