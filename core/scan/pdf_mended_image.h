// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"
#include "core/pdf/podofo_names.h"

#include <string>
#include <vector>

namespace sohoa {

/// What was put right, and what is to be said of it.
struct MendedImage {
    std::vector<Message> remarks;
    bool contradicted = false; ///< the data is not what the dictionary says: drawn as it stands, viewers differ
};

/// Holds the dictionary of an image against its data, and puts right in memory what every viewer puts right, or what
/// the data shows beyond doubt: a colour space named in the `resources` of the content (which may be null), one of
/// another number of components, none; a palette shorter than it says; a height a few rows off. Error(bad_data) where
/// the two are of different images. PoDoFo's errors pass through.
MendedImage mend_pdf_image(PoDoFo::PdfObject& image, PoDoFo::PdfObject* resources, const std::string& where);

} // namespace sohoa
