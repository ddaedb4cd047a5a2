// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "core/base/findings.h"
#include "core/scan/acquire.h"
#include "profiles/profile.h"
#include "signing/signer_client.h"

#include <functional>
#include <string>
#include <vector>

namespace sohoa {

/// Where the line ends, and so what it makes of a document. stations.h holds the way to each.
enum class Goal {
    words,     ///< what is read, handed to `deliver`
    fields,    ///< what the document says of itself, handed to `deliver`
    pdfa,      ///< <out>/<name>.pdf, unsigned
    record,    ///< <out>/<name>/: signed PDF, manifest, sums
    signature, ///< <out>/<name>.pdf: a finished PDF with a signature more
};

/// Whether something is published; what is not is handed to `deliver`.
inline bool publishes(Goal goal) {
    return goal != Goal::words && goal != Goal::fields;
}

/// What became of one document.
struct DocumentOutcome {
    std::string name;
    std::string source;
    std::string state;      ///< "published", "read", "already there", "refused", "in the way"
    std::string indication; ///< of the new signature, when published with one
    std::string sub_indication;
    size_t pages = 0;
    Findings warnings; ///< of the document and its pages
    Findings findings; ///< Goal::signature: about the PDF that was signed
    int code = 0;      ///< that it alone would end with
    Message message;   ///< why, when it was not published
    std::string where;
    std::string words; ///< goals that publish nothing: path of what is to be printed, while `deliver` runs
};

/// What a command asks of the line, checked.
struct LineOptions {
    Goal goal = Goal::record;
    std::string out; ///< folder of what is published; none for goals that publish nothing
    std::string
        words_as;      ///< goals that publish nothing: "text", "json", and for words what cli/words_text.h has besides
    std::string trust; ///< this and the key: for goals that sign
    KeyOptions key;
    Profile profile;
    unsigned jobs = 1;
    bool force = false;
    /// Called for every document in the order of the arguments, as soon as it and all before it are done.
    std::function<void(const DocumentOutcome&)> deliver = [](const DocumentOutcome&) {};
};

struct LineSummary {
    std::vector<DocumentOutcome> documents; ///< in the order of the arguments
    bool demonstration = false;             ///< signed with a demonstration key

    size_t count(const std::string& state) const;
};

/// The straight line up to its goal, for every candidate: acquire, inspect, read, compose, seal, verify, manifest,
/// publish. Where it signs, it asks for the PIN and judges the key before any page is read. Throws Error only for what
/// stops the run as a whole: unavailable, try_again, permission, configuration, io (disk full), interrupted. A document
/// that cannot be taken is an outcome; with Goal::record it leaves .refused/<name>/error.json.
LineSummary run_line(const LineOptions& options, const std::vector<Candidate>& candidates, Console& console);

} // namespace sohoa
