// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/stations.h"

namespace sohoa {

std::vector<TrustItem> Survey::work(const TrustRequest& request, const Workshop&) {
    return survey_trust(request.trust);
}

} // namespace sohoa
