// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/serif_text.h"

#include <string>
#include <vector>

namespace sohoa {

/// A page as a viewer shows it. Points; the crop box's lower left corner may lie anywhere.
struct DisplayedPage {
    double left = 0, bottom = 0, width = 0, height = 0; ///< crop box, before turning
    int rotate = 0;                                     ///< 0, 90, 180, 270 clockwise

    double shown_width() const { return rotate % 180 ? height : width; }
    double shown_height() const { return rotate % 180 ? width : height; }
};

/// The lines of a signature text and where they stand.
struct Appearance {
    std::vector<std::string> lines;
    double left = 0, top = 0;     ///< of the box, as displayed, from the upper left corner
    double width = 0, height = 0; ///< the same
    double leading = 0;           ///< from baseline to baseline; the first lies first_baseline under the top
    double first_baseline = 0;
    double rect[4] = {0, 0, 0, 0}; ///< the widget's /Rect, page space
    std::string content;           ///< of the form XObject, font resource /F
    std::string matrix;            ///< of the form XObject, so that the text is upright on a turned page
};

/// Lays out `text` for the box of form 3.2 (Decree 30/2020, Annex III): 80.9 × 8.6 mm, right edge 7.8 mm from the right
/// edge of the page, in the top margin. Breaks after "; " and at spaces; grows downwards by a line where two lines do
/// not hold it. When four lines do not: Error(configuration), or Error(bad_data) where the page is narrower than the
/// box.
Appearance lay_out_seal(const std::string& text, const DisplayedPage& page, double font_size, SerifText& font);

} // namespace sohoa
