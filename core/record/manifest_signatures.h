// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/record/manifest.h"

namespace sohoa {

/// Puts the verdicts into `manifest`: "verification", "signatures" and "certificate_check" (law.md §7, group F).
/// Error(internal) where the verdict is on other bytes, or a signature has no role.
void add_signatures(Json& manifest, const ManifestInput& input);

} // namespace sohoa
