// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/stations.h"
#include "signing/trust.h"

namespace sohoa {

Warnings LoadTrust::work(const TrustRequest& request, const Workshop&) {
    TrustStore::load(request.trust);
    return {};
}

} // namespace sohoa
