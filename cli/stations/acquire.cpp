// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/acquire.h"
#include "cli/stations/staging.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/quality/sizes.h"
#include "core/record/published.h"

#include <algorithm>

namespace sohoa {

Acquired Acquire::work(const AcquireRequest& request, const Workshop& at) {
    Document document = acquire(request.candidate, at.profile.scan, at.context());
    document.name = request.name;
    inspect_sizes(document, at.profile.quality, document.findings);
    leave(Staging{request.staging}.document(), document);
    const auto& records = request.records;
    const auto same =
        std::find_if(records.begin(), records.end(), [&](const auto& record) { return made_from(record, document); });
    return {same != records.end(), static_cast<size_t>(same - records.begin()), document.pages.size()};
}

} // namespace sohoa
