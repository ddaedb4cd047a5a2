// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"

#include <string>

namespace sohoa {

/// The verdict as one line of JSON (schema "sohoa-verdict", schema_version 2): never translated, stable keys.
std::string to_json(const FileVerdict& verdict);

} // namespace sohoa
