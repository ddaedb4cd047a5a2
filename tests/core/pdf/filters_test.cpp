// SPDX-License-Identifier: GPL-3.0-or-later
// Streams of a PDF through every filter and predictor, encoded here apart from the program's own way.
#include "core/base/digest.h"
#include "core/pdf/filters.h"
#include "core/pdf/lzw.h"
#include "core/pdf/predictor.h"
#include "core/pdf/resources.h"
#include "tests/core/pdf_builder.h"

#include <map>

using namespace sohoa;
using namespace sohoa::test;

namespace {

std::string grain(size_t length) {
    std::string out;
    uint32_t noise = 1;
    for (size_t i = 0; i < length; ++i) {
        noise = noise * 1664525 + 1013904223;
        out += static_cast<char>(noise >> 24);
    }
    return out;
}

struct Layout {
    int colours = 1, bits = 8, columns = 1;
    size_t row() const { return (static_cast<size_t>(colours * bits * columns) + 7) / 8; }
    size_t pixel() const { return std::max<size_t>(1, static_cast<size_t>(colours * bits) / 8); }
};

// ISO/IEC 15948, 9.2: filter `kind` of each row; 5 takes them in turn.
std::string png_filtered(const std::string& rows, const Layout& layout, int kind) {
    const size_t row = layout.row(), pixel = layout.pixel();
    std::string out;
    for (size_t y = 0; y * row < rows.size(); ++y) {
        const int filter = kind < 5 ? kind : static_cast<int>(y % 5);
        out += static_cast<char>(filter);
        for (size_t i = 0; i < row; ++i) {
            const auto value = [&](size_t back_x, size_t back_y) {
                return i >= back_x && y >= back_y ? static_cast<uint8_t>(rows[(y - back_y) * row + i - back_x]) : 0;
            };
            const int a = value(pixel, 0), b = value(0, 1), c = value(pixel, 1), p = a + b - c;
            const int pa = std::abs(p - a), pb = std::abs(p - b), pc = std::abs(p - c);
            const int less[] = {0, a, b, (a + b) / 2, pa <= pb && pa <= pc ? a : pb <= pc ? b : c};
            out += static_cast<char>(value(0, 0) - less[filter]);
        }
    }
    return out;
}

// TIFF 6.0, section 14, through a list of samples. The bits behind a row stay as they are.
std::string tiff_differenced(const std::string& rows, const Layout& layout) {
    std::string out = rows;
    const size_t row = layout.row();
    for (size_t y = 0; y * row < rows.size(); ++y) {
        const auto bit = [&](size_t n) { return rows[y * row + n / 8] >> (7 - n % 8) & 1; };
        std::vector<unsigned> samples;
        for (size_t i = 0; i < static_cast<size_t>(layout.colours * layout.columns); ++i) {
            samples.push_back(0);
            for (size_t b = 0; b < static_cast<size_t>(layout.bits); ++b)
                samples[i] = samples[i] << 1 | static_cast<unsigned>(bit(i * static_cast<size_t>(layout.bits) + b));
        }
        for (size_t i = 0; i < samples.size(); ++i) {
            const unsigned before =
                i < static_cast<size_t>(layout.colours) ? 0 : samples[i - static_cast<size_t>(layout.colours)];
            for (int b = 0; b < layout.bits; ++b) {
                const size_t n = i * static_cast<size_t>(layout.bits) + static_cast<size_t>(b);
                const auto mark = static_cast<char>(0x80 >> n % 8);
                char& byte = out[y * row + n / 8];
                byte =
                    static_cast<char>((samples[i] - before) >> (layout.bits - 1 - b) & 1 ? byte | mark : byte & ~mark);
            }
        }
    }
    return out;
}

std::string lzw(const std::string& bytes, bool early) {
    std::string out, piece;
    std::map<std::string, unsigned> table;
    uint64_t bits = 0;
    unsigned held = 0, next = 258, width = 9;
    const auto put = [&](unsigned code) {
        bits = bits << width | code;
        for (held += width; held >= 8; held -= 8)
            out += static_cast<char>(bits >> (held - 8));
    };
    const auto restart = [&] {
        table.clear();
        for (unsigned i = 0; i < 256; ++i)
            table[std::string(1, static_cast<char>(i))] = i;
        next = 258, width = 9;
    };
    restart();
    put(256);
    for (const char c : bytes) {
        if (table.count(piece + c)) {
            piece += c;
            continue;
        }
        put(table[piece]);
        table[piece + c] = next++;
        piece = c;
        // The reader's table is one code behind.
        if (next - 1 + (early ? 1 : 0) >= 1U << width && width < 12) ++width;
        if (next < 4094) continue;
        put(256);
        restart();
    }
    put(table[piece]);
    if (next + (early ? 1 : 0) >= 1U << width && width < 12) ++width;
    put(257);
    return held ? out + static_cast<char>(bits << (8 - held)) : out;
}

std::string parms(int predictor, const Layout& layout) {
    return "/Predictor " + std::to_string(predictor) + "/Colors " + std::to_string(layout.colours) +
           "/BitsPerComponent " + std::to_string(layout.bits) + "/Columns " + std::to_string(layout.columns);
}

} // namespace

