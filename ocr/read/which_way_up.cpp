// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/read/which_way_up.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sohoa {
namespace {

double letters_of(const Word& word) {
    return static_cast<double>(code_points(word.text).size());
}

/// Letters that read better than chance does.
double evidence(const PageText& text) {
    constexpr double chance = 40; // confidence
    double sum = 0;
    for (const Line& line : text.lines)
        for (const Word& word : line.words)
            sum += letters_of(word) * std::max(0.0, word.confidence - chance);
    return sum;
}

/// A reading whose words run another way than it was turned speaks for that way.
bool runs_straight(const PageText& text) {
    return turn_of_words(text) == text.turned;
}

bool reads_better(const PageText& turned, const PageText& standing) {
    constexpr double by = 15; // mean confidence
    if (!runs_straight(standing)) return true;
    return turned.mean_confidence > standing.mean_confidence + by && evidence(turned) > evidence(standing);
}

} // namespace

int turn_of_words(const PageText& text) {
    std::array<double, 4> letters{};
    for (const Line& line : text.lines)
        for (const Word& word : line.words) {
            const double dx = word.base_to.x - word.base_from.x, dy = word.base_to.y - word.base_from.y;
            if (dx == 0 && dy == 0) continue;
            const long quarter = std::lround(std::atan2(dy, dx) / (std::numbers::pi / 2)); // clockwise, y down
            letters[static_cast<size_t>((4 - quarter) % 4)] += letters_of(word);
        }
    const auto most = std::max_element(letters.begin(), letters.end());
    return *most > 0 ? 90 * static_cast<int>(most - letters.begin()) : text.turned;
}

bool shows_its_turn(const PageText& text) {
    constexpr double well = 70, enough = 20; // mean confidence, letters
    double letters = 0;
    for (const Line& line : text.lines)
        for (const Word& word : line.words)
            letters += letters_of(word);
    return text.mean_confidence >= well && letters >= enough && runs_straight(text);
}

PageText best_of(std::vector<PageText> readings) {
    auto best = std::find_if(readings.begin(), readings.end(), [](const PageText& r) { return r.turned == 0; });
    if (best == readings.end()) best = readings.begin();
    for (auto reading = readings.begin(); reading != readings.end(); ++reading)
        if (runs_straight(*reading) && reads_better(*reading, *best)) best = reading;
    best->turn_known = shows_its_turn(*best);
    return std::move(*best);
}

} // namespace sohoa
