// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/signatures.h"
#include "cli/stations/staging.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/base/error.h"
#include "core/pdf/pdfa_claim.h"
#include "signing/verify.h"

#include <filesystem>

namespace sohoa {
namespace {

Finding warning(const char* rule, const Message& message) {
    return {Severity::warn, rule, "", 0, message};
}

void look_at(const SignatureVerdict& signature, const std::string& source, Findings& findings) {
    if (broken(signature))
        throw Error(Code::bad_data, source,
                    msg("the signature {1} in the PDF is broken, so it is not signed again; look at it with: sohoa "
                        "verify",
                        signature.field));
    if (signature.indication == Indication::total_failed)
        findings.push_back(
            warning("sign.not_valid",
                    msg("the signature {1} in the PDF is not valid; look at it with: sohoa verify", signature.field)));
}

void look_at(const FileVerdict& verdict, const std::string& source, Findings& findings) {
    if (!verdict.signatures.empty())
        findings.push_back(warning("sign.signed", msg("the PDF already carries {1} signatures; they stay as they are, "
                                                      "and the new one stands after them",
                                                      verdict.signatures.size())));
    for (const SignatureVerdict& signature : verdict.signatures)
        look_at(signature, source, findings);
}

bool overlap(const double (&a)[4], const double (&b)[4]) {
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

void judge_place(const FileVerdict& verdict, const PreparedSignature& prepared, Action action,
                 const std::string& source, Findings& findings) {
    if (action == Action::ignore) return;
    for (const SignatureVerdict& signature : verdict.signatures) {
        if (signature.page != prepared.page || !overlap(signature.rect, prepared.rect)) continue;
        const Message reason = msg("the text of the new signature lies on that of the signature {1}; sign with --set "
                                   "seal.visible=false if one text is enough",
                                   signature.field);
        if (action == Action::refuse) throw Error(Code::bad_data, source, reason);
        findings.push_back(warning("seal.over_print", reason));
    }
}

} // namespace

Taken Take::work(const TakeRequest& request, const Workshop& at) {
    const Staging staging{request.staging};
    const std::string& source = request.pdf;
    if (const uint64_t bytes = std::filesystem::file_size(source), most = at.profile.limits.file_bytes; bytes > most)
        throw Error(Code::bad_data, source, msg("holds {1} bytes, more than the {2} allowed here", bytes, most));
    const PdfFile pdf(source);
    const FileVerdict verdict = verify_file(pdf, TrustStore::load(request.trust), at.context());
    Taken out;
    look_at(verdict, source, out.findings);
    if (claimed_pdfa(pdf).empty()) out.findings.push_back(warning("sign.no_pdfa", msg("does not claim PDF/A")));
    std::filesystem::create_directories(staging.record());
    out.prepared = prepare_signature(pdf, staging.signed_pdf(), at.profile.seal, request.signing_time,
                                     request.hole_bytes); // it keeps the metadata that it has
    judge_place(verdict, out.prepared, at.profile.seal.over_print, source, out.findings);
    leave(staging.taken(), verdict);
    leave(staging.prepared(), out.prepared);
    return out;
}

} // namespace sohoa
