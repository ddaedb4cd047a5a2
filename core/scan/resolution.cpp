// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/resolution.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

constexpr double a4_short_inch = 210 / 25.4;

// The page in inches times dpi_x: its true shape, whatever the shape of its pixels.
struct Shape {
    double across, down;
    double shorter() const { return std::min(across, down); }
    double longer() const { return std::max(across, down); }
};

bool is_iso216(const Shape& shape) {
    return std::fabs(shape.longer() / shape.shorter() / std::sqrt(2.0) - 1) <= 0.03;
}

bool plausible(const PageInfo& page, double x, double y) {
    if (x < 20 || y < 20 || x > 4800 || y > 4800) return false;
    const double mm_x = page.width / x * 25.4, mm_y = page.height / y * 25.4;
    return std::min(mm_x, mm_y) >= 40 && std::max(mm_x, mm_y) <= 1300;
}

// A page that claims a size beyond A2 (594 mm) while its pixels make a usual A4 scan.
bool claims_a_poster(const PageInfo& page, const Shape& shape, double x, double y) {
    const double longest_mm = std::max(page.width / x, page.height / y) * 25.4;
    return longest_mm > 594 * 1.03 && shape.shorter() / a4_short_inch <= 650;
}

} // namespace

void settle_resolution(PageInfo& page, const StatedResolution& stated, double assumed) {
    const double x = stated.x > 0 ? stated.x : stated.y, y = stated.y > 0 ? stated.y : stated.x;
    const bool proportioned = x > 0 && x <= 4 * y && y <= 4 * x;
    const double proportion = proportioned ? x / y : 1; // a pixel's height by its width
    const Shape shape{static_cast<double>(page.width), page.height * proportion};
    const bool iso = is_iso216(shape);
    if (stated.in_inches && proportioned && plausible(page, x, y) && !(iso && claims_a_poster(page, shape, x, y))) {
        page.dpi_x = x;
        page.dpi_y = y;
        page.dpi_source = "file";
    } else {
        const double finer =
            iso ? std::round(shape.shorter() / a4_short_inch * std::max(1.0, 1 / proportion)) : assumed;
        page.dpi_x = finer * std::min(1.0, proportion);
        page.dpi_y = finer * std::min(1.0, 1 / proportion);
        page.dpi_source = iso ? "paper" : "assumed";
    }
    page.width_pt = page.width * 72.0 / page.dpi_x;
    page.height_pt = page.height * 72.0 / page.dpi_y;
    const double matrix[6] = {page.width_pt, 0, 0, page.height_pt, 0, 0};
    std::copy(std::begin(matrix), std::end(matrix), page.matrix);
}

} // namespace sohoa
