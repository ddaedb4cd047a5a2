// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/paper.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

struct Size {
    const char* name;
    double shorter, longer; // millimetres
};

// ISO 216 sizes that archives meet, then those of North America and the old foolscap (folio) of typewriters.
constexpr Size sizes[] = {{"A4", 210, 297},        {"A3", 297, 420},       {"A5", 148, 210},  {"A6", 105, 148},
                          {"A2", 420, 594},        {"A1", 594, 841},       {"A0", 841, 1189}, {"B4", 250, 353},
                          {"B5", 176, 250},        {"B3", 353, 500},       {"ID-1", 54, 86},  {"Letter", 215.9, 279.4},
                          {"Legal", 215.9, 355.6}, {"Folio", 215.9, 330.2}};

} // namespace

std::string paper_of(double width_mm, double height_mm, double deviation) {
    const double shorter = std::min(width_mm, height_mm), longer = std::max(width_mm, height_mm);
    const char* best = "";
    double least = deviation;
    for (const Size& size : sizes) {
        const double off = std::max(std::abs(shorter / size.shorter - 1), std::abs(longer / size.longer - 1));
        if (off <= least) {
            least = off;
            best = size.name;
        }
    }
    return best;
}

} // namespace sohoa
