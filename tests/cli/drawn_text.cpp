// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/drawn_text.h"

#include "core/base/text.h"
#include "core/pdf/resources.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <leptonica/allheaders.h>

#include <stdexcept>

namespace sohoa::test {
namespace {

void blend(const Image& page, int x, int y, int ink, uint8_t r, uint8_t g, uint8_t b) {
    if (x < 0 || y < 0 || x >= width(page) || y >= height(page)) return;
    uint32_t& pixel = line_of(page, y)[x];
    const auto mixed = [&](int shift, uint8_t colour) {
        const int paper = static_cast<int>(pixel >> shift & 0xff);
        return static_cast<uint32_t>(paper + (colour - paper) * ink / 255) << shift;
    };
    pixel = mixed(24, r) | mixed(16, g) | mixed(8, b);
}

} // namespace

int draw_text(const Image& page, int x, int y, int size, const std::string& text, uint8_t r, uint8_t g, uint8_t b) {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    const std::string_view font = serif_font();
    if (FT_Init_FreeType(&library) != 0 || FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(font.data()),
                                                              static_cast<FT_Long>(font.size()), 0, &face) != 0)
        throw std::runtime_error("the built-in face does not load");
    FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(size));
    int at = x;
    for (const char32_t letter : code_points(text)) {
        if (FT_Load_Char(face, letter, FT_LOAD_RENDER) != 0) throw std::runtime_error("a letter is missing");
        const FT_GlyphSlot glyph = face->glyph;
        for (unsigned row = 0; row < glyph->bitmap.rows; ++row)
            for (unsigned column = 0; column < glyph->bitmap.width; ++column)
                blend(page, at + glyph->bitmap_left + static_cast<int>(column),
                      y - glyph->bitmap_top + static_cast<int>(row),
                      glyph->bitmap.buffer[row * static_cast<unsigned>(glyph->bitmap.pitch) + column], r, g, b);
        at += static_cast<int>(glyph->advance.x >> 6);
    }
    FT_Done_FreeType(library); // the face too
    return at - x;
}

} // namespace sohoa::test
