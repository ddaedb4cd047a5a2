// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/manifest.h"

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/record/manifest_fields.h"
#include "core/record/manifest_signatures.h"
#include "core/record/manifest_values.h"

#include <algorithm>

extern "C" {
extern const char sohoa_manifest_schema_begin[], sohoa_manifest_schema_end[];
}

namespace sohoa {
namespace {

constexpr int manifest_schema_version = 3; // 3: "id" of a sentence is a word of its own, no English

// METS writes checksums in capitals (law.md §7, row 41).
std::string capitals(std::string hex_digits) {
    for (char& c : hex_digits)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    return hex_digits;
}

std::string mime_of(const Document& document, size_t file) {
    for (const PageInfo& page : document.pages) {
        if (page.file != static_cast<int>(file)) continue;
        if (page.format == "pdf") return "application/pdf";
        return "image/" + page.format;
    }
    return "application/octet-stream";
}

Json file_json(const std::string& name, const std::string& mime, uint64_t size, const std::string& sha256) {
    Json out;
    out["file_name"] = name;
    out["mime"] = mime;
    out["size"] = size;
    out["checksum"] = capitals(sha256);
    out["checksum_type"] = "SHA-256";
    return out;
}

Json files_json(const ManifestInput& input) {
    Json out;
    out["document"] = file_json("document.pdf", "application/pdf", input.document_bytes, input.document_sha256);
    out["unsigned"] = file_json("document.pdf", "application/pdf", input.composed->bytes, input.composed->sha256);
    out["sources"] = Json::array();
    const auto& files = input.document->files;
    for (size_t i = 0; i < files.size(); ++i) {
        const std::string name = files[i].path.substr(files[i].path.rfind('/') + 1);
        out["sources"].push_back(file_json(name, mime_of(*input.document, i), files[i].bytes, files[i].sha256));
    }
    return out;
}

/// All findings, each once, those of a page under its number; 0 holds those of the document.
class FindingsByPage {
  public:
    explicit FindingsByPage(size_t pages) : lists_(pages + 1) {}

    void add(const Findings& findings) {
        for (const Finding& f : findings)
            add(f, f.page >= 1 && static_cast<size_t>(f.page) < lists_.size() ? static_cast<size_t>(f.page) : 0);
    }
    const Findings& of(size_t page) const { return lists_[page]; }

  private:
    void add(const Finding& finding, size_t page) {
        Findings& list = lists_[page];
        if (std::find(list.begin(), list.end(), finding) == list.end()) list.push_back(finding);
    }

