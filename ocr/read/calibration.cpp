// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/calibration.h"

#include <algorithm>
#include <iterator>

namespace sohoa {
namespace {

struct Step {
    double given, right;
};

// The recogniser's own lie below 97.2. Between two steps on a straight line.
constexpr Step steps[] = {{0, 2},   {30, 15}, {55, 40},   {65, 65},   {80, 80},
                          {88, 93}, {92, 98}, {95, 99.3}, {97, 99.9}, {100, 100}};

} // namespace

double calibrated(double confidence) {
    const double given = std::clamp(confidence, 0.0, 100.0);
    const Step* above =
        std::find_if(std::begin(steps) + 1, std::end(steps) - 1, [&](const Step& step) { return given <= step.given; });
    const Step* below = above - 1;
    return below->right + (above->right - below->right) * (given - below->given) / (above->given - below->given);
}

} // namespace sohoa
