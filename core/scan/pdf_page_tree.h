// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/limits.h"
#include "core/pdf/podofo_names.h"

#include <string>
#include <vector>

namespace sohoa {

/// The pages of a PDF in their order (ISO 32000-1, 7.7.3). Error(bad_data) where the tree is not one or does not hold
/// as many pages as it says, of which viewers make different documents; over the limit of pages; no page.
std::vector<PoDoFo::PdfObject*> pages_of(PoDoFo::PdfMemDocument& document, const Limits& limits,
                                         const std::string& path);

/// A value of a page, or of the nodes above it, references followed; null when absent. PoDoFo's errors pass through.
PoDoFo::PdfObject* inherited(PoDoFo::PdfObject* page, const char* key);

} // namespace sohoa
