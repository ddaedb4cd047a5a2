// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/quality/sizes.h"
#include "core/scan/acquire.h"

namespace sohoa {

InspectedDocument Inspect::work(const InspectRequest& request, const Workshop& at) {
    InspectedDocument out;
    out.document = acquire(request.candidate, at.profile.scan, at.context());
    out.findings = out.document.findings;
    inspect_sizes(out.document, at.profile.quality, out.findings);
    for (size_t i = 0; i < out.document.pages.size(); ++i) {
        const Image image = decode_page(out.document, i, at.profile.scan, at.context());
        out.pages.push_back(inspect(out.document.pages[i], image, static_cast<int>(i) + 1, at.profile.quality,
                                    out.findings, at.context()));
    }
    return out;
}

} // namespace sohoa
