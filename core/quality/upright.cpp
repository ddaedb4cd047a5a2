// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/upright.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

Orientation orientation_of(const Image& print, float enough) {
    float up = 0, left = 0;
    int decision = L_TEXT_ORIENT_UNKNOWN;
    Orientation result;
    if (pixOrientDetect(print.get(), &up, &left, 0, 0) != 0) return result;
    makeOrientDecision(up, left, enough, 0, &decision, 0);
    result.confidence = std::max(std::abs(up), std::abs(left));
    result.known = decision != L_TEXT_ORIENT_UNKNOWN;
    // Leptonica names where the top of the letters points to: text that faces left needs a clockwise quarter turn.
    result.turn = decision == L_TEXT_ORIENT_LEFT    ? 90
                  : decision == L_TEXT_ORIENT_DOWN  ? 180
                  : decision == L_TEXT_ORIENT_RIGHT ? 270
                                                    : 0;
    return result;
}

} // namespace

Orientation measure_orientation(const Ink& ink) {
    // Right answers lie above these; so do wrong ones of tables of numbers, capitals and forms, up to 9: where the page
    // is read, the reading decides (ocr/read/which_way_up.h). In small copies ascenders are a pixel or two high, and
    // half of the answers are wrong.
    constexpr double least_dpi = 140;
    if (ink.dpi < least_dpi) return {};
    constexpr float enough = 6, enough_reduced = 8;
    Orientation result = orientation_of(ink.print, enough);
    if (!result.known && ink.dpi >= 260) {
        // Large and heavy type shows its ascenders better in a smaller copy.
        const Orientation second = orientation_of(halve(ink.print, 1), enough_reduced);
        if (second.known) result = second;
    }
    return result;
}

Skew measure_skew(const Ink& ink, int turn) {
    constexpr float range = 7, step = 1, precision = 0.01F;
    constexpr double enough = 3; // below it Leptonica's angle means nothing: 4.41° on a blank page with punch holes
    const Image upright = made(pixRotateOrth(halve(ink.print, ink.dpi >= 260 ? 1 : 0).get(), turn / 90));
    float angle = 0, confidence = 0;
    Skew result;
    if (pixFindSkewSweepAndSearch(upright.get(), &angle, &confidence, 2, 1, range, step, precision) != 0) return result;
    result.confidence = confidence;
    result.known = confidence >= enough;
    if (result.known) result.degrees = -angle; // Leptonica gives the turn that would undo it
    return result;
}

} // namespace sohoa
