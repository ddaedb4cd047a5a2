// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/two_readings.h"

#include <algorithm>
#include <vector>

namespace sohoa {
namespace {

struct Box {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double area() const { return std::max(0.0, x1 - x0) * std::max(0.0, y1 - y0); }
};

Box box_of(const Line& line) {
    Box out;
    for (const Word& w : line.words) {
        const bool first = &w == &line.words.front();
        out.x0 = first ? w.x0 : std::min(out.x0, w.x0);
        out.y0 = first ? w.y0 : std::min(out.y0, w.y0);
        out.x1 = first ? w.x1 : std::max(out.x1, w.x1);
        out.y1 = first ? w.y1 : std::max(out.y1, w.y1);
    }
    return out;
}

double shared(const Box& a, const Box& b) {
    return Box{std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)}.area();
}

// One line in both readings: most of each lies in the other. Where one reading joins what the other parts, neither is
// touched.
bool same_place(const Box& a, const Box& b) {
    constexpr double most = 0.6;
    return shared(a, b) >= most * std::max(a.area(), b.area());
}

} // namespace

double mean_confidence(const Line& line) {
    double sum = 0;
    for (const Word& word : line.words)
        sum += word.confidence;
    return line.words.empty() ? 0 : sum / static_cast<double>(line.words.size());
}

double mean_confidence(const PageText& text) {
    double sum = 0;
    size_t words = 0;
    for (const Line& line : text.lines)
        sum += mean_confidence(line) * static_cast<double>(line.words.size()), words += line.words.size();
    return words == 0 ? 0 : sum / static_cast<double>(words);
}

void take_better_lines(PageText& first, const PageText& second) {
    constexpr double clearly = 1, well = 85;
    std::vector<Box> boxes;
    for (const Line& line : first.lines)
        boxes.push_back(box_of(line));
    for (const Line& other : second.lines) {
        const Box box = box_of(other);
        bool met = false;
        for (size_t i = 0; i < boxes.size(); ++i) {
            met = met || shared(boxes[i], box) > 0.1 * box.area();
            if (same_place(boxes[i], box) && mean_confidence(other) > mean_confidence(first.lines[i]) + clearly)
                first.lines[i].words = other.words;
        }
        if (!met && mean_confidence(other) >= well) first.lines.push_back(other);
    }
    first.mean_confidence = mean_confidence(first);
}

} // namespace sohoa
