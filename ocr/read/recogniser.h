// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/library.h"

namespace sohoa {

/// The recogniser that is loaded.
Library recogniser();

} // namespace sohoa
