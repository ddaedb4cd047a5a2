// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/line/line.h"

#include <string>

namespace sohoa {

/// The run in one sentence.
Message run_summary(const LineSummary& summary);

/// Warnings for people: what several pages share is one sentence that names them.
std::vector<Message> by_page(const Findings& warnings);

/// For machines, one line: schema "sohoa-run", schema_version 1, with the command that ran.
std::string run_json(const LineSummary& summary, const std::vector<PassedOver>& passed_over,
                     const std::string& command);

} // namespace sohoa
