// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/key_check.h"

#include "cli/line/jobs.h"
#include "cli/line/packet.h"

namespace sohoa {

KeyCheck check_key(const SignerClient& signer, const std::string& trust, int64_t time, Zygote& zygote,
                   Console& console) {
    Job job{"judge", {trust, std::to_string(time), signer.leaf_der()}, 30};
    for (const std::string& der : signer.chain_der())
        job.arguments.push_back(der);
    const std::vector<std::string> reply = zygote.call(job);
    if (reply.size() != 7) throw Error(Code::internal, "", msg("a job has wrong arguments"));
    const std::string &indication = reply[0], &usable = reply[1], &name = reply[4];
    const Message reason = unpack_message(reply[2]);
    if (usable.empty()) throw Error(Code::configuration, name, reason);
    if (indication != "TOTAL-PASSED") console.say(Level::warn, name, reason);
    const bool demonstration = reply[3] == "1";
    if (demonstration)
        console.say(Level::warn, name, msg("this is a demonstration key: what it signs has no legal value"));
    return {pack(job.arguments), time, indication == "TOTAL-PASSED", demonstration};
}

} // namespace sohoa
