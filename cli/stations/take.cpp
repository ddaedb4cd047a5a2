// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/signatures.h"
#include "cli/stations/staging.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/pdf/pdfa_claim.h"
#include "signing/verify.h"

#include <filesystem>

namespace sohoa {
namespace {

void copy(const std::string& from, const std::string& to) {
    const Fd fd = create_file(to);
    read_in_pieces(from, [&](std::string_view piece) { write_all(fd.get(), piece, to); });
}

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

} // namespace

Taken Take::work(const TakeRequest& request, const Workshop& at) {
    const std::string &source = request.pdf, pdf = Staging{request.staging}.unsigned_pdf();
    if (const uint64_t bytes = std::filesystem::file_size(source), most = at.profile.limits.file_bytes; bytes > most)
        throw Error(Code::bad_data, source, msg("holds {1} bytes, more than the {2} allowed here", bytes, most));
    copy(source, pdf);
    const FileVerdict verdict = verify_file(pdf, TrustStore::load(request.trust), at.context());
    Taken out;
    if (!verdict.signatures.empty())
        out.findings.push_back(warning("sign.signed", msg("the PDF already carries {1} signatures; they stay as they "
                                                          "are, and the new one stands after them",
                                                          verdict.signatures.size())));
    for (const SignatureVerdict& signature : verdict.signatures)
        look_at(signature, source, out.findings);
    if (claimed_pdfa(pdf).empty()) out.findings.push_back(warning("sign.no_pdfa", msg("does not claim PDF/A")));
    return out;
}

} // namespace sohoa
