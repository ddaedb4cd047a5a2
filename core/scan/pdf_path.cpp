// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_path.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

constexpr double same = 0.01; // points: coordinates are rounded, and matrices turn zeros into little

bool level(double a, double b) {
    return std::fabs(a - b) <= same;
}

} // namespace

// One move without a line draws nothing.
void PdfPath::move(double x, double y) {
    if (points_.size() > 1) odd_ = true;
    points_ = {{x, y}};
}

void PdfPath::line(double x, double y) {
    if (points_.empty() || points_.size() > 5) odd_ = true;
    points_.push_back({x, y});
}

void PdfPath::rectangle(const Box& box, const Matrix& m) {
    const auto seen = [&m](double x, double y) { return Point{m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f}; };
    const Point first = seen(box.x0, box.y0);
    move(first.x, first.y);
    for (const Point& p : {seen(box.x1, box.y0), seen(box.x1, box.y1), seen(box.x0, box.y1)})
        line(p.x, p.y);
}

void PdfPath::clear() {
    points_.clear();
    odd_ = false;
}

std::optional<Box> PdfPath::box() const {
    std::vector<Point> p = points_;
    if (p.size() == 5 && level(p[0].x, p[4].x) && level(p[0].y, p[4].y)) p.pop_back();
    if (odd_ || p.size() != 4) return std::nullopt;
    const bool across_first =
        level(p[0].y, p[1].y) && level(p[1].x, p[2].x) && level(p[2].y, p[3].y) && level(p[3].x, p[0].x);
    const bool down_first =
        level(p[0].x, p[1].x) && level(p[1].y, p[2].y) && level(p[2].x, p[3].x) && level(p[3].y, p[0].y);
    if (!across_first && !down_first) return std::nullopt;
    return Box{std::min(p[0].x, p[2].x), std::min(p[0].y, p[2].y), std::max(p[0].x, p[2].x), std::max(p[0].y, p[2].y)};
}

} // namespace sohoa
