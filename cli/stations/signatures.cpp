// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/signatures.h"

#include <algorithm>

namespace sohoa {

const SignatureVerdict* find_signature(const FileVerdict& file, const std::string& field) {
    const auto found =
        std::find_if(file.signatures.begin(), file.signatures.end(), [&](const auto& s) { return s.field == field; });
    return found == file.signatures.end() ? nullptr : &*found;
}

bool broken(const SignatureVerdict& signature) {
    using enum CheckId;
    constexpr CheckId of_the_bytes[] = {byte_range, coverage, later_revisions, cms, making, integrity};
    return std::any_of(std::begin(of_the_bytes), std::end(of_the_bytes),
                       [&](CheckId id) { return result_of(signature, id) == CheckResult::fail; });
}

bool unharmed(const SignatureVerdict& before, const SignatureVerdict* after) {
    if (!after || result_of(*after, CheckId::later_revisions) == CheckResult::fail) return false;
    return std::all_of(before.checks.begin(), before.checks.end(), [&](const Check& c) {
        return c.id == CheckId::later_revisions || result_of(*after, c.id) == c.result;
    });
}

} // namespace sohoa
