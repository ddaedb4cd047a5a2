// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/verify.h"

#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"

namespace sohoa {

FileVerdict Verify::work(const VerifyRequest& request, const Workshop& at) {
    const TrustStore trust = request.trust.empty() ? TrustStore() : TrustStore::load(request.trust);
    return verify_file(request.file, trust, at.context());
}

} // namespace sohoa
