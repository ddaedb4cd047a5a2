// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// Letters that a line of text for people may hold: the terminal's width, at most 100; 80 where stdout is none.
size_t text_width();

/// The text in lines of at most `width` letters, broken between words, each line after the first behind `indent`
/// blanks; the first begins `indent` letters from the left margin already. Breaks in the text are kept.
std::string wrapped(const std::string& text, size_t indent, size_t width);

/// `lead`, and from the letter `column` on `text`, wrapped; a lead that is too long has a line of its own. Ends the
/// line.
std::string in_columns(const std::string& lead, size_t column, const std::string& text, size_t width);

} // namespace sohoa
