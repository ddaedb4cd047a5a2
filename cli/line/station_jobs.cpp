// SPDX-License-Identifier: GPL-3.0-or-later
// The stations of the line as jobs: each reads what the one before left in the staging folder, calls the library, and
// leaves its own result there.
#include "cli/fields_text.h"
#include "cli/line/jobs.h"
#include "cli/line/packet.h"
#include "cli/line/staging.h"
#include "cli/words_text.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/pdf/compose.h"
#include "core/pdf/seal.h"
#include "core/quality/quality.h"
#include "core/quality/sizes.h"
#include "core/record/manifest.h"
#include "core/record/page_record.h"
#include "core/record/published.h"
#include "ocr/fields/describe.h"
#include "signing/trust.h"
#include "signing/verify.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>

namespace sohoa {
namespace {

double cpu_seconds() {
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

// Hand-over between workers: no fsync, because a run that is cut off begins the document anew.
void leave(const std::string& path, const std::string& text) {
    std::filesystem::remove(path);
    const Fd fd = create_file(path);
    write_all(fd.get(), text, path);
}

// What was read off the page; nothing where no station has read it.
Fields fields_in(const Staging& staging) {
    return for_record(std::filesystem::exists(staging.fields()) ? fields_from_json(read_file(staging.fields()))
                                                                : Fields());
}

// The metadata of the composed PDF with the fields, as it enters with the seal.
XmpFields final_xmp(const Staging& staging, int64_t signing_time) {
    XmpFields xmp = composed_from_json(read_file(staging.composed())).xmp;
    xmp.changed = signing_time;
    xmp.fields = fields_in(staging);
    return xmp;
}

Document document_in(const Staging& staging) {
    return document_from_json(read_file(staging.document()));
}

std::vector<std::string> refusals(const Findings& findings) {
    std::vector<std::string> out;
    for (const Finding& finding : findings)
        if (finding.severity == Severity::refuse) out.push_back(pack_finding(finding));
    return out;
}

PageRecord page_in(const Staging& staging, size_t index) {
    return page_record_from_json(read_file(staging.page(index)));
}

// A result is stamped; where colour could show a red seal and no page does, a person ought to know.
bool lacks_seal(const Staging& staging, const Document& document) {
    bool colour = false;
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const PageRecord page = page_in(staging, i);
        if (std::any_of(page.text.marks.begin(), page.text.marks.end(),
                        [](const PageMark& mark) { return mark.kind == "seal"; }))
            return false;
        colour = colour || (document.pages[i].colour == Colour::colour && !page.quality.blank);
    }
    return colour;
}

// Of the document as a whole and of its pages.
Findings findings_in(const Staging& staging, const Document& document, const Findings& of_composing = {}) {
    Findings out = document.findings;
    out.insert(out.end(), of_composing.begin(), of_composing.end());
    for (size_t i = 0; i < document.pages.size(); ++i)
        for (const Finding& finding : page_in(staging, i).findings)
            out.push_back(finding);
    if (lacks_seal(staging, document))
        out.push_back({Severity::note, "read.no_seal", "", 0, msg("no red seal was found on any page")});
    for (const Finding& finding : findings_about(fields_in(staging)))
        out.push_back(finding);
    return out;
}

// The judgement of the signer's certificate before signing, made again as it was made then.
SignatureVerdict signer_asked(const std::string& question) {
    std::vector<std::string> a;
    if (!unpack(question, a) || a.size() < 3) throw Error(Code::internal, "", msg("a job has wrong arguments"));
    return judge_certificate(a[2], {a.begin() + 3, a.end()}, a[0].empty() ? TrustStore() : TrustStore::load(a[0]),
                             std::strtoll(a[1].c_str(), nullptr, 10));
}

std::string count_warnings(const Findings& findings) {
    return std::to_string(
        std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::warn; }));
}

// The turn that the print itself shows, where that is sure. A page with little print may be unsure at first and yet
// read well in one of the four turns.
std::optional<int> shown_turn(const PageRecord& page) {
    constexpr double sure = 80;
    if (page.quality.orientation_known) return page.quality.orientation;
    if (page.text.mean_confidence >= sure) return page.text.turned;
    return {};
}

bool is_tall(const PageInfo& info) {
    return info.seen_height() > info.seen_width();
}

