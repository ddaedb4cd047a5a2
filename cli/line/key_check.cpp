// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/key_check.h"

#include "cli/stations/stations.h"

namespace sohoa {

KeyCheck check_key(const SignerClient& signer, const std::string& trust, int64_t time, Zygote& zygote,
                   Console& console) {
    SignerJudged judged = zygote.call<Judge>({trust, time, signer.leaf_der(), signer.chain_der()});
    const SignatureVerdict& verdict = judged.verdict;
    const std::string& name = verdict.signer.common_name;
    const Message reason = verdict.reasons.empty() ? Message{} : verdict.reasons.front();
    if (!judged.usable) throw Error(Code::configuration, name, reason);
    const bool passed = verdict.indication == Indication::total_passed, demonstration = verdict.signer.demonstration;
    if (!passed) console.say(Level::alarm, name, reason);
    if (demonstration)
        console.say(Level::warn, name, msg("this is a demonstration key: what it signs has no legal value"));
    return {std::move(judged.verdict), time, passed, demonstration};
}

} // namespace sohoa
