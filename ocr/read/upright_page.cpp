// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/upright_page.h"

#include "ocr/read/vietnamese.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace sohoa {
namespace {

constexpr double inch = 25.4; // mm

double median(std::vector<double> values, double none) {
    if (values.empty()) return none;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Direction of reading on the untouched page, radians clockwise from its upper edge. Short words say little.
double reading_angle(const PageText& text, double sx, double sy) {
    std::vector<double> angles;
    for (const Line& line : text.lines) {
        if (line.words.empty()) continue;
        const Point from = line.words.front().base_from, to = line.words.back().base_to;
        const double dx = (to.x - from.x) * sx, dy = (to.y - from.y) * sy;
        if (std::hypot(dx, dy) > 20) angles.push_back(std::atan2(dy, dx));
    }
    // The half turn is where the circle is cut; no page's median may fall there by halves.
    for (double& angle : angles)
        if (angle < -3 * std::numbers::pi / 4) angle += 2 * std::numbers::pi;
    return median(angles, text.turned * -std::numbers::pi / 180);
}

class Placer {
  public:
    Placer(const PageText& text, const PageInfo& info)
        : sx_(inch / (info.dpi_x > 0 ? info.seen_dpi() : 300)), sy_(sx_), angle_(reading_angle(text, sx_, sy_)),
          middle_x_(info.seen_width() * sx_ / 2), middle_y_(info.seen_height() * sy_ / 2) {
        const bool lying = std::abs(std::sin(angle_)) > std::numbers::sqrt2 / 2;
        width_ = 2 * (lying ? middle_y_ : middle_x_);
        height_ = 2 * (lying ? middle_x_ : middle_y_);
    }

    double width() const { return width_; }
    double height() const { return height_; }

    Point operator()(Point p) const {
        const double x = p.x * sx_ - middle_x_, y = p.y * sy_ - middle_y_, c = std::cos(angle_), s = std::sin(angle_);
        return {x * c + y * s + width_ / 2, y * c - x * s + height_ / 2};
    }

    PlacedWord operator()(const Word& word) const {
        const Point from = (*this)(word.base_from), to = (*this)(word.base_to);
        PlacedWord out;
        out.word = word;
        out.x0 = std::min(from.x, to.x);
        out.x1 = std::max(from.x, to.x);
        out.base = (from.y + to.y) / 2;
        out.height = word.height * (sx_ + sy_) / 2;
        return out;
    }

  private:
    double sx_, sy_, angle_, middle_x_, middle_y_, width_ = 0, height_ = 0;
};

// Columns stand farther apart than words of one column, even of justified lines with few words.
bool parts_columns(const PlacedWord& a, const PlacedWord& b) {
    return b.x0 - a.x1 > std::max(4.0, 0.9 * std::min(a.height, b.height)) || b.x1 < a.x0;
}

} // namespace

double Run::x0() const {
    return words.front().x0;
}

double Run::x1() const {
    return words.back().x1;
}

double Run::base() const {
    std::vector<double> values;
    for (const PlacedWord& word : words)
        values.push_back(word.base);
    return median(values, 0);
}

double Run::height() const {
    std::vector<double> values;
    for (const PlacedWord& word : words)
        values.push_back(word.height);
    return median(values, 0);
}

std::string Run::text() const {
    std::string out;
    for (const PlacedWord& word : words)
        out += out.empty() ? word.word.text : " " + word.word.text;
    return out;
}

bool same_row(const Run& a, const Run& b) {
    return std::abs(a.base() - b.base()) < 0.5 * std::max(a.height(), b.height());
}

std::pair<Run, Run> cut(const Run& run, size_t at) {
    const auto middle = run.words.begin() + static_cast<std::ptrdiff_t>(at);
    return {{{run.words.begin(), middle}}, {{middle, run.words.end()}}};
}

size_t widest_gap(const Run& run, size_t first, size_t last) {
    size_t best = 0;
    double widest = 0;
    for (size_t i = std::max<size_t>(first, 1); i <= last && i < run.words.size(); ++i)
        if (const double gap = run.words[i].x0 - run.words[i - 1].x1; gap > widest) {
            widest = gap;
            best = i;
        }
    return best;
}

UprightPage placed(const PageText& text, const PageInfo& info, int number) {
    const Placer place(text, info);
    UprightPage page;
    page.number = number;
    page.width = place.width();
    page.height = place.height();
    for (const Line& line : text.lines) {
        Run run;
        for (const Word& word : line.words) {
            PlacedWord placed = place(word);
            if (!run.words.empty() && parts_columns(run.words.back(), placed))
                page.runs.push_back(std::exchange(run, {}));
            run.words.push_back(std::move(placed));
        }
        if (!run.words.empty()) page.runs.push_back(std::move(run));
    }
    return page;
}

UprightPage upright(const PageText& text, const PageInfo& info, int number) {
    UprightPage page = placed(text, info, number);
    std::erase_if(page.runs, [](const Run& run) { return !has_letter_or_digit(run.text()); });
    std::stable_sort(page.runs.begin(), page.runs.end(),
                     [](const Run& a, const Run& b) { return a.base() < b.base(); });
    return page;
}

} // namespace sohoa
