// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/base/findings.h"
#include "core/document/page.h"
#include "core/quality/sides.h"
#include "core/scan/image.h"

#include <string>
#include <tuple>

namespace sohoa {

/// Thresholds of the quality gate. Profile section [quality]; what no act is named for is the program's own choice.
struct QualityOptions {
    double min_dpi = 200; ///< Decree 30/2020 Annex I; Circular 05/2025 Art. 8
    Action low_dpi = Action::warn;
    Action not_colour = Action::warn; ///< Decree 30/2020 Annex I: "ảnh màu"
    int min_bit_depth = 24;           ///< Circular 05/2025/TT-BNV Art. 8
    Action low_depth = Action::warn;
    double max_skew = 3.0; ///< degrees; that skew is checked: letter 7197/BKHCN-CĐSQG, Annex, 2.3, step 2
    Action skewed = Action::warn;
    double max_edge_width = 4.0; ///< Sharpness::edge_width; that blur is checked: letter 7197, as above
    Action blurred = Action::warn;
    Action cut = Action::warn; ///< print across the side of the scan; Circular 01/2023 Art. 8.2.b: the whole paper
    double min_margin = 3.0;   ///< mm between print and the side of the scan; printers leave 4 mm free
    Action narrow_margin = Action::warn;
    double max_border = 2.0; ///< mm of dark scanner bed beside the sheet; letter 7197: "xóa viền đen"
    Action border = Action::warn;
    double max_bleed = 0.05; ///< Bleed::darkness
    Action bleed = Action::warn;
    Action blank = Action::warn;       ///< a blank page is flagged, never removed; refuse only by an explicit profile
    double max_paper_deviation = 0.03; ///< fraction by which a page may differ from a paper size before it is "unknown"
    Action unknown_paper = Action::ignore;
    Action mixed_paper = Action::warn; ///< pages of one document that differ in size
};

/// What the pixels of one page tell. Angles in degrees, of the page as stored.
struct QualityReport {
    bool blank = false;
    int text_components = 0;    ///< connected components of 3 px or more at 75 dpi
    double skew = 0;            ///< clockwise turn (degrees) of the print against the page; 0 when not known
    double skew_confidence = 0; ///< Leptonica's; under 3 the angle is not known
    bool skew_known = false;
    int orientation = 0; ///< clockwise turn that makes the print upright: 0, 90, 180, 270
    double orientation_confidence = 0;
    bool orientation_known = false;
    std::string paper;     ///< "A4", "A3", "A5", "Letter" … or "" when no size fits
    double x_height = 0;   ///< mm, of the smaller print (measure_x_height); 0 when not known
    double edge_width = 0; ///< Sharpness::edge_width; 0 when not known
    double bleed = 0;      ///< Bleed::darkness
    Sides border;          ///< dark bed beside the sheet, mm; of the page turned upright
    Sides margin;          ///< free of print, mm, 0 where print is cut; of the page turned upright; all 0 when blank
    int holes = 0;         ///< punch holes
    int folds = 0;         ///< creases, or streaks of the scanner's glass

    static auto members(auto& s) {
        return std::tie(s.blank, s.text_components, s.skew, s.skew_confidence, s.skew_known, s.orientation,
                        s.orientation_confidence, s.orientation_known, s.paper, s.x_height, s.edge_width, s.bleed,
                        s.border, s.margin, s.holes, s.folds);
    }
};

/// The report for a page of which the reading shows another turn than its letters' shapes did.
void turn_report(QualityReport& report, int orientation);

/// Measures one page, as far as that can be done without reading it. `image` is the page as it is seen
/// (core/document/page.h). Costs at most 0.15 CPU s a page; works on a reduced copy.
QualityReport measure(const PageInfo& info, const Image& image, const QualityOptions& options);

/// What the measures come to. Findings carry `page_number` (from 1); each rule that a law asks for names its article in
/// Finding::law.
Findings judge(const PageInfo& info, const QualityReport& report, int page_number, const QualityOptions& options);

/// Both, for a page that is not read.
QualityReport inspect(const PageInfo& info, const Image& image, int page_number, const QualityOptions& options,
                      Findings& findings, const Context& context);

} // namespace sohoa
