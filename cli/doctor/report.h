// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/doctor/checks.h"

#include <string>
#include <vector>

namespace sohoa {

/// A check and what came of it.
struct Examined {
    CheckRow row;
    Diagnosis diagnosis;
};

/// For people: what is missing, then what is warned of, then the rest, each with its title, what was found, and under
/// it what to do. Ends with a summary and one next step: the way out of the first fault, or where nothing is missing
/// the command `run`.
std::string doctor_text(const std::vector<Examined>& all, const std::string& run);
/// Of that, only what is missing or warned of, without a summary; empty when all is well.
std::string faults_text(const std::vector<Examined>& all);

/// For machines, one line: schema "sohoa-doctor", schema_version 1.
std::string doctor_json(const std::vector<Examined>& all);

size_t count(const std::vector<Examined>& all, Condition condition);

} // namespace sohoa
