// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sohoa {

/// Of a hundred words that the recogniser gives this confidence (0 … 100), as many are right. Counted on 62 rendered
/// and 10 scanned pages with our model; docs/reading.md has the table, bench/ocr.sh makes it anew. Rises with
/// `confidence`.
double calibrated(double confidence);

} // namespace sohoa
