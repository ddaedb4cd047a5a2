// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/metadata.h"

#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"

namespace sohoa {

std::string xmp_of_pdf(const PdfFile& file) {
    return with_podofo(file.path(), [&] {
        PoDoFo::PdfMemDocument document;
        document.LoadFromDevice(device_on(file));
        PoDoFo::PdfObject* metadata = find(document.GetCatalog(), "Metadata");
        return metadata && metadata->HasStream() ? decoded_stream(*metadata) : std::string();
    });
}

} // namespace sohoa
