// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/staging.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/document/fields.h"
#include "core/pdf/compose.h"

#include <filesystem>

namespace sohoa {
namespace {

// The metadata of the composed PDF with the fields, as it enters with the seal.
XmpFields final_xmp(const Staging& staging, int64_t signing_time) {
    XmpFields xmp = left_in<ComposedDocument>(staging.composed()).xmp;
    xmp.changed = signing_time;
    if (std::filesystem::exists(staging.fields())) xmp.fields = for_record(left_in<Fields>(staging.fields()));
    return xmp;
}

} // namespace

PreparedSignature Prepare::work(const PrepareRequest& request, const Workshop& at) {
    const Staging staging{request.staging};
    std::filesystem::create_directories(staging.record());
    std::filesystem::remove(staging.signed_pdf());
    const XmpFields xmp = final_xmp(staging, request.signing_time);
    const PreparedSignature prepared = prepare_signature(staging.unsigned_pdf(), staging.signed_pdf(), at.profile.seal,
                                                         request.signing_time, request.hole_bytes, &xmp);
    leave(staging.prepared(), prepared);
    return prepared;
}

} // namespace sohoa
