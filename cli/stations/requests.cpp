// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/requests.h"

namespace sohoa {

Access AcquireRequest::access() const {
    Access out{candidate.files, staging};
    out.reads.insert(out.reads.end(), records.begin(), records.end());
    return out;
}

} // namespace sohoa
