// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/staged_document.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "cli/words_text.h"
#include "core/base/file.h"
#include "core/scan/acquire.h"

namespace sohoa {

Warnings Words::work(const DocumentRequest& request, const Workshop&) {
    const Staging staging{request.staging};
    const StagedDocument staged(staging);
    check_unchanged(staged.document());
    const Fd out = create_file(staging.words());
    write_document_words(staged.document(), staged.pages(), request.as,
                         [&](const std::string& piece) { write_all(out.get(), piece, staging.words()); });
    return {warnings_in(staged.findings())};
}

} // namespace sohoa
