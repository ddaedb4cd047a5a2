// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/stations/stations.h"
#include "cli/workers/zygote_client.h"
#include "core/base/error.h"
#include "profiles/profile.h"
#include "signing/signer_client.h"
#include "signing/trust_survey.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace sohoa {

/// What is thought of a thing that sohoa needs. `unchecked`: nobody asked for it.
enum class Condition { good, warning, missing, unchecked };
const char* to_string(Condition condition); ///< "good", "warning", "missing", "unchecked"

/// One thing that a check found: a file, a name or a number as it is, and a sentence about it; either may be empty.
struct Remark {
    std::string where;
    Message message = {};
};

/// What a check found, and what to do about it.
struct Diagnosis {
    Condition condition = Condition::good;
    std::vector<Remark> found = {};     ///< most important first
    std::vector<Message> remedies = {}; ///< what to do; none when good
    /// For machines: "sha256", "days_left" …
    std::vector<std::pair<std::string, std::variant<std::string, int64_t>>> values = {};

    /// Adds a fault and the way out of it; the worst condition counts.
    void fault(Condition how_bad, Remark what, Message remedy);
};

/// What the checks look at: what was typed, and answers that several of them need.
class Checkup {
  public:
    /// Error(usage) for a setting of --set that there is not. A profile that cannot be loaded is a finding:
    /// profile_fault.
    explicit Checkup(const Arguments& arguments);

    Profile profile;                    ///< in force; the defaults where it cannot be loaded
    std::optional<Error> profile_fault; ///< why it cannot
    std::string profile_name;           ///< as it was typed
    KeyOptions key;                     ///< no path: none was given
    std::string trust, out;             ///< empty: none was given
    int64_t now = 0;

    /// In a worker that is confined as those of the line. Throws the job's Error.
    template <class Row>
    typename Row::Reply call(const typename Row::Request& request) {
        return pdf_workers().call<Row>(request);
    }
    Zygote& pdf_workers();

    /// What a worker of the line finds around itself, asked once. Error(internal) where none can be started.
    const Surroundings& surroundings();
    const Confinement& confinement(); ///< what the kernel gives them

    /// What lies in the trust folder, read once, in a worker. Error(configuration) when it is not there.
    const std::vector<TrustItem>& trust_items();

  private:
    std::optional<Zygote> pdf_workers_, scan_workers_;
    std::optional<Surroundings> surroundings_;
    std::optional<std::vector<TrustItem>> trust_items_;
};

} // namespace sohoa
