// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs of single commands: what parses a file from outside happens in a worker, text and JSON for people and machines
// too.
#include "cli/i18n.h"
#include "cli/inspect_text.h"
#include "cli/line/jobs.h"
#include "cli/line/packet.h"
#include "cli/verdict_text.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/quality/quality.h"
#include "core/quality/sizes.h"
#include "core/record/page_record.h"
#include "core/record/record_check.h"
#include "core/record/verdict_json.h"
#include "signing/trust.h"
#include "signing/trust_survey.h"
#include "signing/verify.h"

#include <cerrno>
#include <cstdlib>
#include <sys/socket.h>

namespace sohoa {
namespace {

TrustStore trust_in(const std::string& folder) {
    return folder.empty() ? TrustStore() : TrustStore::load(folder);
}

} // namespace

std::vector<std::string> JobTable::judge_signer(const std::vector<std::string>& a) const {
    const std::vector<std::string> chain(a.begin() + 3, a.end());
    const SignatureVerdict verdict =
        judge_certificate(a[2], chain, trust_in(a[0]), std::strtoll(a[1].c_str(), nullptr, 10));
    const auto result = [&](CheckId id) { return result_of(verdict, id); };
    const bool usable = verdict.indication != Indication::total_failed && result(CheckId::path) == CheckResult::pass &&
                        result(CheckId::certificate_algorithm) == CheckResult::pass &&
                        result(CheckId::certificate_period) != CheckResult::fail;
    return {to_string(verdict.indication),
            usable ? "1" : "",
            pack_message(verdict.reasons.empty() ? Message{} : verdict.reasons.front()),
            verdict.signer.demonstration ? "1" : "",
            verdict.signer.common_name,
            std::to_string(verdict.signer.not_before),
            std::to_string(verdict.signer.not_after)};
}

std::vector<std::string> JobTable::verify_pdf(const std::vector<std::string>& a) const {
    const FileVerdict verdict = verify_file(a[0], trust_in(a[1]), context());
    return {to_string(verdict.indication),
            a[2] == "json" ? to_json(verdict) : verdict_text(verdict, a[2] == "verbose")};
}

std::vector<std::string> JobTable::inspect_document(const std::vector<std::string>& a) const {
    InspectedDocument out;
    out.document = acquire(unpack_candidate(a[0]), profile_.scan, context());
    out.findings = out.document.findings;
    inspect_sizes(out.document, profile_.quality, out.findings);
    for (size_t i = 0; i < out.document.pages.size(); ++i) {
        const Image image = decode_page(out.document, i, profile_.scan, context());
        out.pages.push_back(
            inspect(out.document.pages[i], image, static_cast<int>(i) + 1, profile_.quality, out.findings, context()));
    }
    Severity worst = Severity::note;
    for (const Finding& finding : out.findings)
        worst = std::max(worst, finding.severity);
    return {to_string(worst), a[1] == "json" ? inspect_json(out) : inspect_text(out)};
}

std::vector<std::string> JobTable::check_folder(const std::vector<std::string>& a) const {
    std::vector<std::string> out;
    for (const RecordFault& fault : check_record(a[0])) {
        out.push_back(fault.file);
        out.push_back(pack_message(fault.message));
    }
    return out;
}

std::vector<std::string> JobTable::survey_trust_folder(const std::vector<std::string>& a) const {
    static constexpr const char* kinds[] = {"", "anchor", "intermediate", "crl"};
    std::vector<std::string> out;
    for (const TrustItem& item : survey_trust(a[0]))
        for (const std::string& field : {std::string(kinds[item.kind]), item.file, item.name, std::to_string(item.from),
                                         std::to_string(item.until)})
            out.push_back(field);
    return out;
}

std::vector<std::string> JobTable::look_round(const std::vector<std::string>&) const {
    const Fd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return {!socket && errno == EPERM ? "1" : ""};
}

} // namespace sohoa
