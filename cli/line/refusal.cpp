// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/refusal.h"

#include "cli/i18n.h"
#include "core/base/clock.h"
#include "core/base/json.h"

namespace sohoa {
namespace {

Json sentence(const Message& message) {
    return {{"en", message.english()}, {"vi", say_in("vi", message)}};
}

} // namespace

std::string refusal_json(const std::string& source, const Error& error, const Findings& findings, int64_t time) {
    Json out;
    out["schema"] = "sohoa-refusal";
    out["schema_version"] = 1;
    out["tool"] = "sohoa " SOHOA_VERSION;
    out["time"] = iso8601_vn(time);
    out["source"] = source;
    out["code"] = static_cast<int>(error.code);
    out["where"] = error.where.empty() ? source : error.where;
    out["message"] = sentence(error.message);
    out["findings"] = Json::array();
    for (const Finding& f : findings)
        out["findings"].push_back(
            {{"rule", f.rule}, {"law", f.law}, {"page", f.page}, {"message", sentence(f.message)}});
    out["what_to_do"] = sentence(msg("The source file was not changed. Mend what the message says, then run sohoa "
                                     "again with the same arguments: finished documents are passed over."));
    return dump(out, 2) + "\n";
}

} // namespace sohoa
