// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For headers that name what is PoDoFo's without including it (podofo.h).
namespace PoDoFo {
class PdfMemDocument;
class PdfObject;
} // namespace PoDoFo
