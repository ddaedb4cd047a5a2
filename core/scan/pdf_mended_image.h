// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace PoDoFo {
class PdfObject;
}

namespace sohoa {

/// Puts right in memory what every viewer puts right in the dictionary of an image: a colour space that is named in the
/// `resources` of the content (which may be null), a palette shorter than it says. PoDoFo's errors pass through.
void mend_pdf_image(PoDoFo::PdfObject& image, PoDoFo::PdfObject* resources);

} // namespace sohoa
