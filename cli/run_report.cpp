// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_report.h"

#include "cli/json_line.h"
#include "core/base/json.h"

namespace sohoa {

Message run_summary(const LineSummary& summary) {
    return msg("{1} documents: {2} published, {3} already there, {4} refused, {5} in the way", summary.documents.size(),
               summary.count("published"), summary.count("already there"), summary.count("refused"),
               summary.count("in the way"));
}

std::string run_json(const LineSummary& summary, const std::vector<PassedOver>& passed_over,
                     const std::string& command) {
    Json out;
    out["schema"] = "sohoa-run";
    out["schema_version"] = 1;
    out["command"] = command;
    out["demonstration"] = summary.demonstration;
    out["documents"] = Json::array();
    for (const DocumentOutcome& d : summary.documents) {
        Json row = {{"name", d.name}, {"source", d.source}, {"state", d.state}};
        if (d.state == "published") {
            if (!d.indication.empty()) {
                row["indication"] = d.indication;
                row["sub_indication"] = d.sub_indication;
            }
            if (d.pages) row["pages"] = d.pages;
            row["warnings"] = d.warnings;
        }
        for (const Finding& f : d.findings)
            row["findings"].push_back(
                {{"severity", to_string(f.severity)}, {"rule", f.rule}, {"message", f.message.english()}});
        if (!d.message.id.empty()) {
            row["code"] = d.code;
            row["where"] = d.where;
            row["message"] = d.message.english();
        }
        out["documents"].push_back(std::move(row));
    }
    out["passed_over"] = Json::array();
    for (const PassedOver& p : passed_over)
        out["passed_over"].push_back({{"path", p.path}, {"message", p.why.english()}});
    return json_line(out);
}

} // namespace sohoa
