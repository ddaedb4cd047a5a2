// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/page.h"

#include <cmath>
#include <utility>

namespace sohoa {
namespace {

// Less is left: nobody sees it and no reader stumbles over it. More is no scan, and would be a bomb when drawn out.
constexpr double square_enough = 1.05, most = 4;

double drawn_out(double dpi, double other) {
    const double ratio = dpi > 0 ? other / dpi : 1;
    return ratio > square_enough && ratio <= most ? ratio : 1;
}

} // namespace

const char* to_string(Colour colour) {
    switch (colour) {
    case Colour::bitonal:
        return "bitonal";
    case Colour::grey:
        return "grey";
    case Colour::colour:
        return "colour";
    case Colour::cmyk:
        return "cmyk";
    }
    return "";
}

PageInfo PageInfo::as_scanned() const {
    PageInfo out = *this;
    if (scanned_dpi_x <= 0) return out;
    out.dpi_x = scanned_dpi_x;
    out.dpi_y = scanned_dpi_y;
    out.colour = scanned_colour;
    out.bits_per_sample = scanned_bits;
    out.samples = 1;
    return out;
}

bool PageInfo::mirrored() const {
    return matrix[0] * matrix[3] - matrix[1] * matrix[2] < 0;
}

int PageInfo::turned() const {
    if (matrix[0] == 0 && matrix[1] == 0) return 0;
    const double sign = mirrored() ? -1 : 1, quarter = std::atan2(sign * matrix[1], sign * matrix[0]) / std::acos(0.0);
    return (4 - static_cast<int>(std::lround(quarter))) % 4 * 90; // in PDF angles grow counter-clockwise
}

int PageInfo::seen_width() const {
    return static_cast<int>(
        std::lround(turned() % 180 ? height * drawn_out(dpi_y, dpi_x) : width * drawn_out(dpi_x, dpi_y)));
}

int PageInfo::seen_height() const {
    return static_cast<int>(
        std::lround(turned() % 180 ? width * drawn_out(dpi_x, dpi_y) : height * drawn_out(dpi_y, dpi_x)));
}

double PageInfo::seen_dpi() const {
    return dpi_x * drawn_out(dpi_x, dpi_y);
}

void PageInfo::to_points(double x, double y, double& x_pt, double& y_pt) const {
    double across = x / seen_width(), down = y / seen_height();
    switch (turned()) { // back to the image before it was turned
    case 90:
        across = std::exchange(down, 1 - across);
        break;
    case 180:
        across = 1 - across, down = 1 - down;
        break;
    case 270:
        across = 1 - std::exchange(down, across);
        break;
    default:
        break;
    }
    const double u = mirrored() ? 1 - across : across, v = 1 - down;
    x_pt = matrix[0] * u + matrix[2] * v + matrix[4];
    y_pt = matrix[1] * u + matrix[3] * v + matrix[5];
}

} // namespace sohoa
