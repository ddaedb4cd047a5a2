// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/quality.h"

#include "core/quality/blank.h"
#include "core/quality/bleed.h"
#include "core/quality/blur.h"
#include "core/quality/border.h"
#include "core/quality/folds.h"
#include "core/quality/holes.h"
#include "core/quality/ink.h"
#include "core/quality/margin.h"
#include "core/quality/paper.h"
#include "core/quality/print_size.h"
#include "core/quality/upright.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

// Known from secondary sources, not from the gazette: the words say so.
constexpr const char* decree_30 = "Nghị định 30/2020/NĐ-CP, Phụ lục I (theo nguồn thứ cấp)";
constexpr const char* circular_05 = "Thông tư 05/2025/TT-BNV, Điều 8 (theo nguồn thứ cấp)";
constexpr const char* both = "Nghị định 30/2020/NĐ-CP, Phụ lục I; Thông tư 05/2025/TT-BNV, Điều 8 (theo nguồn thứ cấp)";
constexpr const char* letter_7197 = "Công văn 7197/BKHCN-CĐSQG, Phụ lục, mục 2.3, bước 2 (theo nguồn thứ cấp)";
constexpr const char* circular_01 = "Thông tư 01/2023/TT-VPCP, điểm b khoản 2 Điều 8 (theo nguồn thứ cấp)";

/// Writes findings about one page.
class Judge {
  public:
    Judge(Findings& findings, int page_number) : page(page_number), findings_(findings) {}

    const int page;

    void note(const char* rule, Message message) {
        findings_.push_back({Severity::note, rule, "", page, std::move(message)});
    }
    void fault(Action action, const char* rule, const char* law, Message message) {
        if (action == Action::ignore) return;
        const Severity severity = action == Action::refuse ? Severity::refuse : Severity::warn;
        findings_.push_back({severity, rule, law, page, std::move(message)});
    }

  private:
    Findings& findings_;
};

void judge_resolution(const PageInfo& info, const QualityOptions& options, Judge& judge) {
    if (info.dpi_source == "assumed")
        judge.fault(Action::warn, "scan.dpi", "",
                    named("scan.dpi.assumed",
                          msg("the file states no usable resolution; {1} dpi is assumed", std::round(info.dpi_x))));
    else if (info.dpi_source == "paper")
        judge.fault(
            Action::warn, "scan.dpi", "",
            named("scan.dpi.by_paper",
                  msg("the resolution in the file fits no paper size; {1} dpi is taken from the page's proportions",
                      std::round(info.dpi_x))));
    const double low = std::min(info.dpi_x, info.dpi_y), high = std::max(info.dpi_x, info.dpi_y);
    if (low < options.min_dpi * 0.995) // 199.9 in a PDF's geometry is 200
        judge.fault(options.low_dpi, "scan.dpi", both,
                    named("scan.dpi.low", msg("the page was scanned at {1} dpi; at least {2} dpi is asked for",
                                              std::round(low), options.min_dpi)));
    else if (high > low * 1.02)
        judge.note("scan.dpi", named("scan.dpi.uneven", msg("the resolution differs across and down: {1} and {2} dpi",
                                                            std::round(info.dpi_x), std::round(info.dpi_y))));
}

void judge_colour(const PageInfo& info, const QualityOptions& options, Judge& judge) {
    if (info.colour == Colour::bitonal)
        judge.fault(options.not_colour, "scan.colour", decree_30,
                    named("scan.colour.bitonal", msg("the page is black and white; a colour image is asked for")));
    else if (info.colour == Colour::grey)
        judge.fault(options.not_colour, "scan.colour", decree_30,
                    named("scan.colour.grey", msg("the page is grey; a colour image is asked for")));
    if (info.bits_per_pixel() < options.min_bit_depth)
        judge.fault(options.low_depth, "scan.depth", circular_05,
                    msg("the page has {1} bits a pixel; at least {2} are asked for", info.bits_per_pixel(),
                        options.min_bit_depth));
}

void judge_paper(const PageInfo& info, const QualityOptions& options, const QualityReport& report, Judge& judge) {
    if (!report.paper.empty()) return;
    judge.fault(options.unknown_paper, "scan.paper", "",
                msg("{1} × {2} mm is no known paper size", std::round(info.width_pt * 25.4 / 72),
                    std::round(info.height_pt * 25.4 / 72)));
}

void judge_lie(const QualityOptions& options, const QualityReport& report, Judge& judge) {
    if (report.skew_known && std::abs(report.skew) > options.max_skew)
        judge.fault(options.skewed, "scan.skew", letter_7197,
                    msg("the page lies {1} degrees askew; at most {2} are accepted; lay the sheet straight and scan "
                        "page {3} again",
                        std::abs(report.skew), options.max_skew, judge.page));
    if (!report.orientation_known)
        judge.note("scan.orientation",
                   named("scan.orientation.not_known", msg("which way up the page stands could not be told")));
    else if (report.orientation != 0)
        judge.note("scan.orientation",
                   named("scan.orientation.turned",
                         msg("the page does not stand upright; viewers turn it clockwise by {1} degrees",
                             report.orientation)));
}

