// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/stations.h"
#include "signing/trust.h"
#include "signing/verify.h"

namespace sohoa {

SignerJudged Judge::work(const JudgeRequest& request, const Workshop&) {
    const TrustStore trust = request.trust.empty() ? TrustStore() : TrustStore::load(request.trust);
    SignerJudged out;
    out.verdict = judge_certificate(request.leaf, request.chain, trust, request.time);
    out.usable = out.verdict.indication != Indication::total_failed &&
                 result_of(out.verdict, CheckId::path) == CheckResult::pass &&
                 result_of(out.verdict, CheckId::certificate_algorithm) == CheckResult::pass &&
                 result_of(out.verdict, CheckId::certificate_period) != CheckResult::fail;
    return out;
}

} // namespace sohoa
