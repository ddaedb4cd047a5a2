// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fields/describe.h"

#include "cli/fields_text.h"
#include "cli/stations/staged_document.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/scan/acquire.h"

namespace sohoa {

Warnings Describe::work(const DocumentRequest& request, const Workshop& at) {
    const Staging staging{request.staging};
    const StagedDocument staged(staging);
    const Document& document = staged.document();
    const Fields fields = describe(document, staged.pages(), at.profile.describe, at.context());
    check_unchanged(document);
    leave(staging.fields(), fields);
    if (!request.as.empty())
        leave_text(staging.words(),
                   request.as == "json" ? fields_json(document, fields) : fields_text(document, fields));
    return {warnings_in(staged.findings())};
}

} // namespace sohoa
