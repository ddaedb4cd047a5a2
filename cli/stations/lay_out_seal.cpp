// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/stations.h"
#include "core/pdf/seal.h"

namespace sohoa {

Warnings LayOutSeal::work(const SealRequest& request, const Workshop&) {
    check_seal(request.seal, request.time);
    return {};
}

} // namespace sohoa
