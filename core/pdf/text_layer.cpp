// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/text_layer.h"

#include "core/base/text.h"
#include "core/pdf/resources.h"

#include <algorithm>
#include <cmath>

namespace sohoa {
namespace {

constexpr double advance = 0.5; // em; /DW 500

Point on_page(const Point& p, const PageInfo& page) {
    const double u = p.x / page.width, v = 1 - p.y / page.height;
    const double* m = page.matrix;
    return {m[0] * u + m[2] * v + m[4], m[1] * u + m[3] * v + m[5]};
}

std::string to_unicode(const std::map<unsigned, char32_t>& used) {
    std::string out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (auto it = used.begin(); it != used.end();) {
        std::string rows;
        int count = 0;
        for (; it != used.end() && count < 100; ++it, ++count)
            rows += "<" + utf16be_hex(it->first) + "> <" + utf16be_hex(it->second) + ">\n";
        out += std::to_string(count) + " beginbfchar\n" + rows + "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string word_operators(const Word& word, const PageInfo& page, const std::string& font_name, const std::string& codes, size_t characters) {
    const Point from = on_page(word.base_from, page), to = on_page(word.base_to, page);
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const double px = std::hypot(word.base_to.x - word.base_from.x, word.base_to.y - word.base_from.y);
    if (length < 0.1 || px < 0.1) return "";
    // One pixel across the line, in points: "up" from the baseline is the direction turned by a quarter.
    const Point up{word.base_from.x + (word.base_to.y - word.base_from.y) / px, word.base_from.y - (word.base_to.x - word.base_from.x) / px};
    const Point raised = on_page(up, page);
    const double size = std::max(1.0, word.height * std::hypot(raised.x - from.x, raised.y - from.y));
    const double cosine = (to.x - from.x) / length, sine = (to.y - from.y) / length;
    const double stretch = 100 * length / (size * advance * static_cast<double>(characters));
    return "/" + font_name + " " + pdf_number(size) + " Tf " + pdf_number(stretch) + " Tz " + pdf_number(cosine) + " " + pdf_number(sine) +
           " " + pdf_number(-sine) + " " + pdf_number(cosine) + " " + pdf_number(from.x) + " " + pdf_number(from.y) +
           " Tm <" + codes + "> Tj\n";
}

} // namespace

std::string GlyphlessFont::code(char32_t c) {
    unsigned code = static_cast<unsigned>(c);
    // A ToUnicode value of 0, U+FEFF or U+FFFE is forbidden (ISO 19005-2, 6.2.11.7.2).
    if (c == 0 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) {
        code = 0xFFFD;
        c = 0xFFFD;
    }
    if (c > 0xFFFF) {
        for (const auto& [known, character] : used_)
            if (character == c) return utf16be_hex(known);
        code = next_private_++;
    }
    used_[code] = c;
    return utf16be_hex(code);
}

void GlyphlessFont::write(PdfWriter& pdf, int number) const {
    const int descendant = pdf.reserve(), descriptor = pdf.reserve(), file = pdf.reserve(), gids = pdf.reserve(), map = pdf.reserve();
    pdf.object(number, "<</Type/Font/Subtype/Type0/BaseFont/GlyphLessFont/Encoding/Identity-H/DescendantFonts[" +
                           pdf_reference(descendant) + "]/ToUnicode " + pdf_reference(map) + ">>");
    pdf.object(descendant, "<</Type/Font/Subtype/CIDFontType2/BaseFont/GlyphLessFont/CIDSystemInfo<</Registry(Adobe)/Ordering"
                           "(Identity)/Supplement 0>>/FontDescriptor " +
                               pdf_reference(descriptor) + "/DW 500/CIDToGIDMap " + pdf_reference(gids) + ">>");
    pdf.object(descriptor, "<</Type/FontDescriptor/FontName/GlyphLessFont/Flags 5/FontBBox[0 -250 500 750]/ItalicAngle 0/Ascent "
                           "750/Descent -250/CapHeight 750/StemV 80/FontFile2 " +
                               pdf_reference(file) + ">>");
    pdf.flate_stream(file, "/Length1 " + std::to_string(glyphless_font().size()), glyphless_font());
    std::string ones;
    for (int i = 0; i < 65536; ++i) ones += std::string("\0\1", 2);
    pdf.flate_stream(gids, "", ones);
    pdf.flate_stream(map, "", to_unicode(used_));
}

std::string text_layer(const PageText& text, const PageInfo& page, GlyphlessFont& font, const std::string& font_name) {
    std::string out;
    for (const Line& line : text.lines)
        for (size_t i = 0; i < line.words.size(); ++i) {
            std::string codes;
            const std::vector<char32_t> characters = code_points(line.words[i].text);
            for (const char32_t c : characters) codes += font.code(c);
            if (characters.empty()) continue;
            codes += font.code(U' ');
            out += word_operators(line.words[i], page, font_name, codes, characters.size());
        }
    if (out.empty()) return "";
    return "BT\n3 Tr\n" + out + "ET\n";
}

} // namespace sohoa
