// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/stations.h"

namespace sohoa {

std::vector<RecordFault> CheckFolder::work(const CheckRequest& request, const Workshop&) {
    return check_record(request.folder);
}

} // namespace sohoa
