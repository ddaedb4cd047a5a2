// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/words.h"

namespace sohoa {

std::string PageText::plain() const {
    std::string text;
    for (const Line& line : lines) {
        if (!text.empty()) text += '\n';
        const char* between = "";
        for (const Word& word : line.words) {
            text += between + word.text;
            between = " ";
        }
    }
    return text;
}

} // namespace sohoa
