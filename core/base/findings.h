// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

enum class Severity {
    note,   ///< worth knowing, no fault
    warn,   ///< a fault the profile tolerates; stands in the manifest
    refuse, ///< the document is not taken
};

constexpr Severity last_of(Severity) {
    return Severity::refuse;
}

/// What a fault does: nothing, a warning in the manifest, or no record at all. Profile values "ignore" | "warn" |
/// "refuse".
enum class Action { ignore, warn, refuse };

constexpr Action last_of(Action) {
    return Action::refuse;
}

/// One observation about a document: data, never an exception.
struct Finding {
    Severity severity = Severity::note;
    std::string rule; ///< stable code for machines, e.g. "scan.dpi"; where it has several sentences, each has a word
    std::string law;  ///< act and article that ask for it, in Vietnamese; empty where no law does
    int page = 0;     ///< from 1; 0 = the whole document
    Message message;

    bool operator==(const Finding&) const = default;

    static auto members(auto& s) { return std::tie(s.severity, s.rule, s.law, s.page, s.message); }
};

using Findings = std::vector<Finding>;

inline const char* to_string(Severity s) {
    return s == Severity::refuse ? "refuse" : s == Severity::warn ? "warn" : "note";
}

inline bool refused(const Findings& findings) {
    for (const Finding& f : findings)
        if (f.severity == Severity::refuse) return true;
    return false;
}

} // namespace sohoa
