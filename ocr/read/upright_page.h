// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/document/words.h"

#include <string>
#include <vector>

namespace sohoa {

/// A word where a reader sees it: millimetres from the upper left corner of the page turned upright and straight, y
/// down.
struct PlacedWord {
    Word word; ///< as read; its box is in the pixels of the untouched page
    double x0 = 0, x1 = 0;
    double base = 0;   ///< of the baseline
    double height = 0; ///< from the foot of the descenders to the top of the ascenders
};

/// Words that stand on one line without a gap that parts columns.
struct Run {
    std::vector<PlacedWord> words;

    double x0() const;
    double x1() const;
    double middle() const { return (x0() + x1()) / 2; }
    double base() const;      ///< median of the words
    double height() const;    ///< median of the words
    std::string text() const; ///< words joined by ' '
};

/// Whether two runs stand on one line.
bool same_row(const Run& a, const Run& b);

struct UprightPage {
    int number = 0; ///< from 1
    double width = 0, height = 0;
    std::vector<Run> runs;
};

/// The words of page `number`. Turn and skew follow from their baselines; one resolution for each side, from `info`.
/// Runs come as they were read.
UprightPage placed(const PageText& text, const PageInfo& info, int number);

/// The same from top to bottom, without runs that hold neither letter nor digit: rules, dots and dirt.
UprightPage upright(const PageText& text, const PageInfo& info, int number);

/// `run` cut before word `at`, 0 < at < words.
std::pair<Run, Run> cut(const Run& run, size_t at);

/// The word before which the widest gap of `run` lies, among the words from `first` to `last`; 0 when there is none.
size_t widest_gap(const Run& run, size_t first, size_t last);

} // namespace sohoa
