// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/manifest_fields.h"

#include "core/base/text.h"
#include "core/record/manifest_values.h"
#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

// Where a value comes from.
constexpr const char* from_profile = "profile"; // the institution said so
constexpr const char* from_scan = "scan";       // measured on the source files
constexpr const char* from_process = "process"; // sohoa did it

double least(const ManifestInput& input, double PageInfo::*member) {
    double value = HUGE_VAL;
    for (const PageInfo& page : input.document->pages)
        value = std::min(value, page.as_scanned().*member);
    return value;
}

// The recogniser's model says which language the institution expects; code 01 of Circular 05/2025/TT-BNV is Vietnamese.
Json language(const PageTotals& totals) {
    const bool vietnamese =
        totals.model == "vie" || totals.model.starts_with("vie+") || totals.model.starts_with("vie_");
    return vietnamese ? known("01", from_profile) : unknown(not_extracted);
}

Json colour(const ManifestInput& input) {
    const auto& pages = input.document->pages;
    const Colour first = pages.front().as_scanned().colour;
    for (const PageInfo& page : pages)
        if (page.as_scanned().colour != first) return known("mixed", from_scan);
    return known(to_string(first), from_scan);
}

// The page is at 100 % when its resolution is known; a guessed resolution proves no scale.
Json scale(const ManifestInput& input) {
    for (const PageInfo& page : input.document->pages)
        if (page.dpi_source == "assumed") return unknown(not_extracted);
    return known("100%", from_scan);
}

Json bit_depth(const ManifestInput& input) {
    int depth = 1 << 20;
    for (const PageInfo& page : input.document->pages)
        depth = std::min(depth, page.as_scanned().bits_per_pixel());
    return known(depth, from_scan);
}

// What was read off the page: a value, or why there is none and what was seen.
Json read_field(const Field& field) {
    if (field.value.empty() && field.reason.empty()) return unknown(not_extracted);
    Json out = field.value.empty() ? unknown(field.reason.c_str()) : known(field.value, field.source.c_str());
    if (!field.seen.empty()) out["seen"] = field.seen;
    if (field.page < 1) return out;
    out["confidence"] = rounded(field.confidence);
    out["page"] = field.page;
    out["box"] = Json::array({rounded(field.x0), rounded(field.y0), rounded(field.x1), rounded(field.y1)});
    return out;
}

Json type_code(Field type_name) {
    const std::string code = type_name_code(type_name.value);
    if (code.empty()) return unknown(not_extracted);
    type_name.value = code;
    return read_field(type_name);
}

Json text_layer(const PageTotals& totals) {
    Json value;
    value["present"] = totals.words > 0;
    value["engine"] = text_or_null(totals.engine);
    value["model"] = text_or_null(totals.model);
    value["model_path"] = text_or_null(totals.model_path);
    value["model_sha256"] = text_or_null(totals.model_sha256);
    value["words"] = totals.words;
    value["mean_confidence"] =
        totals.words ? Json(rounded(totals.confidence / static_cast<double>(totals.words))) : Json(nullptr);
    return known(value, from_process);
}

} // namespace

Json identity_fields(const ManifestInput& input) {
    Json out;
    out["digitised_code"] = unknown(not_in_profile);
    out["result_code"] = unknown(not_extracted);
    out["dossier_code"] = unknown(not_extracted);
    out["procedure_code"] = unknown(not_in_profile);
    out["procedure_name"] = unknown(not_in_profile);
    out["paper_kind_code"] = text_field(input.record.paper_kind_code, from_profile, not_in_profile);
    out["paper_name"] = text_field(input.record.paper_name, from_profile, not_in_profile);
    out["type_name_code"] = type_code(input.fields.type_name);
    return out;
}

Json content_fields(const ManifestInput& input, const PageTotals& totals) {
    Json out;
    for (const FieldRow& row : field_table) {
        Json* place = &out;
        for (const std::string& part : split(row.key, '.')) // "signer.name" stands within "signer"
            place = &(*place)[part];
        *place = read_field(input.fields.*(row.member));
    }
    out["organ_id"] = text_field(input.record.organ_id, from_profile, not_in_profile);
    for (const char* key : {"valid_from", "valid_to", "indefinite", "valid_scope", "validity_status",
                            "validity_checked_on", "validity_basis"})
        out[key] = unknown(not_extracted);
    out["language"] = language(totals);
    out["sheets"] = unknown(not_extracted);
    out["pages"] = known(input.document->pages.size(), from_scan);
    for (const char* key : {"attachments", "confidentiality", "urgency", "keyword", "autograph", "infor_sign"})
        out[key] = unknown(not_extracted);
    return out;
}

Json holder_fields() {
    Json out;
    for (const char* key : {"id", "id_type", "name", "birth_date", "address"})
        out[key] = unknown(not_extracted);
    return out;
}

Json scan_fields(const ManifestInput& input, const PageTotals& totals) {
    Json out;
    out["copy_form"] = text_field(input.seal.copy_form, from_profile, not_in_profile);
    out["conversion_mark"] = text_field(input.prepared->appearance_text, from_process, not_applicable);
    out["converted_at"] = known(iso8601_vn(input.signing_time), from_process);
    out["converter"]["organ"] = text_field(input.seal.organisation, from_profile, not_in_profile);
    out["converter"]["person"] = unknown(not_in_profile);
    out["scanned_by"] = text_field(input.record.scanned_by, from_profile, not_in_profile);
    out["scanned_at"] = unknown(not_extracted);
    out["dpi_x"] = known(rounded(least(input, &PageInfo::dpi_x)), from_scan);
    out["dpi_y"] = known(rounded(least(input, &PageInfo::dpi_y)), from_scan);
    out["bit_depth"] = bit_depth(input);
    out["colour"] = colour(input);
    out["scale"] = scale(input);
    out["format"] = known("PDF/A", from_process);
    out["pdf_version"] = known("1.7", from_process);
    out["pdfa_part"] = known(2, from_process);
    out["pdfa_conformance"] = known("U", from_process);
    out["text_layer"] = text_layer(totals);
    out["device"] = text_field(input.record.device, from_profile, not_in_profile);
    out["software"] = known(tool_name(), from_process);
    return out;
}

} // namespace sohoa
