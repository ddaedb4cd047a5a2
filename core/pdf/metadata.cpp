// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/metadata.h"

#include "core/pdf/nesting.h"
#include "core/pdf/podofo.h"

namespace sohoa {

std::string xmp_of_pdf(const std::string& path) {
    refuse_deep_nesting(path);
    return with_podofo(path, [&] {
        PoDoFo::PdfMemDocument document(path.c_str());
        PoDoFo::PdfObject* metadata = find(document.GetCatalog(), "Metadata");
        return metadata && metadata->HasStream() ? decoded_stream(*metadata) : std::string();
    });
}

} // namespace sohoa
