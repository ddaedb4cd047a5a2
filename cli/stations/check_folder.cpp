// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/signatures.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/pdf/metadata.h"
#include "core/record/agreement.h"
#include "signing/verify.h"

namespace sohoa {
namespace {

// Files that fit one another may all have been made anew: the signature is what nobody else can make.
std::vector<RecordFault> faults_against_the_signature(const std::string& folder, const Context& context) {
    std::vector<RecordFault> out;
    const PdfFile pdf(folder + "/document.pdf");
    const FileVerdict verdict = verify_file(pdf, TrustStore(), context);
    for (const SignatureVerdict& signature : verdict.signatures)
        if (broken(signature))
            out.push_back(
                {"document.pdf", msg("its signature {1} is broken; “sohoa verify” says why", signature.field)});
    const Json manifest = parse_json(read_file(folder + "/manifest.json"));
    for (const Message& message : disagreements(manifest, xmp_of_pdf(pdf), verdict))
        out.push_back({"manifest.json", message});
    return out;
}

} // namespace

std::vector<RecordFault> CheckFolder::work(const CheckRequest& request, const Workshop& at) {
    const std::vector<RecordFault> faults = check_record(request.folder);
    if (!faults.empty()) return faults;
    try {
        return faults_against_the_signature(request.folder, at.context());
    } catch (const Error& error) {
        if (error.code != Code::bad_data) throw;
        return {{"document.pdf", error.message}};
    }
}

} // namespace sohoa
