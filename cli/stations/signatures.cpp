// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/signatures.h"

#include <algorithm>

namespace sohoa {

const SignatureVerdict* find_signature(const FileVerdict& file, const std::string& field) {
    const auto found =
        std::find_if(file.signatures.begin(), file.signatures.end(), [&](const auto& s) { return s.field == field; });
    return found == file.signatures.end() ? nullptr : &*found;
}

CheckResult result_of(const SignatureVerdict& signature, const std::string& code) {
    const auto check =
        std::find_if(signature.checks.begin(), signature.checks.end(), [&](const Check& c) { return c.code == code; });
    return check == signature.checks.end() ? CheckResult::unknown : check->result;
}

bool broken(const SignatureVerdict& signature) {
    const char* const codes[] = {"byte_range", "coverage", "later_revisions", "cms", "2.2", "2.4"};
    return std::any_of(std::begin(codes), std::end(codes),
                       [&](const char* code) { return result_of(signature, code) == CheckResult::fail; });
}

bool unharmed(const SignatureVerdict& before, const SignatureVerdict* after) {
    if (!after || result_of(*after, "later_revisions") == CheckResult::fail) return false;
    return std::all_of(before.checks.begin(), before.checks.end(), [&](const Check& c) {
        return c.code == "later_revisions" || result_of(*after, c.code) == c.result;
    });
}

} // namespace sohoa
