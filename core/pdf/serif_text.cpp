// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/serif_text.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/handle.h"
#include "core/base/text.h"
#include "core/pdf/resources.h"
#include "core/pdf/writer.h"

#include <cstdio>
#include <ft2build.h>
#include <map>
#include FT_FREETYPE_H
#include <harfbuzz/hb-subset.h>

namespace sohoa {

struct SerifText::State {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    std::map<unsigned, char32_t> used; // glyph → character

    ~State() {
        if (face) FT_Done_Face(face);
        if (library) FT_Done_FreeType(library);
    }

    unsigned glyph(char32_t c) {
        const unsigned index = FT_Get_Char_Index(face, c);
        if (index == 0) {
            char code[16];
            std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(c));
            throw Error(Code::configuration, "",
                        msg("the font has no glyph for “{1}” ({2}), which the signature text holds", utf8(c), code));
        }
        used.emplace(index, c);
        return index;
    }

    // Thousandths of an em.
    double advance(unsigned index) const {
        FT_Load_Glyph(face, index, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING);
        return 1000.0 * static_cast<double>(face->glyph->metrics.horiAdvance) / face->units_per_EM;
    }
};

SerifText::SerifText() : state_(std::make_unique<State>()) {
    if (FT_Init_FreeType(&state_->library) != 0 ||
        FT_New_Memory_Face(state_->library, reinterpret_cast<const FT_Byte*>(serif_font().data()),
                           static_cast<FT_Long>(serif_font().size()), 0, &state_->face) != 0)
        throw Error(Code::internal, "", msg("the built-in font cannot be opened"));
}

SerifText::~SerifText() = default;

double SerifText::width(const std::string& text, double size) {
    double total = 0;
    for (const char32_t c : code_points(text))
        total += state_->advance(state_->glyph(c));
    return total * size / 1000;
}

std::string SerifText::codes(const std::string& text) {
    std::string out;
    for (const char32_t c : code_points(text)) {
        char code[8];
        std::snprintf(code, sizeof code, "%04X", state_->glyph(c));
        out += code;
    }
    return out;
}

namespace {

using Blob = Handle<hb_blob_t, hb_blob_destroy>;
using HbFace = Handle<hb_face_t, hb_face_destroy>;
using SubsetInput = Handle<hb_subset_input_t, hb_subset_input_destroy>;

// Glyph numbers stay (retain gids), so that codes and CIDToGIDMap/Identity hold.
std::string subset(const std::map<unsigned, char32_t>& used) {
    const Blob whole(hb_blob_create(serif_font().data(), static_cast<unsigned>(serif_font().size()),
                                    HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const HbFace face(hb_face_create(whole.get(), 0));
    const SubsetInput input(hb_subset_input_create_or_fail());
    if (!input) throw Error(Code::internal, "", msg("the built-in font cannot be opened"));
    for (const auto& [glyph, character] : used)
        hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
    hb_set_t* drop = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag : {"GSUB", "GPOS", "GDEF", "kern", "FFTM", "DSIG", "gasp"})
        hb_set_add(drop, hb_tag_from_string(tag, 4));
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
    const HbFace small(hb_subset_or_fail(face.get(), input.get()));
    if (!small) throw Error(Code::internal, "", msg("the built-in font cannot be made smaller"));
    const Blob bytes(hb_face_reference_blob(small.get()));
    unsigned length = 0;
    const char* data = hb_blob_get_data(bytes.get(), &length);
    return std::string(data, length);
}

std::string object(int number, const std::string& body) {
    return std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
}

std::string flate_object(int number, const std::string& entries, const std::string& bytes) {
    const std::string small = deflate(bytes);
    return object(number, "<<" + entries + "/Filter/FlateDecode/Length " + std::to_string(small.size()) +
                              ">>\nstream\n" + small + "\nendstream");
}

std::string unicode_map(const std::map<unsigned, char32_t>& used) {
    std::string out =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo "
        "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    out += std::to_string(used.size()) + " beginbfchar\n"; // fewer than 100 in a signature's text, the format's limit
    for (const auto& [glyph, character] : used)
        out += "<" + utf16be_hex(glyph) + "> <" + utf16be_hex(character) + ">\n";
    return out + "endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

} // namespace

std::vector<std::string> SerifText::objects(int first) const {
    if (state_->used.size() > 100)
        throw Error(Code::configuration, "", msg("the signature text has too many different characters"));
    const std::string file = subset(state_->used);
    std::string tag;
    const std::string digest = sha256(file);
    for (size_t i = 0; i < 6; ++i)
        tag += static_cast<char>('A' + static_cast<unsigned char>(digest[i]) % 26);
    const std::string name = tag + "+LiberationSerif";
    std::string widths;
    for (const auto& [glyph, character] : state_->used)
        widths += std::to_string(glyph) + "[" + pdf_number(state_->advance(glyph)) + "]";
    const FT_Face face = state_->face;
    auto scaled = [&](long v) { return pdf_number(1000.0 * static_cast<double>(v) / face->units_per_EM); };
    return {
        object(first, "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                          pdf_reference(first + 1) + "]/ToUnicode " + pdf_reference(first + 4) + ">>"),
        object(first + 1, "<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                              "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor " +
                              pdf_reference(first + 2) + "/CIDToGIDMap/Identity/DW 0/W[" + widths + "]>>"),
        object(first + 2, "<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox[" + scaled(face->bbox.xMin) +
                              " " + scaled(face->bbox.yMin) + " " + scaled(face->bbox.xMax) + " " +
                              scaled(face->bbox.yMax) + "]/ItalicAngle 0/Ascent " + scaled(face->ascender) +
                              "/Descent " + scaled(face->descender) + "/CapHeight 662/StemV 80/FontFile2 " +
                              pdf_reference(first + 3) + ">>"),
        flate_object(first + 3, "/Length1 " + std::to_string(file.size()), file),
        flate_object(first + 4, "", unicode_map(state_->used)),
    };
}

} // namespace sohoa