void judge_sharpness(const QualityOptions& options, const QualityReport& report, Judge& judge) {
    if (report.edge_width > options.max_edge_width)
        judge.fault(
            options.blurred, "scan.blur", letter_7197,
            msg("the print is blurred: its edges are {1} pixels wide, at most {2} are accepted; press the sheet "
                "flat, clean the glass and scan page {3} again",
                report.edge_width, options.max_edge_width, judge.page));
}

void judge_sides(const QualityOptions& options, const QualityReport& report, Judge& judge) {
    constexpr double touches = 0.5; // mm: a pixel of the copy that is measured, and a little
    const Sides& free = report.margin;
    if (least(free) < touches)
        judge.fault(options.cut, "scan.cut", circular_01,
                    msg("print runs over the edge of the scan (free of print: left {1}, top {2}, right {3}, bottom {4} "
                        "mm); choose a scan area as large as the sheet and scan page {5} again",
                        std::round(free.left), std::round(free.top), std::round(free.right), std::round(free.bottom),
                        judge.page));
    else if (least(free) < options.min_margin)
        judge.fault(options.narrow_margin, "scan.margin", circular_01,
                    msg("print lies {1} mm from the edge of the scan; at least {2} mm are expected; if the sheet is "
                        "larger than the scan, choose a larger scan area and scan page {3} again",
                        least(free), options.min_margin, judge.page));
}

void judge_paper_itself(const QualityOptions& options, const QualityReport& report, Judge& judge) {
    if (most(report.border) > options.max_border)
        judge.fault(
            options.border, "scan.border", letter_7197,
            msg("a dark border of {1} mm lies beside the sheet; at most {2} mm are accepted; choose a scan area "
                "of the size of the sheet and scan page {3} again",
                most(report.border), options.max_border, judge.page));
    if (report.bleed > options.max_bleed)
        judge.fault(
            options.bleed, "scan.bleed", "",
            msg("print of the back side shows through, {1} percent darker than the paper; lay a black sheet behind "
                "the paper and scan page {2} again",
                std::round(100 * report.bleed), judge.page));
    if (report.holes > 0) judge.note("scan.holes", msg("punch holes in the paper: {1}", report.holes));
    if (report.folds > 0)
        judge.note(
            "scan.fold",
            msg("straight faint lines across the paper: {1}; creases, or dirt on the scanner's glass", report.folds));
}

void judge_print(const QualityOptions& options, const QualityReport& report, Judge& judge) {
    if (report.blank) {
        judge.fault(options.blank, "scan.blank", "", msg("the page is blank"));
        return;
    }
    judge_lie(options, report, judge);
    judge_sharpness(options, report, judge);
    judge_sides(options, report, judge);
}

void measure_paper(const Ink& ink, QualityReport& report) {
    report.border = measure_border(ink);
    report.bleed = measure_bleed(ink).darkness;
    report.holes = count_holes(ink);
    report.folds = report.bleed > 0 ? 0 : count_folds(ink); // lines of text that show through would count as creases
}

void measure_print(const Ink& ink, QualityReport& report) {
    const Orientation orientation = measure_orientation(ink);
    report.orientation = orientation.turn;
    report.orientation_confidence = orientation.confidence;
    report.orientation_known = orientation.known;

    const Skew skew = measure_skew(ink, orientation.turn);
    report.skew = skew.degrees;
    report.skew_confidence = skew.confidence;
    report.skew_known = skew.known;

    report.x_height = measure_x_height(ink);
    report.edge_width = measure_sharpness(ink).edge_width;
    report.margin = turned(measure_margins(ink), orientation.turn);
    report.border = turned(report.border, orientation.turn);
}

} // namespace

QualityReport measure(const PageInfo& info, const Image& image, const QualityOptions& options) {
    constexpr double mm_a_point = 25.4 / 72;
    QualityReport report;
    report.paper = paper_of(info.width_pt * mm_a_point, info.height_pt * mm_a_point, options.max_paper_deviation);
    const Ink ink = find_ink(image, info.seen_dpi());
    const Blankness blankness = measure_blankness(ink);
    report.blank = blankness.blank;
    report.text_components = blankness.components;
    measure_paper(ink, report);
    if (!report.blank) measure_print(ink, report);
    return report;
}

void turn_report(QualityReport& report, int orientation) {
    const int further = (orientation - report.orientation + 360) % 360;
    report.orientation = orientation;
    report.margin = turned(report.margin, further);
    report.border = turned(report.border, further);
    if (further % 180 == 0) return;
    report.skew = report.skew_confidence = 0; // of lines that run the other way
    report.skew_known = false;
}

Findings judge(const PageInfo& info, const QualityReport& report, int page_number, const QualityOptions& options) {
    Findings findings;
    Judge judge(findings, page_number);
    judge_resolution(info.as_scanned(), options, judge);
    judge_colour(info.as_scanned(), options, judge);
    judge_paper(info, options, report, judge);
    judge_print(options, report, judge);
    judge_paper_itself(options, report, judge);
    return findings;
}

QualityReport inspect(const PageInfo& info, const Image& image, int page_number, const QualityOptions& options,
                      Findings& findings, const Context&) {
    QualityReport report = measure(info, image, options);
    const Findings judged = judge(info, report, page_number, options);
    findings.insert(findings.end(), judged.begin(), judged.end());
    return report;
}

} // namespace sohoa
