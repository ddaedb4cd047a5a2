// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/verdict.h"

#include <algorithm>

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

const std::vector<CheckName>& check_table() {
    static const std::vector<CheckName> rows = {
        {CheckId::certificate_period, "1.1", msg("certificate period")},
        {CheckId::certificate_status, "1.2", msg("certificate status")},
        {CheckId::certificate_algorithm, "1.3", msg("certificate algorithm")},
        {CheckId::scope_of_use, "1.4", msg("scope of use")},
        {CheckId::purpose_of_key, "1.5", msg("purpose of the key")},
        {CheckId::other_statements, "1.6", msg("other statements")},
        {CheckId::signer_information, "2.1", msg("signer's information")},
        {CheckId::making, "2.2", msg("making of the signature")},
        {CheckId::attached_certificate, "2.3", msg("attached certificate")},
        {CheckId::integrity, "2.4", msg("integrity")},
        {CheckId::byte_range, "byte_range", msg("signed bytes")},
        {CheckId::coverage, "coverage", msg("coverage")},
        {CheckId::cms, "cms", msg("form of the signature")},
        {CheckId::signing_certificate, "signing_certificate", msg("certificate named in the signature")},
        {CheckId::path, "path", msg("path to a trust anchor")},
        {CheckId::later_revisions, "later_revisions", msg("later changes")},
    };
    return rows;
}

const CheckName& name_of(CheckId id) {
    return check_table().at(static_cast<size_t>(id));
}

const Check* find_check(const SignatureVerdict& verdict, CheckId id) {
    const auto found =
        std::find_if(verdict.checks.begin(), verdict.checks.end(), [&](const Check& check) { return check.id == id; });
    return found == verdict.checks.end() ? nullptr : &*found;
}

CheckResult result_of(const SignatureVerdict& verdict, CheckId id) {
    const Check* check = find_check(verdict, id);
    return check ? check->result : CheckResult::unknown;
}

} // namespace sohoa
