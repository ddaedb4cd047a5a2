// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/staging.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/base/error.h"
#include "core/pdf/seal.h"
#include "core/quality/free_place.h"
#include "core/record/page_record.h"
#include "core/scan/acquire.h"
#include "ocr/fields/secrecy.h"
#include "ocr/read/page_map.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace sohoa {
namespace {

double cpu_seconds() {
    timespec t{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

void add_refusing(const Findings& from, Findings& to) {
    for (const Finding& finding : from)
        if (finding.severity == Severity::refuse) to.push_back(finding);
}

// A secret paper is not for this program: nothing of it is kept. The finding does not quote it.
void refuse_secret(PageRecord& page, const PageInfo& info, int number) {
    const std::string mark = secrecy_mark(upright(page.text, info, number));
    if (mark.empty()) return;
    page.findings.push_back({Severity::refuse, "read.secret",
                             "Thông tư 03/2025/TT-VPCP, khoản 2 Điều 5 (theo nguồn thứ cấp)", number,
                             msg("the page carries the secrecy mark {1}: secret papers are not taken, and nothing of "
                                 "this one was kept; take "
                                 "paper and scan to whoever is in charge of state secrets in your office",
                                 mark)});
}

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
        warn("read.confidence", msg("the page reads badly (confidence {1} of 100): it may be in another script, or the "
                                    "print is poor",
                                    std::round(page.text.mean_confidence)));
}

// The reading has the last word on which way up the page stands.
void settle_turn(PageRecord& page) {
    const bool agree = page.quality.orientation_known && page.quality.orientation == page.text.turned;
    page.quality.orientation_known = page.text.turn_known || (agree && !page.text.lines.empty());
    turn_report(page.quality, page.text.turned);
}

bool under_seal(const Image& image, double dpi, int turn, const SealLine& line) {
    const double px = dpi / 72;
    const PageMap to_page = turned_map(width(image), height(image), turn);
    const Point a = to_page({line.left * px, line.top * px}),
                b = to_page({(line.left + line.width) * px, (line.top + line.height) * px});
    return holds_print(image, dpi, {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
}

// The signature's text stands where the law puts it; a page that was shifted, or has no margin there, has print there.
void judge_seal_place(PageRecord& page, const PageInfo& info, const Image& image, const Workshop& at) {
    const SealOptions& seal = at.profile.seal;
    if (!seal.visible || seal.over_print == Action::ignore || page.quality.blank) return;
    const int turn = page.quality.orientation_known ? page.quality.orientation : info.rotate;
    const double points = 72 / info.seen_dpi(), w = width(image) * points, h = height(image) * points;
    const bool sideways = turn % 180 != 0;
    const auto lines = seal_lines(seal, at.context().clock(), sideways ? h : w, sideways ? w : h);
    if (std::none_of(lines.begin(), lines.end(),
                     [&](const SealLine& line) { return under_seal(image, info.seen_dpi(), turn, line); }))
        return;
    page.findings.push_back(
        {seal.over_print == Action::refuse ? Severity::refuse : Severity::warn, "seal.over_print", "", 1,
         msg("print stands at the upper right of page 1, where the text of the signature goes; scan "
             "the sheet with its whole upper margin, and look whether both can be read")});
}

// Decoded once: the gate and the recogniser share the pixels.
PageRecord look_at(const Document& document, size_t index, bool sealed, const Workshop& at) {
    PageRecord page;
    const PageInfo& info = document.pages[index];
    const int number = static_cast<int>(index) + 1;
    const double begin = cpu_seconds();
    const Image image = decode_page(document, index, at.profile.scan, at.context());
    const double decoded = cpu_seconds();
    page.quality = measure(info, image, at.profile.quality);
    const double inspected = cpu_seconds();
    page.text = at.reader->read(info, image, page.quality);
    settle_turn(page);
    page.findings = judge(info, page.quality, number, at.profile.quality);
    page.decode_seconds = decoded - begin;
    page.inspect_seconds = inspected - decoded;
    page.read_seconds = cpu_seconds() - inspected;
    judge_reading(page, number);
    if (sealed) judge_seal_place(page, info, image, at);
    refuse_secret(page, info, number);
    return page;
}

} // namespace

PagesRead Read::work(const ReadRequest& request, const Workshop& at) {
    const Staging staging{request.staging};
    const auto document = left_in<Document>(staging.document());
    if (!at.reader) throw Error(Code::internal, "", msg("a job has wrong arguments"));
    PagesRead out;
    if (request.first == 0) add_refusing(document.findings, out.refusing);
    for (size_t i = request.first; i < request.first + request.count && i < document.pages.size(); ++i) {
        const PageRecord page = look_at(document, i, request.sealed && i == 0, at);
        add_refusing(page.findings, out.refusing);
        leave(staging.page(i), page);
    }
    return out;
}

} // namespace sohoa
