// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "ocr/read/read.h"
#include "profiles/profile.h"

#include <memory>

namespace sohoa {

/// What every worker has from the zygote that forked it: the profile in force and, where pages are read, the recogniser
/// with its model.
class Workshop {
  public:
    Profile profile;
    std::shared_ptr<Reader> reader; ///< none where no page is read

    Context context() const {
        Context out;
        out.limits = profile.limits;
        return out;
    }
};

} // namespace sohoa
