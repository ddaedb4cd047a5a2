// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/resolution.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

constexpr double a4_short_inch = 210 / 25.4;

bool has_iso216_shape(const PageInfo& page) {
    const double longer = std::max(page.width, page.height), shorter = std::min(page.width, page.height);
    return std::fabs(longer / shorter / std::sqrt(2.0) - 1) <= 0.03;
}

bool plausible(const PageInfo& page, double x, double y) {
    if (x < 20 || y < 20 || x > 4800 || y > 4800) return false;
    const double mm_x = page.width / x * 25.4, mm_y = page.height / y * 25.4;
    return std::min(mm_x, mm_y) >= 40 && std::max(mm_x, mm_y) <= 1300;
}

// A page that claims a size beyond A2 (594 mm) while its pixels make a usual A4 scan.
bool claims_a_poster(const PageInfo& page, double x, double y) {
    const double longest_mm = std::max(page.width / x, page.height / y) * 25.4;
    const double as_a4 = std::min(page.width, page.height) / a4_short_inch;
    return longest_mm > 594 * 1.03 && as_a4 <= 650;
}

} // namespace

void settle_resolution(PageInfo& page, double stated_x, double stated_y, double assumed) {
    if (stated_x <= 0) stated_x = stated_y;
    if (stated_y <= 0) stated_y = stated_x;
    const bool iso = has_iso216_shape(page);
    if (stated_x > 0 && plausible(page, stated_x, stated_y) && !(iso && claims_a_poster(page, stated_x, stated_y))) {
        page.dpi_x = stated_x;
        page.dpi_y = stated_y;
        page.dpi_source = "file";
    } else if (iso) {
        page.dpi_x = page.dpi_y = std::round(std::min(page.width, page.height) / a4_short_inch);
        page.dpi_source = "paper";
    } else {
        page.dpi_x = page.dpi_y = assumed;
        page.dpi_source = "assumed";
    }
    page.width_pt = page.width * 72.0 / page.dpi_x;
    page.height_pt = page.height * 72.0 / page.dpi_y;
    const double matrix[6] = {page.width_pt, 0, 0, page.height_pt, 0, 0};
    std::copy(std::begin(matrix), std::end(matrix), page.matrix);
}

} // namespace sohoa
