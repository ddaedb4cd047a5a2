// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/fields_text.h"

#include "cli/i18n.h"
#include "cli/json_line.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <cmath>

namespace sohoa {
namespace {

std::string padded(const std::string& text, size_t width) {
    const size_t letters = code_points(text).size();
    return text + std::string(letters < width ? width - letters : 0, ' ');
}

std::string value_text(const Field& field) {
    if (!field.value.empty())
        return field.source == "layout" ? say(msg("{1} (not printed: by its layout)", field.value)) : field.value;
    if (field.reason == "doubtful") return say(msg("not sure: “{1}”", field.seen));
    if (field.reason == "ambiguous") return say(msg("one of several: “{1}”", field.seen));
    return field.reason == "none" ? tr("the paper has none") : tr("not found");
}

Json field_json(const Field& field) {
    Json out;
    out["value"] = field.value.empty() ? Json() : Json(field.value);
    out["source"] = field.value.empty() ? Json() : Json(field.source);
    out["reason"] = field.reason.empty() ? Json() : Json(field.reason);
    out["seen"] = field.seen.empty() ? Json() : Json(field.seen);
    if (field.page < 1) return out;
    out["confidence"] = std::round(field.confidence * 10) / 10;
    out["page"] = field.page;
    out["box"] = Json::array({field.x0, field.y0, field.x1, field.y1});
    return out;
}

} // namespace

std::string fields_text(const Document& document, const Fields& fields) {
    std::string out = document.source + ":\n";
    for (const FieldRow& row : field_table) {
        const Field& field = fields.*row.member;
        const std::string where =
            field.page < 1 ? ""
                           : std::to_string(std::lround(field.confidence)) + " %, " + say(msg("page {1}", field.page));
        out += "  " + padded(row.vietnamese, 18) + padded(where, 16) + value_text(field) + "\n";
    }
    return out;
}

std::string fields_json(const Document& document, const Fields& fields) {
    Json out = {
        {"schema", "sohoa-fields"}, {"schema_version", 1}, {"source", document.source}, {"files", Json::array()}};
    for (const SourceFile& file : document.files)
        out["files"].push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    out["pages"] = document.pages.size();
    out["fields"] = Json::object();
    for (const FieldRow& row : field_table)
        out["fields"][row.key] = field_json(fields.*row.member);
    return json_line(out);
}

} // namespace sohoa
