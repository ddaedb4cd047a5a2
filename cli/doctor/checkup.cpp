// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/checkup.h"

#include "cli/i18n.h"
#include "cli/settings_in_force.h"
#include "core/base/clock.h"

#include <algorithm>
#include <cstdlib>

namespace sohoa {
namespace {

constexpr uint64_t job_seconds = 30;

// A good condition is better than an unchecked one only in name: neither is a fault.
int badness(Condition condition) {
    return condition == Condition::missing ? 2 : condition == Condition::warning ? 1 : 0;
}

TrustItem::Kind kind_of(const std::string& word) {
    return word == "anchor"         ? TrustItem::anchor
           : word == "intermediate" ? TrustItem::intermediate
           : word == "crl"          ? TrustItem::crl
                                    : TrustItem::unreadable;
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

std::vector<std::string> Checkup::call(const Job& job) {
    if (!zygote_) zygote_.emplace(profile, language(), false);
    return zygote_->call(job);
}

const std::vector<TrustItem>& Checkup::trust_items() {
    if (trust_items_) return *trust_items_;
    const std::vector<std::string> reply = call({"survey", {trust}, job_seconds});
    std::vector<TrustItem> items;
    for (size_t i = 0; i + 4 < reply.size(); i += 5)
        items.push_back({kind_of(reply[i]), reply[i + 1], reply[i + 2], std::strtoll(reply[i + 3].c_str(), nullptr, 10),
                         std::strtoll(reply[i + 4].c_str(), nullptr, 10)});
    return trust_items_.emplace(std::move(items));
}

} // namespace sohoa
