// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/signatures.h"
#include "cli/stations/stations.h"
#include "signing/trust.h"
#include "signing/verify.h"

namespace sohoa {

SignerJudged Judge::work(const JudgeRequest& request, const Workshop&) {
    const TrustStore trust = request.trust.empty() ? TrustStore() : TrustStore::load(request.trust);
    SignerJudged out;
    out.verdict = judge_certificate(request.leaf, request.chain, trust, request.time);
    out.usable =
        out.verdict.indication != Indication::total_failed && result_of(out.verdict, "path") == CheckResult::pass &&
        result_of(out.verdict, "1.3") == CheckResult::pass && result_of(out.verdict, "1.1") != CheckResult::fail;
    return out;
}

} // namespace sohoa
