// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// A point on the page as it is seen (core/document/page.h): pixels from its upper left corner, y down.
struct Point {
    double x = 0, y = 0;

    static auto members(auto& s) { return std::tie(s.x, s.y); }
};

/// One printed word, in the pixels of the page as it is seen (whatever way the page was turned for reading).
struct Word {
    std::string text;          ///< UTF-8, NFC
    std::string first_reading; ///< where another word that the recogniser offered was taken in its place; else empty
    double confidence = 0;     ///< 0 … 100
    Point base_from;           ///< where the baseline begins, in reading direction
    Point base_to;             ///< where it ends
    double height = 0;         ///< pixels from the foot of the descenders to the top of the ascenders of its line
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0; ///< upright box that holds the word

    static auto members(auto& s) {
        return std::tie(s.text, s.first_reading, s.confidence, s.base_from, s.base_to, s.height, s.x0, s.y0, s.x1,
                        s.y1);
    }
};

struct Line {
    std::vector<Word> words; ///< in reading order
    int block = 0;           ///< lines of one block (column, paragraph group) share a number

    static auto members(auto& s) { return std::tie(s.words, s.block); }
};

/// Something on the page that is no print: a "seal" (round, red), a "signature" (by hand).
struct PageMark {
    std::string kind;
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0; ///< box, in the pixels of the page as it is seen

    static auto members(auto& s) { return std::tie(s.kind, s.x0, s.y0, s.x1, s.y1); }
};

/// What was read from one page, in reading order.
struct PageText {
    std::vector<Line> lines;
    std::vector<PageMark> marks;
    double mean_confidence = 0; ///< of the words; 0 when there are none
    std::string engine;         ///< "tesseract 5.3.0"
    std::string model;          ///< "vie"
    std::string model_path;     ///< of the traineddata file
    std::string model_sha256;   ///< of the same
    int turned = 0;             ///< clockwise quarter turn given to the reading copy: 0, 90, 180, 270
    bool turn_known = false;    ///< the words show that the page stands upright after it
    double deskewed = 0;        ///< degrees by which the reading copy was deskewed
    bool timed_out = false;     ///< the page's time ended first; the words are those read until then

    /// Lines joined by '\n', words by ' '.
    std::string plain() const;

    static auto members(auto& s) {
        return std::tie(s.lines, s.marks, s.mean_confidence, s.engine, s.model, s.model_path, s.model_sha256, s.turned,
                        s.turn_known, s.deskewed, s.timed_out);
    }
};

} // namespace sohoa
