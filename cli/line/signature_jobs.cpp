// SPDX-License-Identifier: GPL-3.0-or-later
// The stations of `sohoa sign`: a finished PDF is taken as it is, and what came of it is looked at.
#include "cli/line/jobs.h"
#include "cli/line/staging.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/pdf/pdfa_claim.h"
#include "core/pdf/seal.h"
#include "core/record/page_record.h"
#include "signing/verify.h"

#include <algorithm>
#include <filesystem>

namespace sohoa {
namespace {

void copy(const std::string& from, const std::string& to) {
    const Fd fd = create_file(to);
    read_in_pieces(from, [&](std::string_view piece) { write_all(fd.get(), piece, to); });
}

const SignatureVerdict* find_signature(const FileVerdict& file, const std::string& field) {
    const auto found =
        std::find_if(file.signatures.begin(), file.signatures.end(), [&](const auto& s) { return s.field == field; });
    return found == file.signatures.end() ? nullptr : &*found;
}

// What was signed is no longer what is there. (A certificate that expired or was revoked is another matter.)
bool broken(const SignatureVerdict& signature) {
    using enum CheckId;
    constexpr CheckId of_the_bytes[] = {byte_range, coverage, later_revisions, cms, making, integrity};
    return std::any_of(std::begin(of_the_bytes), std::end(of_the_bytes),
                       [&](CheckId id) { return result_of(signature, id) == CheckResult::fail; });
}

// A signature that was there before says the same of everything but what came after it; and that was a proper update.
bool unharmed(const SignatureVerdict& before, const SignatureVerdict* after) {
    if (!after || result_of(*after, CheckId::later_revisions) == CheckResult::fail) return false;
    return std::all_of(before.checks.begin(), before.checks.end(), [&](const Check& c) {
        return c.id == CheckId::later_revisions || result_of(*after, c.id) == c.result;
    });
}

std::string warning(const char* rule, const Message& message) {
    return pack_finding({Severity::warn, rule, "", 0, message});
}

} // namespace

std::vector<std::string> JobTable::take_pdf(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    const std::string &source = a[1], pdf = staging.unsigned_pdf();
    if (std::filesystem::file_size(source) > profile_.limits.file_bytes)
        throw Error(Code::bad_data, source,
                    msg("holds {1} bytes, more than the {2} allowed here", std::filesystem::file_size(source),
                        profile_.limits.file_bytes));
    copy(source, pdf);
    const FileVerdict verdict = verify_file(pdf, TrustStore::load(a[2]), context());
    std::vector<std::string> findings;
    if (!verdict.signatures.empty())
        findings.push_back(warning(
            "sign.signed",
            msg("the PDF already carries {1} signatures; they stay as they are, and the new one stands after them",
                verdict.signatures.size())));
    for (const SignatureVerdict& signature : verdict.signatures) {
        if (broken(signature))
            throw Error(
                Code::bad_data, source,
                msg("the signature {1} in the PDF is broken, so it is not signed again; look at it with: sohoa verify",
                    signature.field));
        if (signature.indication == Indication::total_failed)
            findings.push_back(warning(
                "sign.not_valid",
                msg("the signature {1} in the PDF is not valid; look at it with: sohoa verify", signature.field)));
    }
    if (claimed_pdfa(pdf).empty()) findings.push_back(warning("sign.no_pdfa", msg("does not claim PDF/A")));
    return findings;
}

std::vector<std::string> JobTable::confirm_signature(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    const TrustStore trust = TrustStore::load(a[1]);
    const PreparedSignature prepared = prepared_from_json(read_file(staging.prepared()));
    const FileVerdict before = verify_file(staging.unsigned_pdf(), trust, context());
    const FileVerdict after = verify_file(staging.signed_pdf(), trust, context());
    const SignatureVerdict* own = find_signature(after, prepared.field);
    if (!own || after.signatures.size() != before.signatures.size() + 1)
        return {to_string(Indication::total_failed), "FORMAT_FAILURE", "",
                pack_message(msg("the new signature is not found in the file"))};
    Message reason = own->reasons.empty() ? Message{} : own->reasons.front();
    bool publish = own->indication == Indication::total_passed || sound_but_for_status(*own);
    for (const SignatureVerdict& signature : before.signatures)
        if (!unharmed(signature, find_signature(after, signature.field))) {
            publish = false;
            reason = msg("the signature {1} that was there before would no longer be what it was", signature.field);
        }
    return {to_string(own->indication), own->sub_indication, publish ? "publish" : "", pack_message(reason)};
}

} // namespace sohoa
