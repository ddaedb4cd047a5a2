// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/staged_document.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/base/digest.h"
#include "core/pdf/compose.h"
#include "core/record/manifest.h"
#include "signing/verify.h"

namespace sohoa {
namespace {

Message first_reason(const FileVerdict& verdict) {
    const auto& reasons =
        verdict.reasons.empty() && !verdict.signatures.empty() ? verdict.signatures.front().reasons : verdict.reasons;
    return reasons.empty() ? Message{} : reasons.front();
}

Event verified(const FileVerdict& verdict, int64_t time) {
    const bool passed = verdict.indication == Indication::total_passed;
    return {"verify", time, passed ? "success" : "warning", passed ? "" : verdict.sub_indication};
}

} // namespace

Verified Finish::work(const FinishRequest& request, const Workshop& at) {
    const Staging staging{request.staging};
    const StagedDocument staged(staging);
    const auto composed = left_in<ComposedDocument>(staging.composed());
    const auto prepared = left_in<PreparedSignature>(staging.prepared());
    FileVerdict verdict = verify_file(staging.signed_pdf(), TrustStore::load(request.trust), at.context());
    verdict.file = "document.pdf";
    ManifestInput input;
    input.document = &staged.document();
    input.composed = &composed;
    input.prepared = &prepared;
    input.page = staged.pages();
    input.document_sha256 = verdict.sha256;
    input.document_bytes = verdict.bytes;
    input.signing_time = request.signing_time;
    input.verdict = verdict;
    input.roles = request.roles;
    input.certificate_check = request.certificate;
    input.rule_set = verdict.rule_set;
    input.demonstration = !verdict.signatures.empty() && verdict.signatures.front().signer.demonstration;
    input.profile_name = at.profile.name;
    input.profile_sha256 = sha256_hex(to_toml(at.profile));
    input.fields = staged.fields();
    input.record = at.profile.record;
    input.seal = at.profile.seal;
    input.events = request.events;
    input.events.push_back(verified(verdict, at.context().clock()));
    input.findings = staged.findings(composed.findings);
    const std::string manifest = manifest_json(input);
    leave_text(staging.manifest(), manifest);
    leave_text(staging.sums(), sums_text(verdict.sha256, sha256_hex(manifest)));
    const bool publish = verdict.indication == Indication::total_passed ||
                         (verdict.signatures.size() == 1 && sound_but_for_status(verdict.signatures.front()));
    return {verdict.indication, verdict.sub_indication, publish, first_reason(verdict), warnings_in(input.findings)};
}

} // namespace sohoa