TEST(Filters, UndoEveryPredictorOfEveryLayout) {
    for (const int colours : {1, 2, 3, 4})
        for (const int bits : {1, 2, 4, 8, 16})
            for (const int columns : {1, 7, 40}) {
                const Layout layout{colours, bits, columns};
                const std::string rows = grain(layout.row() * 11);
                for (int predictor = 10; predictor <= 15; ++predictor)
                    EXPECT_TRUE(unpredicted(png_filtered(rows, layout, predictor - 10),
                                            {predictor, colours, bits, columns}) == rows)
                        << parms(predictor, layout);
                EXPECT_TRUE(unpredicted(tiff_differenced(rows, layout), {2, colours, bits, columns}) == rows)
                    << parms(2, layout);
            }
}

TEST(Filters, LzwOfBothCodeWidths) {
    std::string bytes = grain(20'000);
    for (size_t i = 0; i < 20'000; ++i)
        bytes += static_cast<char>(i / 9 % 50);
    for (const bool early : {true, false}) {
        EXPECT_TRUE(unpacked_lzw(lzw(bytes, early), early) == bytes) << early;
        EXPECT_TRUE(unpacked_lzw(lzw(bytes, early).substr(0, 5000), early).size() < bytes.size()) << early;
    }
    EXPECT_EQ(unpacked_lzw("", true), "");
    EXPECT_EQ(unpacked_lzw(std::string(100, '\xFF'), true), ""); // codes of nothing
}

// Images and other streams alike: what is read is what was written, whatever the parameters are.
class FiltersInAPdf : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    Document taken(const std::string& bytes) { return acquired(scratch.write("a.pdf", bytes), {.render_dpi = 72}); }
    const Scratch scratch;
};

TEST_F(FiltersInAPdf, ImagesOfFewBitsWithPredictors) {
    for (const std::string filter : {"FlateDecode", "LZWDecode"})
        for (const int bits : {1, 2, 4, 8})
            for (const int predictor : {2, 10, 12, 15}) {
                const Layout layout{1, bits, 141};
                const std::string rows = grain(layout.row() * 197);
                const std::string coded =
                    predictor == 2 ? tiff_differenced(rows, layout) : png_filtered(rows, layout, predictor - 10);
                const std::string entries = "/BitsPerComponent " + std::to_string(bits) + "/ColorSpace/DeviceGray";
                const Raster size{141, 197, 1, false, {}};
                const Raster expected = pixels_of(taken(one_image(size, entries, rows)));
                const Document document = taken(
                    one_image(size, entries + "/Filter/" + filter + "/DecodeParms<<" + parms(predictor, layout) + ">>",
                              filter == "LZWDecode" ? lzw(coded, true) : deflate(coded)));
                EXPECT_TRUE(pixels_of(document) == expected) << filter << parms(predictor, layout);
                EXPECT_EQ(carried(document).stream.carried, filter == "LZWDecode" ? "re-encoded" : "copied");
            }
}

TEST_F(FiltersInAPdf, OtherStreamsWithPredictors) {
    const Raster grey = pattern(141, 197, 3);
    for (const int bits : {1, 4}) {
        const Layout layout{1, bits, bits == 1 ? 32 : 8}; // rows of four bytes
        std::string content = whole_page, profile(srgb_profile());
        content.resize((content.size() + 3) / 4 * 4, ' ');
        profile.resize((profile.size() + 3) / 4 * 4, '\0');
        const std::string entries = "/Filter/FlateDecode/DecodeParms<<" + parms(12, layout) + ">>";
        PdfBuilder pdf;
        const int icc = pdf.add_stream("/N 3" + entries, deflate(png_filtered(profile, layout, 2)));
        const int image = pdf.add_stream(
            image_entries(grey, "/BitsPerComponent 8/ColorSpace[/ICCBased " + pdf_reference(icc) + "]"), grey.bytes());
        const int contents = pdf.add_stream(entries, deflate(png_filtered(content, layout, 2)));
        const int page = pdf.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<</XObject<</I0 " +
                                 pdf_reference(image) + ">>>>/Contents " + pdf_reference(contents) + ">>");
        pdf.tree = "<</Type/Pages/Kids[" + pdf_reference(page) + "]/Count 1>>";
        const Document document = taken(pdf.bytes());
        EXPECT_TRUE(document.findings.empty());
        EXPECT_TRUE(carried(document).stream.icc == profile) << bits;
        EXPECT_TRUE(pixels_of(document) == grey) << bits;
    }
}
