// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/text_layer.h"

#include "core/base/text.h"
#include "core/pdf/resources.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace sohoa {
namespace {

constexpr double advance = 0.5; // em; /DW 500

Point on_page(const Point& p, const PageInfo& page) {
    Point out;
    page.to_points(p.x, p.y, out.x, out.y);
    return out;
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

// Where a word lies on the page and how it is turned.
struct Placing {
    Point from;                  // beginning of the baseline, points
    double length = 0;           // points
    double cosine = 1, sine = 0; // of the writing direction
    double size = 0;             // font size, points
    bool straight = false;       // along an edge of the page
};

// Print that is a little askew is drawn straight, through the middle of its baseline: viewers break a word whose
// baseline moves by half a point (poppler, TextOutputDev), and nobody could select or search it. Beyond that it is
// drawn as it lies.
constexpr double straight_below = 5; // degrees

bool straighten(Placing& placing, const Point& to) {
    const double pi = std::acos(-1.0), angle = std::atan2(placing.sine, placing.cosine) * 180 / pi;
    const double quarter = std::round(angle / 90) * 90;
    if (std::fabs(angle - quarter) > straight_below) return false;
    placing.cosine = std::round(std::cos(quarter * pi / 180));
    placing.sine = std::round(std::sin(quarter * pi / 180));
    const Point middle{(placing.from.x + to.x) / 2, (placing.from.y + to.y) / 2};
    placing.from = {middle.x - placing.cosine * placing.length / 2, middle.y - placing.sine * placing.length / 2};
    return true;
}

Placing place(const Word& word, const PageInfo& page) {
    const Point from = on_page(word.base_from, page), to = on_page(word.base_to, page);
    const double px = std::hypot(word.base_to.x - word.base_from.x, word.base_to.y - word.base_from.y);
    Placing out;
    out.from = from;
    out.length = std::hypot(to.x - from.x, to.y - from.y);
    if (out.length < 0.1 || px < 0.1) return Placing{};
    // One pixel across the line, in points: "up" from the baseline is its direction turned by a quarter.
    const Point up{word.base_from.x + (word.base_to.y - word.base_from.y) / px,
                   word.base_from.y - (word.base_to.x - word.base_from.x) / px};
    const Point raised = on_page(up, page);
    out.size = std::max(1.0, word.height * std::hypot(raised.x - from.x, raised.y - from.y));
    out.cosine = (to.x - from.x) / out.length;
    out.sine = (to.y - from.y) / out.length;
    out.straight = straighten(out, to);
    return out;
}

// Height of a baseline above the line's own axis.
double across(const Placing& p, const Placing& axis) {
    return -p.from.x * axis.sine + p.from.y * axis.cosine;
}

// A viewer takes words for one line while their baselines differ by less than half the font size (poppler,
// maxIntraLineDelta). A long line that climbs more is flattened about its middle by as much as that takes.
void flatten(std::vector<Placing>& line) {
    constexpr double most = 0.4; // of the font size
    const auto first = std::find_if(line.begin(), line.end(), [](const Placing& p) { return p.length > 0; });
    if (first == line.end()) return;
    const Placing axis = *first;
    double low = 1e300, high = -1e300;
    for (const Placing& p : line) {
        if (p.length == 0) continue;
        if (!p.straight || p.cosine != axis.cosine || p.sine != axis.sine) return;
        low = std::min(low, across(p, axis));
        high = std::max(high, across(p, axis));
    }
    const double allowed = most * axis.size;
    if (high - low <= allowed) return;
    const double middle = (low + high) / 2, keep = allowed / (high - low);
    for (Placing& p : line) {
        const double shift = (keep - 1) * (across(p, axis) - middle);
        p.from.x += -axis.sine * shift;
        p.from.y += axis.cosine * shift;
    }
}

// A tenth of a point, and a hundredth where a number multiplies: as fine as a scan is, and half the bytes.
double rounded(double value, double unit) {
    return std::round(value / unit) * unit;
}

std::string numbers(std::initializer_list<double> values) {
    std::string out;
    for (const double value : values)
        out += pdf_number(value) + " ";
    return out;
}

bool along(const Placing& a, const Placing& b) {
    return a.cosine == b.cosine && a.sine == b.sine && a.size == b.size;
}

// Writes the words of one line. Font and direction are said when they change; a word is placed from the one before it.
class LineWriter {
  public:
    explicit LineWriter(const std::string& font_name) : font_name_(font_name) {}

    void word(Placing p, const std::string& codes, size_t characters) {
        p.size = rounded(p.size, 0.1);
        if (begun_ && along(p, before_)) {
            const double dx = p.from.x - before_.from.x, dy = p.from.y - before_.from.y;
            const double on = rounded(dx * p.cosine + dy * p.sine, 0.1), up = rounded(dy * p.cosine - dx * p.sine, 0.1);
            // The next word starts from what is written here, so that rounding does not add up.
            p.from = {before_.from.x + on * p.cosine - up * p.sine, before_.from.y + on * p.sine + up * p.cosine};
            text_ += numbers({on, up}) + "Td ";
        } else {
            if (!begun_ || p.size != before_.size) text_ += "/" + font_name_ + " " + numbers({p.size}) + "Tf ";
            p.from = {rounded(p.from.x, 0.1), rounded(p.from.y, 0.1)};
            text_ += numbers({p.cosine, p.sine, -p.sine, p.cosine, p.from.x, p.from.y}) + "Tm ";
        }
        begun_ = true;
        before_ = p;
        const double stretch =
            std::max(1.0, std::round(100 * p.length / (p.size * advance * static_cast<double>(characters))));
        text_ += numbers({stretch}) + "Tz <" + codes + "> Tj\n";
    }
    const std::string& text() const { return text_; }

  private:
    const std::string& font_name_;
    std::string text_;
    Placing before_;
    bool begun_ = false;
};

std::string line_operators(const Line& line, const PageInfo& page, GlyphlessFont& font, const std::string& font_name) {
    std::vector<Placing> placings;
    for (const Word& word : line.words)
        placings.push_back(place(word, page));
    flatten(placings);
    LineWriter out(font_name);
    for (size_t i = 0; i < placings.size(); ++i) {
        const std::vector<char32_t> characters = code_points(line.words[i].text);
        if (characters.empty() || placings[i].length == 0) continue;
        std::string codes;
        for (const char32_t c : characters)
            codes += font.code(c);
        out.word(placings[i], codes + font.code(U' '), characters.size());
    }
    return out.text();
}

} // namespace

std::string GlyphlessFont::code(char32_t c) {
    unsigned code = static_cast<unsigned>(c);
    // A ToUnicode value of 0, U+FEFF or U+FFFE is forbidden (ISO 19005-2, 6.2.11.7.2).
    if (c == 0 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) {
        code = 0xFFFD;
        c = 0xFFFD;
    }
    // Characters of the private use area take part too, so that their own codes stay free for the others.
    if (c > 0xFFFF || (c >= 0xE000 && c < 0xF900)) {
        for (const auto& [known, character] : used_)
            if (character == c) return utf16be_hex(known);
        if (next_private_ >= 0xF900) return this->code(0xFFFD); // 6,400 of them are taken
        code = next_private_++;
    }
    used_[code] = c;
    return utf16be_hex(code);
}

void GlyphlessFont::write(PdfWriter& pdf, int number) const {
    const int descendant = pdf.reserve(), descriptor = pdf.reserve(), file = pdf.reserve(), gids = pdf.reserve(),
              map = pdf.reserve();
    pdf.object(number, "<</Type/Font/Subtype/Type0/BaseFont/GlyphLessFont/Encoding/Identity-H/DescendantFonts[" +
                           pdf_reference(descendant) + "]/ToUnicode " + pdf_reference(map) + ">>");
    pdf.object(descendant,
               "<</Type/Font/Subtype/CIDFontType2/BaseFont/GlyphLessFont/CIDSystemInfo<</Registry(Adobe)/Ordering"
               "(Identity)/Supplement 0>>/FontDescriptor " +
                   pdf_reference(descriptor) + "/DW 500/CIDToGIDMap " + pdf_reference(gids) + ">>");
    pdf.object(descriptor,
               "<</Type/FontDescriptor/FontName/GlyphLessFont/Flags 5/FontBBox[0 -250 500 750]/ItalicAngle 0/Ascent "
               "750/Descent -250/CapHeight 750/StemV 80/FontFile2 " +
                   pdf_reference(file) + ">>");
    pdf.flate_stream(file, "/Length1 " + std::to_string(glyphless_font().size()), glyphless_font());
    std::string ones;
    for (int i = 0; i < 65536; ++i)
        ones += std::string("\0\1", 2);
    pdf.flate_stream(gids, "", ones);
    pdf.flate_stream(map, "", to_unicode(used_));
}

std::string text_layer(const PageText& text, const PageInfo& page, GlyphlessFont& font, const std::string& font_name) {
    std::string out;
    for (const Line& line : text.lines)
        out += line_operators(line, page, font, font_name);
    if (out.empty()) return "";
    return "BT\n3 Tr\n" + out + "ET\n";
}

} // namespace sohoa
