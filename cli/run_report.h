// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/line.h"

#include <string>

namespace sohoa {

/// The run in one sentence.
Message run_summary(const LineSummary& summary);

/// For machines: schema "sohoa-run", schema_version 1.
std::string run_json(const LineSummary& summary);

} // namespace sohoa
