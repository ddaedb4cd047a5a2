// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small document and what was read from it, for the tests of the formats that words are written in.

#include "core/document/page.h"
#include "core/document/words.h"

#include <algorithm>
#include <string>

namespace sohoa {

inline PageInfo page_of(int width, int height) {
    PageInfo info;
    info.width = width;
    info.height = height;
    info.dpi_x = info.dpi_y = 300;
    info.width_pt = width * 0.24;
    info.height_pt = height * 0.24;
    const double matrix[6] = {info.width_pt, 0, 0, info.height_pt, 0, 0};
    std::copy(matrix, matrix + 6, info.matrix);
    return info;
}

inline Word word_at(const std::string& text, double x, double y, double width, double height, double confidence) {
    return {text,   "", confidence, {x, y + height - 4}, {x + width, y + height - 4},
            height, x,  y,          x + width,           y + height};
}

inline Document small_document(const std::string& source) {
    return {"a", source, {{source, 10, std::string(64, 'a')}}, {page_of(800, 600), page_of(800, 600)}, {}};
}

/// Two blocks; the second has a word that reaches over the edge.
inline PageText small_text() {
    PageText text;
    text.lines = {{{word_at("Số:", 10.4, 20.2, 30, 20, 91.25), word_at("A&B<\">", 50, 20, 60, 20, 100)}, 1},
                  {{word_at("dưới", 10, 50, 40, 20, 80)}, 1},
                  {{word_at("lề", -3, 590, 20, 15, 0)}, 2}};
    text.mean_confidence = 67.8125;
    text.engine = "tesseract 5.3.0";
    text.model = "vie";
    text.model_sha256 = std::string(64, 'b');
    return text;
}

} // namespace sohoa
