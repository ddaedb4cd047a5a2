// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_report.h"

#include "cli/i18n.h"
#include "cli/json_line.h"
#include "core/base/json.h"

#include <algorithm>

namespace sohoa {
namespace {

// 1, 2, 3, 7 → "1–3, 7".
std::string ranges(std::vector<int> numbers) {
    std::sort(numbers.begin(), numbers.end());
    std::string out;
    for (size_t first = 0, last = 0; first < numbers.size(); first = ++last) {
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        out += (out.empty() ? "" : ", ") + std::to_string(numbers[first]);
        if (last > first) out += "–" + std::to_string(numbers[last]);
    }
    return out;
}

struct Shared {
    Message message;
    std::vector<int> pages;
};

Message sentence(const Shared& shared) {
    const std::string what = say(shared.message);
    return shared.pages.front() == 0 ? msg("warning: {1}", what)
                                     : msg("warning: page {1}: {2}", ranges(shared.pages), what);
}

} // namespace

std::vector<Message> by_page(const Findings& warnings) {
    std::vector<Shared> all;
    for (const Finding& f : warnings) {
        const auto same = std::find_if(all.begin(), all.end(), [&](const Shared& s) { return s.message == f.message; });
        if (same == all.end())
            all.push_back({f.message, {f.page}});
        else
            same->pages.push_back(f.page);
    }
    std::vector<Message> out;
    for (const Shared& shared : all)
        out.push_back(sentence(shared));
    return out;
}

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
            row["warnings"] = d.warnings.size();
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