std::vector<std::optional<int>> shown_turns(const Staging& staging, const Document& document) {
    std::vector<std::optional<int>> out;
    for (size_t i = 0; i < document.pages.size(); ++i)
        out.push_back(shown_turn(page_in(staging, i)));
    return out;
}

// The turn that all pages of the shape of page `i` show that show any.
std::optional<int> common_turn(const Document& document, const std::vector<std::optional<int>>& shown, size_t i) {
    std::optional<int> common;
    for (size_t other = 0; other < shown.size(); ++other) {
        if (!shown[other] || is_tall(document.pages[other]) != is_tall(document.pages[i])) continue;
        if (common && *common != *shown[other]) return {};
        common = shown[other];
    }
    return common;
}

// /Rotate of a page: what its print shows; else what the source says; else what the document's other pages show.
int clockwise(const Document& document, const std::vector<std::optional<int>>& shown, size_t i) {
    if (shown[i]) return *shown[i];
    const int stated = document.pages[i].rotate;
    return stated != 0 ? stated : common_turn(document, shown, i).value_or(0);
}

std::vector<Event> unpack_events(const std::string& field) {
    std::vector<std::string> rows, columns;
    std::vector<Event> out;
    unpack(field, rows);
    for (const std::string& row : rows)
        if (unpack(row, columns) && columns.size() == 4)
            out.push_back({columns[0], std::strtoll(columns[1].c_str(), nullptr, 10), columns[2], columns[3]});
    return out;
}

} // namespace

std::vector<std::string> JobTable::acquire_document(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    Candidate candidate = unpack_candidate(a[3]);
    Document document = acquire(candidate, profile_.scan, context());
    const std::string already = a[1].empty() ? "" : published_name(a[1], candidate.name, document);
    const bool in_the_way = !a[1].empty() && std::filesystem::exists(a[1] + "/" + a[2]);
    document.name = a[2];
    inspect_sizes(document, profile_.quality, document.findings);
    leave(staging.document(), to_json(document));
    return {!already.empty() ? "same" : in_the_way ? "other" : "new", already, std::to_string(document.pages.size())};
}

namespace {

// What a person ought to know of how a page was read.
void judge_reading(PageRecord& page, int number) {
    constexpr double doubtful = 60; // print of another script reads at 45, strokes that are no letters at 21
    const auto warn = [&](const char* rule, Message message) {
        page.findings.push_back({Severity::warn, rule, "", number, std::move(message)});
    };
    if (page.text.timed_out) warn("read.time", msg("reading the page took too long; its text layer is not complete"));
    if (page.quality.blank) return;
    if (page.text.lines.empty())
        warn("read.nothing", msg("nothing could be read on the page, though it is not blank"));
    else if (page.text.mean_confidence < doubtful)
        warn("read.confidence",
             msg("the page reads badly (confidence {1} of 100): it may be in another script, or the print is poor",
                 std::round(page.text.mean_confidence)));
}

} // namespace

std::vector<std::string> JobTable::read_pages(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    const Document document = document_in(staging);
    const size_t first = std::strtoul(a[1].c_str(), nullptr, 10), count = std::strtoul(a[2].c_str(), nullptr, 10);
    if (!reader_) throw Error(Code::internal, "", msg("a job has wrong arguments"));
    std::vector<std::string> out = first == 0 ? refusals(document.findings) : std::vector<std::string>();
    for (size_t i = first; i < first + count && i < document.pages.size(); ++i) {
        PageRecord page;
        const double begin = cpu_seconds();
        const Image image = decode_page(document, i, profile_.scan, context());
        const double decoded = cpu_seconds();
        page.quality =
            inspect(document.pages[i], image, static_cast<int>(i) + 1, profile_.quality, page.findings, context());
        const double inspected = cpu_seconds();
        page.text = reader_->read(document.pages[i], image, page.quality);
        page.decode_seconds = decoded - begin;
        page.inspect_seconds = inspected - decoded;
        page.read_seconds = cpu_seconds() - inspected;
        judge_reading(page, static_cast<int>(i) + 1);
        for (std::string& refusal : refusals(page.findings))
            out.push_back(std::move(refusal));
        leave(staging.page(i), to_json(page));
    }
    return out;
}

std::vector<std::string> JobTable::write_words(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    const Document document = document_in(staging);
    check_unchanged(document);
    const Fd out = create_file(staging.words());
    write_document_words(
        document, [&](size_t i) { return page_in(staging, i); }, a[1],
        [&](const std::string& piece) { write_all(out.get(), piece, staging.words()); });
    return {count_warnings(findings_in(staging, document))};
}

