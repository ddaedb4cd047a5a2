// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/judgement.h"

namespace sohoa {

bool worse(Indication a, Indication b) {
    // The enumerators stand in this order: passed, indeterminate, failed.
    return static_cast<int>(a) > static_cast<int>(b);
}

void lower(SignatureVerdict& verdict, Indication to, const char* sub_indication, const Message& reason) {
    if (!worse(to, verdict.indication)) {
        verdict.reasons.push_back(reason);
        return;
    }
    verdict.indication = to;
    verdict.sub_indication = sub_indication;
    verdict.reasons.insert(verdict.reasons.begin(), reason);
}

void add_check(SignatureVerdict& verdict, CheckId id, CheckResult result, const Message& reason) {
    verdict.checks.push_back({id, result, reason});
}

} // namespace sohoa