    std::vector<Findings> lists_;
};

Json angle_json(double degrees, bool known_angle, double confidence) {
    return {{"degrees", rounded(degrees)}, {"known", known_angle}, {"confidence", rounded(confidence)}};
}

Json sides_json(const Sides& s) {
    return {
        {"left", rounded(s.left)}, {"top", rounded(s.top)}, {"right", rounded(s.right)}, {"bottom", rounded(s.bottom)}};
}

Json text_json(const PageText& text, size_t words) {
    Json out;
    out["words"] = words;
    out["mean_confidence"] = words ? Json(rounded(text.mean_confidence)) : Json(nullptr);
    out["timed_out"] = text.timed_out;
    out["deskewed"] = rounded(text.deskewed);
    out["turned"] = text.turned;
    return out;
}

Json image_json(const ComposedPage& page) {
    return {{"filter", page.filter},
            {"carried", page.carried},
            {"sha256", page.stream_sha256},
            {"bytes", page.stream_bytes}};
}

Json page_json(size_t index, const PageInfo& info, const PageRecord& record, const ComposedPage& composed,
               size_t words) {
    const QualityReport& q = record.quality;
    const PageInfo scan = info.as_scanned();
    Json out;
    out["number"] = index + 1;
    out["source"] = {{"file", info.file}, {"page", info.index + 1}};
    out["width"] = info.width;
    out["height"] = info.height;
    out["dpi_x"] = rounded(scan.dpi_x);
    out["dpi_y"] = rounded(scan.dpi_y);
    out["dpi_source"] = info.dpi_source;
    out["colour"] = to_string(scan.colour);
    out["bit_depth"] = scan.bits_per_pixel();
    out["format"] = info.format;
    out["compression"] = info.compression;
    out["paper"] = text_or_null(q.paper);
    out["blank"] = q.blank;
    out["skew"] = angle_json(q.skew, q.skew_known, q.skew_confidence);
    out["orientation"] = angle_json(q.orientation, q.orientation_known, q.orientation_confidence);
    out["edge_width"] = q.edge_width > 0 ? Json(rounded(q.edge_width)) : Json(nullptr);
    out["bleed"] = rounded(q.bleed);
    out["border"] = sides_json(q.border);
    out["margin"] = q.blank ? Json(nullptr) : sides_json(q.margin);
    out["holes"] = q.holes;
    out["folds"] = q.folds;
    out["rotate"] = composed.rotate;
    out["image"] = image_json(composed);
    out["text"] = text_json(record.text, words);
    return out;
}

size_t count_words(const PageText& text) {
    size_t words = 0;
    for (const Line& line : text.lines)
        words += line.words.size();
    return words;
}

void add_to(PageTotals& totals, const PageText& text, size_t words) {
    totals.words += words;
    totals.confidence += text.mean_confidence * static_cast<double>(words);
    if (totals.engine.empty()) totals.engine = text.engine;
    if (totals.model.empty()) totals.model = text.model;
    if (totals.model_path.empty()) totals.model_path = text.model_path;
    if (totals.model_sha256.empty()) totals.model_sha256 = text.model_sha256;
}

Json pages_json(const ManifestInput& input, PageTotals& totals, FindingsByPage& findings) {
    Json out = Json::array();
    for (size_t i = 0; i < input.document->pages.size(); ++i) {
        const PageRecord record = input.page(i);
        const size_t words = count_words(record.text);
        add_to(totals, record.text, words);
        findings.add(record.findings);
        Json page = page_json(i, input.document->pages[i], record, input.composed->pages[i], words);
        page["findings"] = json_of(findings.of(i + 1));
        out.push_back(std::move(page));
    }
    return out;
}

Json events_json(const std::vector<Event>& events) {
    Json out = Json::array();
    for (const Event& e : events)
        out.push_back({{"type", e.type},
                       {"time", iso8601_vn(e.time)},
                       {"outcome", e.outcome},
                       {"detail", text_or_null(e.detail)}});
    return out;
}

void require_whole(const ManifestInput& input) {
    const bool whole = input.document && input.composed && input.prepared && input.page &&
                       !input.document->pages.empty() && input.document->pages.size() == input.composed->pages.size();
    if (!whole) throw Error(Code::internal, "manifest.json", msg("the manifest lacks a part of the record"));
}

} // namespace

std::string manifest_json(const ManifestInput& input) {
    require_whole(input);
    PageTotals totals;
    FindingsByPage findings(input.document->pages.size());
    findings.add(input.document->findings);
    findings.add(input.findings);
    findings.add(input.composed->findings);
    Json pages = pages_json(input, totals, findings);

    Json out;
    out["schema"] = "sohoa-manifest";
    out["schema_version"] = manifest_schema_version;
    out["tool"] = tool_name();
    out["profile"] = {{"name", input.profile_name}, {"sha256", input.profile_sha256}};
    out["rule_set"] = input.rule_set;
    out["demonstration"] = input.demonstration;
    out["identity"] = identity_fields(input);
    out["content"] = content_fields(input, totals);
    out["holder"] = holder_fields();
    out["scan"] = scan_fields(input, totals);
    out["archive"]["maintenance"] = text_field(input.record.maintenance, "profile", not_in_profile);
    out["files"] = files_json(input);
    out["pages"] = std::move(pages);
    add_signatures(out, input);
    out["findings"] = json_of(findings.of(0));
    out["events"] = events_json(input.events);
    // File names may hold bytes that are no UTF-8; they become U+FFFD.
    return dump(out, 2) + "\n";
}

std::string_view manifest_schema() {
    return {sohoa_manifest_schema_begin, static_cast<size_t>(sohoa_manifest_schema_end - sohoa_manifest_schema_begin)};
}

} // namespace sohoa
