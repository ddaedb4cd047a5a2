// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/doctor/report.h"

#include "cli/columns.h"
#include "cli/i18n.h"
#include "cli/json_line.h"
#include "core/base/json.h"

#include <algorithm>

namespace sohoa {
namespace {

constexpr size_t column = 28; // where what was found begins

std::string condition_text(Condition condition) {
    switch (condition) {
    case Condition::good:
        return tr("good");
    case Condition::warning:
        return tr("warning");
    case Condition::missing:
        return tr("missing");
    default:
        return tr("not checked");
    }
}

std::string joined(const std::string& where, const std::string& sentence) {
    return where + (where.empty() || sentence.empty() ? "" : ": ") + sentence;
}

std::string row_text(const Examined& one) {
    std::string out, lead = "  " + tr(one.row.title);
    for (const Remark& remark : one.diagnosis.found) {
        out += in_columns(lead, column, joined(remark.where, say(remark.message)), text_width());
        lead.clear();
    }
    for (const Message& remedy : one.diagnosis.remedies)
        out += in_columns("", column, "→ " + say(remedy), text_width());
    return out;
}

std::string rows_text(const std::vector<Examined>& all, Condition condition) {
    std::string out;
    for (const Examined& one : all)
        if (one.diagnosis.condition == condition) out += row_text(one);
    return out.empty() ? "" : condition_text(condition) + ":\n" + out;
}

// The way out of what is in the way first.
std::string next_step(const std::vector<Examined>& all, const std::string& run) {
    for (const Examined& one : all)
        if (one.diagnosis.condition == Condition::missing && !one.diagnosis.remedies.empty())
            return say(one.diagnosis.remedies.front());
    return run;
}

Json row_json(const Examined& one) {
    Json out = {{"check", one.row.id},
                {"condition", to_string(one.diagnosis.condition)},
                {"found", Json::array()},
                {"remedies", Json::array()},
                {"values", Json::object()}};
    for (const Remark& remark : one.diagnosis.found)
        out["found"].push_back(joined(remark.where, remark.message.english()));
    for (const Message& remedy : one.diagnosis.remedies)
        out["remedies"].push_back(remedy.english());
    for (const auto& [name, value] : one.diagnosis.values)
        std::visit([&, &key = name](const auto& v) { out["values"][key] = v; }, value);
    return out;
}

} // namespace

size_t count(const std::vector<Examined>& all, Condition condition) {
    return static_cast<size_t>(std::count_if(
        all.begin(), all.end(), [&](const Examined& one) { return one.diagnosis.condition == condition; }));
}

std::string doctor_text(const std::vector<Examined>& all, const std::string& run) {
    std::string out = faults_text(all);
    for (const Condition condition : {Condition::good, Condition::unchecked})
        out += rows_text(all, condition);
    const Message summary =
        msg("{1} good, {2} warnings, {3} missing, {4} not checked", count(all, Condition::good),
            count(all, Condition::warning), count(all, Condition::missing), count(all, Condition::unchecked));
    // Not wrapped: it is there to be pasted.
    return out + "\n" + say(summary) + "\n" + say(msg("Next: {1}", next_step(all, run))) + "\n";
}

std::string faults_text(const std::vector<Examined>& all) {
    return rows_text(all, Condition::missing) + rows_text(all, Condition::warning);
}

std::string doctor_json(const std::vector<Examined>& all) {
    Json out = {{"schema", "sohoa-doctor"}, {"schema_version", 1}, {"version", SOHOA_VERSION}};
    for (const Condition condition : {Condition::good, Condition::warning, Condition::missing, Condition::unchecked})
        out[to_string(condition)] = count(all, condition);
    out["checks"] = Json::array();
    for (const Examined& one : all)
        out["checks"].push_back(row_json(one));
    return json_line(out);
}

} // namespace sohoa
