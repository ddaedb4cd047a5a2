// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/quiet_pdf.h"

#include "core/pdf/podofo.h"

namespace sohoa {

void quieten_pdf_library() {
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
}

} // namespace sohoa