std::vector<std::string> JobTable::describe_document(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    const Document document = document_in(staging);
    const Fields fields = describe(
        document, [&](size_t i) { return page_in(staging, i); }, profile_.describe, context());
    check_unchanged(document);
    leave(staging.fields(), to_json(fields));
    if (!a[1].empty())
        leave(staging.words(), a[1] == "json" ? fields_json(document, fields) : fields_text(document, fields));
    return {count_warnings(findings_in(staging, document))};
}

std::vector<std::string> JobTable::compose_document(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    const Document document = document_in(staging);
    std::filesystem::remove(staging.unsigned_pdf());
    const std::vector<std::optional<int>> shown = shown_turns(staging, document);
    const ComposedDocument composed = compose(
        document,
        [&](size_t i, Findings& findings) {
            ImageStream image = page_stream(document, i, profile_.scan, findings, context());
            return PagePart{std::move(image), page_in(staging, i).text, clockwise(document, shown, i)};
        },
        staging.unsigned_pdf(), context().clock());
    check_unchanged(document);
    leave(staging.composed(), to_json(composed));
    return {count_warnings(findings_in(staging, document, composed.findings))};
}

std::vector<std::string> JobTable::prepare_seal(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    std::filesystem::create_directories(staging.record());
    std::filesystem::remove(staging.signed_pdf());
    const int64_t signing_time = std::strtoll(a[2].c_str(), nullptr, 10);
    const bool taken = !std::filesystem::exists(staging.composed()); // a finished PDF keeps the metadata it has
    const XmpFields xmp = taken ? XmpFields{} : final_xmp(staging, signing_time);
    const PreparedSignature prepared =
        prepare_signature(staging.unsigned_pdf(), staging.signed_pdf(), profile_.seal, signing_time,
                          std::strtoul(a[1].c_str(), nullptr, 10), taken ? nullptr : &xmp);
    leave(staging.prepared(), to_json(prepared));
    return {prepared.digest, std::to_string(prepared.contents_offset), std::to_string(prepared.contents_bytes)};
}

std::vector<std::string> JobTable::finish_record(const std::vector<std::string>& a) const {
    const Staging staging{a[0]};
    const Document document = document_in(staging);
    const ComposedDocument composed = composed_from_json(read_file(staging.composed()));
    const PreparedSignature prepared = prepared_from_json(read_file(staging.prepared()));
    FileVerdict verdict = verify_file(staging.signed_pdf(), TrustStore::load(a[1]), context());
    verdict.file = "document.pdf";
    ManifestInput input;
    input.document = &document;
    input.composed = &composed;
    input.prepared = &prepared;
    input.page = [&](size_t i) { return page_in(staging, i); };
    input.document_sha256 = verdict.sha256;
    input.document_bytes = verdict.bytes;
    input.signing_time = std::strtoll(a[2].c_str(), nullptr, 10);
    input.verdict = verdict;
    input.roles.assign(verdict.signatures.size(), "agency");
    input.certificate_check = signer_asked(a[3]);
    input.rule_set = verdict.rule_set;
    input.demonstration = !verdict.signatures.empty() && verdict.signatures.front().signer.demonstration;
    input.profile_name = profile_.name;
    input.profile_sha256 = sha256_hex(to_toml(profile_));
    input.fields = fields_in(staging);
    input.record = profile_.record;
    input.seal = profile_.seal;
    input.events = unpack_events(a[4]);
    const bool passed = verdict.indication == Indication::total_passed;
    input.events.push_back(
        {"verify", context().clock(), passed ? "success" : "warning", passed ? "" : verdict.sub_indication});
    input.findings = findings_in(staging, document, composed.findings);
    const std::string manifest = manifest_json(input);
    leave(staging.manifest(), manifest);
    leave(staging.sums(), sums_text(verdict.sha256, sha256_hex(manifest)));
    const bool publish = passed || (verdict.signatures.size() == 1 && sound_but_for_status(verdict.signatures.front()));
    const std::vector<Message>& reasons =
        verdict.reasons.empty() && !verdict.signatures.empty() ? verdict.signatures.front().reasons : verdict.reasons;
    return {to_string(verdict.indication), verdict.sub_indication, publish ? "publish" : "",
            pack_message(reasons.empty() ? Message{} : reasons.front()), count_warnings(input.findings)};
}

} // namespace sohoa
