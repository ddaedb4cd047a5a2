// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/verdict.h"

#include "signing/judgement.h"

namespace sohoa {

const char* to_string(Indication indication) {
    switch (indication) {
    case Indication::total_passed:
        return "TOTAL-PASSED";
    case Indication::total_failed:
        return "TOTAL-FAILED";
    case Indication::indeterminate:
        break;
    }
    return "INDETERMINATE";
}

const char* to_string(CheckResult result) {
    switch (result) {
    case CheckResult::pass:
        return "pass";
    case CheckResult::fail:
        return "fail";
    case CheckResult::unknown:
        break;
    }
    return "unknown";
}

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

void add_check(SignatureVerdict& verdict, const char* code, CheckResult result, const Message& reason) {
    verdict.checks.push_back({code, result, reason});
}

} // namespace sohoa
