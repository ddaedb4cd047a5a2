// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "core/scan/acquire.h"
#include "profiles/profile.h"
#include "signing/signer_client.h"

#include <string>
#include <vector>

namespace sohoa {

/// What `sohoa run` was asked to do, checked.
struct LineOptions {
    std::string out;
    std::string trust;
    KeyOptions key;
    Profile profile;
    unsigned jobs = 1;
    bool force = false;
};

/// What became of one document.
struct DocumentOutcome {
    std::string name;
    std::string source;
    std::string state;          ///< "published", "already there", "refused", "in the way"
    std::string indication;     ///< of its signature, when published
    std::string sub_indication;
    size_t pages = 0, warnings = 0;
    Message message;            ///< why, when it was not published
    std::string where;
};

struct LineSummary {
    std::vector<DocumentOutcome> documents; ///< in the order of the arguments
    bool demonstration = false;

    size_t count(const std::string& state) const;
};

/// The straight line: acquire, inspect, read, compose, seal, verify, manifest, publish, for every candidate. Asks for
/// the PIN and judges the key before any page is read. Throws Error only for what stops the run as a whole:
/// unavailable, try_again, permission, configuration, io (disk full), interrupted. A document that cannot be taken is
/// an outcome, and leaves .refused/<name>/error.json.
LineSummary run_line(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console);

} // namespace sohoa
