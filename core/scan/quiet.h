// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sohoa {

/// Sets every process-wide switch of the third-party libraries that would print to stderr (libtiff, Leptonica, PoDoFo,
/// Poppler). Called first in every process that parses documents. What they wanted to print is dropped: their C hooks
/// carry no context, and whatever matters comes back as the result of the call.
/// OpenMP is switched off by whoever calls exec, with OMP_THREAD_LIMIT=1; Tesseract's messages by the Reader.
void quieten_libraries();

} // namespace sohoa
