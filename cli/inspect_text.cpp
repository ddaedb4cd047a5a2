// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/inspect_text.h"

#include "cli/i18n.h"
#include "cli/json_line.h"
#include "core/base/json.h"

#include <cmath>

namespace sohoa {
namespace {

std::string severity_text(Severity severity) {
    switch (severity) {
    case Severity::refuse:
        return tr("refused");
    case Severity::warn:
        return tr("warning");
    default:
        return tr("note");
    }
}

std::string colour_text(Colour colour) {
    switch (colour) {
    case Colour::bitonal:
        return tr("black and white");
    case Colour::grey:
        return tr("grey");
    case Colour::cmyk:
        return tr("CMYK colour");
    default:
        return tr("colour");
    }
}

std::string dpi_text(const PageInfo& info) {
    const std::string x = to_arg(std::round(info.dpi_x)), y = to_arg(std::round(info.dpi_y));
    return x == y ? x : x + " × " + y;
}

std::string page_text(const PageInfo& info, const QualityReport& quality, size_t number) {
    const PageInfo scan = info.as_scanned();
    std::string out = "  " + say(msg("page {1}: {2} × {3} px, {4} dpi, {5}, {6} bit", number, info.width, info.height,
                                     dpi_text(scan), colour_text(scan.colour), scan.bits_per_pixel()));
    if (!quality.paper.empty()) out += ", " + quality.paper;
    if (quality.blank) out += ", " + tr("blank");
    if (quality.skew_known) out += ", " + say(msg("skew {1}°", quality.skew));
    if (quality.edge_width > 0) out += ", " + say(msg("edges {1} px wide", quality.edge_width));
    if (quality.orientation_known && quality.orientation)
        out += ", " + say(msg("lies on its side or head: turn {1}° clockwise to read", quality.orientation));
    return out + "\n";
}

Json sides_json(const Sides& s) {
    return {{"left", s.left}, {"top", s.top}, {"right", s.right}, {"bottom", s.bottom}};
}

Json page_json(const PageInfo& info, const QualityReport& q, size_t number) {
    const PageInfo scan = info.as_scanned();
    Json out;
    out["number"] = number;
    out["width"] = info.width;
    out["height"] = info.height;
    out["dpi_x"] = scan.dpi_x;
    out["dpi_y"] = scan.dpi_y;
    out["dpi_source"] = info.dpi_source;
    out["colour"] = to_string(scan.colour);
    out["bit_depth"] = scan.bits_per_pixel();
    out["format"] = info.format;
    out["compression"] = info.compression;
    out["paper"] = q.paper.empty() ? Json() : Json(q.paper);
    out["blank"] = q.blank;
    out["skew"] = q.skew_known ? Json(q.skew) : Json();
    out["skew_confidence"] = q.skew_confidence;
    out["orientation"] = q.orientation_known ? Json(q.orientation) : Json();
    out["orientation_confidence"] = q.orientation_confidence;
    out["edge_width"] = q.edge_width > 0 ? Json(q.edge_width) : Json();
    out["bleed"] = q.bleed;
    out["border"] = sides_json(q.border);
    out["margin"] = q.blank ? Json() : sides_json(q.margin);
    out["holes"] = q.holes;
    out["folds"] = q.folds;
    return out;
}

} // namespace

std::string finding_text(const Finding& finding) {
    return severity_text(finding.severity) + ": " + (finding.page ? say(msg("page {1}", finding.page)) + ": " : "") +
           say(finding.message) + (finding.law.empty() ? "" : " – " + finding.law);
}

std::string inspect_text(const InspectedDocument& inspected) {
    const Document& document = inspected.document;
    std::string out = say(msg("{1}: {2} pages", document.source, document.pages.size())) + "\n";
    for (size_t i = 0; i < document.pages.size(); ++i)
        out += page_text(document.pages[i], inspected.pages[i], i + 1);
    for (const Finding& finding : inspected.findings)
        out += "  " + finding_text(finding) + "\n";
    return out;
}

std::string refusals_text(const InspectedDocument& inspected) {
    std::string out;
    for (const Finding& finding : inspected.findings)
        if (finding.severity == Severity::refuse)
            out += inspected.document.source + ": " + finding_text(finding) + "\n";
    return out;
}

std::string inspect_json(const InspectedDocument& inspected) {
    Json out;
    out["schema"] = "sohoa-inspection";
    out["schema_version"] = 1;
    out["source"] = inspected.document.source;
    out["files"] = Json::array();
    for (const SourceFile& file : inspected.document.files)
        out["files"].push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    out["pages"] = Json::array();
    for (size_t i = 0; i < inspected.pages.size(); ++i)
        out["pages"].push_back(page_json(inspected.document.pages[i], inspected.pages[i], i + 1));
    out["findings"] = Json::array();
    for (const Finding& f : inspected.findings)
        out["findings"].push_back({{"severity", to_string(f.severity)},
                                   {"rule", f.rule},
                                   {"law", f.law},
                                   {"page", f.page},
                                   {"message", f.message.english()}});
    return json_line(out);
}

} // namespace sohoa
