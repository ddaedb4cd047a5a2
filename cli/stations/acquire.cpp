// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/acquire.h"
#include "cli/stations/staging.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/quality/sizes.h"

namespace sohoa {
namespace {

Acquired nearest_kin(const std::vector<std::string>& records, const Document& document) {
    Acquired out;
    out.pages = document.pages.size();
    for (size_t i = 0; i < records.size() && out.kinship != Kinship::same; ++i)
        if (const Kinship found = kinship(records[i], document); found > out.kinship) {
            out.kinship = found;
            out.kin = i;
        }
    return out;
}

} // namespace

Acquired Acquire::work(const AcquireRequest& request, const Workshop& at) {
    Document document = acquire(request.candidate, at.profile.scan, at.context());
    const Acquired out = nearest_kin(request.records, document);
    document.name = request.anew && out.kinship != Kinship::none ? request.name_of_record(out.kin) : request.name;
    inspect_sizes(document, at.profile.quality, document.findings);
    leave(Staging{request.staging}.document(), document);
    return out;
}

} // namespace sohoa
