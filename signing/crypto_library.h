// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/library.h"

namespace sohoa {

/// The library of signatures and certificates that is loaded.
Library crypto_library();

} // namespace sohoa
