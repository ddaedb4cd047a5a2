// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/checkup.h"

#include "cli/i18n.h"
#include "cli/settings_in_force.h"
#include "core/base/clock.h"

#include <algorithm>
#include <cstdlib>

namespace sohoa {
namespace {

// A good condition is better than an unchecked one only in name: neither is a fault.
int badness(Condition condition) {
    return condition == Condition::missing ? 2 : condition == Condition::warning ? 1 : 0;
}

} // namespace

const char* to_string(Condition condition) {
    switch (condition) {
    case Condition::good:
        return "good";
    case Condition::warning:
        return "warning";
    case Condition::missing:
        return "missing";
    default:
        return "unchecked";
    }
}

void Diagnosis::fault(Condition how_bad, Remark what, Message remedy) {
    if (badness(how_bad) > badness(condition)) condition = how_bad;
    found.push_back(std::move(what));
    if (!remedy.id.empty()) remedies.push_back(std::move(remedy));
}

Checkup::Checkup(const Arguments& arguments)
    : profile_name(arguments.value("--profile", "nd30")), out(arguments.value("--out")), now(system_clock()()) {
    try {
        profile = settings_in_force(arguments);
    } catch (const Error& error) {
        if (error.code == Code::usage) throw;
        profile_fault = error;
    }
    key.key = arguments.value("--key", profile.signing.key);
    key.pin_fd = static_cast<int>(arguments.number("--pin-fd", -1, 0, 1023));
    key.pin_file = arguments.value("--pin-file");
    key.scheme = profile.signing.scheme;
    trust = arguments.value("--trust", profile.signing.trust);
}

Zygote& Checkup::pdf_workers() {
    if (!pdf_workers_) pdf_workers_.emplace(WorkerKind::pdf, profile, language());
    return *pdf_workers_;
}

const Surroundings& Checkup::surroundings() {
    if (!scan_workers_) scan_workers_.emplace(WorkerKind::scan, profile, language());
    if (!surroundings_) surroundings_ = scan_workers_->call<Look>({});
    return *surroundings_;
}

const Confinement& Checkup::confinement() {
    surroundings();
    return scan_workers_->confinement();
}

const std::vector<TrustItem>& Checkup::trust_items() {
    if (!trust_items_) trust_items_ = call<Survey>({trust});
    return *trust_items_;
}

} // namespace sohoa
