// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/staging.h"
#include "core/base/findings.h"
#include "core/record/manifest.h"
#include "core/scan/find_documents.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// One document on its way.
struct Passage {
    size_t index = 0; ///< into candidates and outcomes
    const Candidate* candidate = nullptr;
    std::string name;      ///< of the record
    bool replaces = false; ///< what has that name is set aside
    Staging staging;
    size_t pages = 0, pages_read = 0;
    Findings refusing; ///< of the quality gate
    std::vector<Event> events;
};

} // namespace sohoa
