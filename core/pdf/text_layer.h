// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/document/words.h"
#include "core/pdf/writer.h"

#include <map>
#include <string>

namespace sohoa {

/// The font of the invisible text: no glyph, every character half an em wide, and a ToUnicode map of the characters
/// used (ISO 19005-2, 6.2.11.7.3 asks level U for it). One for a document.
class GlyphlessFont {
  public:
    /// The two-byte code of a character as four hex digits. Characters past U+FFFF get codes of the private use area.
    std::string code(char32_t character);
    /// Writes the font with all characters used so far; returns the number of the Type0 dictionary, `number`.
    void write(PdfWriter& pdf, int number) const;

  private:
    std::map<unsigned, char32_t> used_;
    unsigned next_private_ = 0xE000;
};

/// Content-stream text that draws `text` invisibly (3 Tr), each word where it is printed: its baseline, turned as the
/// print is turned, stretched to the word's width (Tz). Words of a line are parted by spaces. `font_name` as in the
/// page's resources.
std::string text_layer(const PageText& text, const PageInfo& page, GlyphlessFont& font, const std::string& font_name);

} // namespace sohoa
