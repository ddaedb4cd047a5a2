// SPDX-License-Identifier: GPL-3.0-or-later
// The invisible text as another program reads it: the right words, in reading order, where they are printed.
#include "core/pdf/text_layer.h"

#include "core/base/text.h"
#include "tests/core/composed.h"

#include <cmath>
#include <sstream>

using namespace sohoa;
using namespace sohoa::test;

namespace {

constexpr double dpi = 75, scale = 72 / dpi;
constexpr int stored_width = 620, stored_height = 877;

// A word as a reader sees it on the page turned upright: start of the baseline, length, height, in pixels.
struct Printed {
    std::string text;
    double x, y, length, height = 14, skew = 0; // degrees clockwise
};

Point stored(double x, double y, int rotate) {
    switch (rotate) {
    case 90:
        return {y, stored_height - x};
    case 180:
        return {stored_width - x, stored_height - y};
    case 270:
        return {stored_width - y, x};
    default:
        return {x, y};
    }
}

Word word_of(const Printed& p, int rotate) {
    const double turn = p.skew * std::acos(-1.0) / 180;
    Word word;
    word.text = p.text;
    word.confidence = 90;
    word.base_from = stored(p.x, p.y, rotate);
    word.base_to = stored(p.x + p.length * std::cos(turn), p.y + p.length * std::sin(turn), rotate);
    word.height = p.height;
    return word;
}

ReadPage read_page(const std::vector<std::vector<Printed>>& lines, int rotate) {
    ReadPage page;
    page.rotate = rotate;
    for (const auto& printed : lines) {
        Line line;
        for (const Printed& p : printed)
            line.words.push_back(word_of(p, rotate));
        page.text.lines.push_back(line);
    }
    return page;
}

struct Seen {
    std::string text;
    double x0, y0, x1, y1;
};

class TextLayer : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }
    std::string composed(const std::vector<std::vector<Printed>>& lines, int rotate = 0) {
        const std::string path = scratch.path("out" + std::to_string(++files) + ".pdf");
        compose_to(path, a4_page(scratch, stored_width, stored_height),
                   [&](size_t) { return read_page(lines, rotate); });
        return path;
    }
    static std::string text_of(const std::string& pdf, const std::string& options = "") {
        const Ran ran = run_command("pdftotext -enc UTF-8 " + options + " " + pdf + " -");
        EXPECT_EQ(ran.status, 0) << ran.output;
        return ran.output;
    }
    static std::vector<Seen> words_of(const std::string& pdf) {
        const std::string html = text_of(pdf, "-bbox");
        std::vector<Seen> out;
        for (size_t at = html.find("<word "); at != std::string::npos; at = html.find("<word ", at + 1)) {
            Seen seen{};
            int text = 0;
            if (std::sscanf(html.c_str() + at, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%n", &seen.x0,
                            &seen.y0, &seen.x1, &seen.y1, &text) != 4)
                continue;
            const size_t from = at + static_cast<size_t>(text);
            seen.text = html.substr(from, html.find("</word>", from) - from);
            out.push_back(seen);
        }
        return out;
    }
    const Scratch scratch;
    int files = 0;
};

// Words parted by one space.
std::string joined(const std::string& text) {
    std::istringstream in(text);
    std::string out, word;
    while (in >> word)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

std::vector<Printed> skewed_line(double skew) {
    const double fall = std::tan(skew * std::acos(-1.0) / 180);
    std::vector<Printed> line;
    for (const char* word : {"Ủy", "ban", "nhân", "dân", "tỉnh"}) {
        const double x = 100 + static_cast<double>(line.size()) * 75;
        line.push_back({word, x, 400 + (x - 100) * fall, 62, 14, skew});
    }
    return line;
}

// Height of the baseline in the middle of the word.
double middle_of(const Printed& p) {
    return p.y + p.length / 2 * std::tan(p.skew * std::acos(-1.0) / 180);
}

const std::vector<std::vector<Printed>> letter = {
    {{"CỘNG", 100, 100, 60}, {"HÒA", 170, 100, 45}, {"XÃ", 225, 100, 30}, {"HỘI", 265, 100, 40}},
    {{"Độc", 150, 130, 40}, {"lập", 200, 130, 35}, {"–", 245, 130, 10}, {"Tự", 265, 130, 25}, {"do", 300, 130, 28}},
    {{"Điều", 60, 300, 40}, {"1.", 110, 300, 12}, {"quyết", 130, 300, 55, 18}, {"định", 195, 300, 42, 18}},
};

} // namespace

TEST_F(TextLayer, WordsComeBackInReadingOrderWhereTheyArePrinted) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    for (const int rotate : {0, 90, 180, 270}) {
        std::vector<Printed> expected;
        for (const auto& line : letter)
            expected.insert(expected.end(), line.begin(), line.end());
        const std::vector<Seen> seen = words_of(composed(letter, rotate));
        ASSERT_EQ(seen.size(), expected.size()) << rotate;
        for (size_t i = 0; i < seen.size(); ++i) {
            const Printed& p = expected[i];
            EXPECT_EQ(seen[i].text, p.text) << rotate;
            EXPECT_NEAR(seen[i].x0, p.x * scale, 2) << rotate << " " << p.text;
            EXPECT_NEAR(seen[i].x1, (p.x + p.length) * scale, 2) << rotate << " " << p.text;
            EXPECT_NEAR(seen[i].y0, (p.y - 0.75 * p.height) * scale, 2) << rotate << " " << p.text;
            EXPECT_NEAR(seen[i].y1, (p.y + 0.25 * p.height) * scale, 2) << rotate << " " << p.text;
        }
    }
}

TEST_F(TextLayer, SkewedWordsLieWhereTheyArePrinted) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    for (const double skew : {-0.7, 0.7}) {
        const std::vector<Printed> line = skewed_line(skew);
        const std::vector<Seen> seen = words_of(composed({line}));
        ASSERT_EQ(seen.size(), line.size()) << skew;
        for (size_t i = 0; i < seen.size(); ++i) {
            EXPECT_EQ(seen[i].text, line[i].text);
            EXPECT_NEAR(seen[i].x0, line[i].x * scale, 2) << skew;
            EXPECT_NEAR((seen[i].y0 + seen[i].y1) / 2, (middle_of(line[i]) - 0.25 * line[i].height) * scale, 2) << skew;
        }
    }
}

TEST_F(TextLayer, StronglySkewedLinesStayOneLine) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    for (const double skew : {-4.5, -2.0, 2.0, 4.5})
        for (const int rotate : {0, 90, 180, 270}) {
            const std::vector<Printed> line = skewed_line(skew);
            const std::string path = composed({line}, rotate);
            EXPECT_EQ(text_of(path), "Ủy ban nhân dân tỉnh\n\n\f") << skew << " " << rotate;
            const std::vector<Seen> seen = words_of(path);
            ASSERT_EQ(seen.size(), line.size());
            for (size_t i = 0; i < seen.size(); ++i)
                EXPECT_NEAR(seen[i].x0, line[i].x * scale, 3) << skew << " " << rotate;
            EXPECT_NEAR((seen[2].y0 + seen[2].y1) / 2, (middle_of(line[2]) - 0.25 * line[2].height) * scale, 2)
                << "the middle of the line stays";
        }
}

TEST_F(TextLayer, AWordWithoutLengthDoesNotMoveItsLine) {
    GlyphlessFont font;
    const Document document = a4_page(scratch);
    const std::vector<Printed> line = skewed_line(-0.7);
    std::vector<Printed> with_point = {{".", 90, 10, 0}};
    with_point.insert(with_point.end(), line.begin(), line.end());
    EXPECT_EQ(text_layer(read_page({with_point}, 90).text, document.pages[0], font, "F0"),
              text_layer(read_page({line}, 90).text, document.pages[0], font, "F0"));
}

TEST_F(TextLayer, TextThatRunsAslantIsDrawnAslant) {
    GlyphlessFont font;
    const std::string drawn =
        text_layer(read_page({{{"Chéo", 200, 400, 100, 14, 30}}}, 0).text, a4_page(scratch).pages[0], font, "F0");
    double m[6] = {};
    ASSERT_EQ(std::sscanf(drawn.c_str() + drawn.find("Tf "), "Tf %lf %lf %lf %lf %lf %lf Tm", &m[0], &m[1], &m[2],
                          &m[3], &m[4], &m[5]),
              6)
        << drawn;
    const double expected[] = {0.866, -0.5,        0.5,
                               0.866, 200 * scale, (stored_height - 400) * scale}; // y goes up in a PDF
    for (size_t i = 0; i < 6; ++i)
        EXPECT_NEAR(m[i], expected[i], i < 4 ? 0.002 : 0.5) << i;
}

TEST_F(TextLayer, ALineSaysFontAndPlaceOnce) {
    GlyphlessFont font;
    std::vector<Printed> line;
    for (int i = 0; i < 40; ++i)
        line.push_back({"chữ", 20 + i * 10.0, 100, 8});
    const std::string drawn = text_layer(read_page({line}, 0).text, a4_page(scratch).pages[0], font, "F0");
    const auto count = [&](const std::string& word) {
        size_t n = 0;
        for (size_t at = drawn.find(word); at != std::string::npos; at = drawn.find(word, at + 1))
            ++n;
        return n;
    };
    EXPECT_EQ(count(" Tf"), 1u) << drawn;
    EXPECT_EQ(count(" Tm"), 1u);
    EXPECT_EQ(count(" Td"), 39u);
    EXPECT_EQ(count("Tj"), 40u);
}

TEST_F(TextLayer, RoundingDoesNotAddUpAlongALine) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    std::vector<Printed> line;
    for (int i = 0; i < 40; ++i)
        line.push_back({"chữ", 20 + i * 10.37, 100, 8.3});
    const std::vector<Seen> seen = words_of(composed({line}));
    ASSERT_EQ(seen.size(), line.size());
    for (size_t i = 0; i < seen.size(); ++i)
        EXPECT_NEAR(seen[i].x0, line[i].x * scale, 0.15) << i;
}

TEST_F(TextLayer, VietnameseComesBackExactly) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    const std::vector<Printed> line = {{"kỵ", 50, 100, 30},  {"Ỵ", 100, 100, 12},   {"ệỆ", 150, 100, 25},
                                       {"Ậậ", 200, 100, 25}, {"đĐ", 250, 100, 25},  {"ưỡng", 300, 100, 50},
                                       {"–", 370, 100, 12},  {"(1½", 400, 100, 30}, {"“ngoặc”", 450, 100, 70}};
    EXPECT_EQ(joined(text_of(composed({line}))), "kỵ Ỵ ệỆ Ậậ đĐ ưỡng – (1½ “ngoặc”");
}

TEST_F(TextLayer, EveryLetterOfVietnameseFitsIntoOneDocument) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    std::string expected;
    std::vector<std::vector<Printed>> lines;
    char32_t c = 0xC0;
    for (int y = 0; y < 12; ++y) { // 240 characters: several blocks of the map
        std::string word;
        for (int i = 0; i < 20; ++i, ++c) {
            if (c == 0xD7 || c == 0xF7) ++c;
            if (c == 0x120) c = 0x1EA0;
            if (c == 0x1EFA) c = 0x391;
            if (c == 0x3A2) ++c;
            word += utf8(c);
        }
        lines.push_back({{word, 50, 100 + y * 30.0, 300}});
        expected += (y ? " " : "") + word;
    }
    EXPECT_EQ(joined(text_of(composed(lines))), expected);
}

TEST_F(TextLayer, CharactersPastTheFirstPlaneComeBack) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    EXPECT_EQ(
        joined(text_of(composed(
            {{{"a😀b𠀀", 100, 100, 80}, {"😀", 200, 100, 20}, {"\uE000\uE001", 300, 100, 40}, {"🙂", 400, 100, 20}}}))),
        "a😀b𠀀 😀 \uE000\uE001 🙂");
}

TEST_F(TextLayer, ForbiddenCharactersAreReplaced) {
    GlyphlessFont font;
    EXPECT_EQ(font.code(0), "FFFD");
    EXPECT_EQ(font.code(0xFEFF), "FFFD");
    EXPECT_EQ(font.code(0xFFFE), "FFFD");
    EXPECT_EQ(font.code(U'ệ'), "1EC7");
    EXPECT_EQ(font.code(0x1F600), font.code(0x1F600));
    EXPECT_NE(font.code(0x1F600), font.code(0x1F601));
}

TEST_F(TextLayer, ColumnsAreReadOneAfterTheOther) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    std::vector<std::vector<Printed>> lines;
    for (int y = 0; y < 4; ++y)
        lines.push_back({{"trái" + std::to_string(y), 50, 100 + y * 20.0, 60}, {"tiếp", 120, 100 + y * 20.0, 40}});
    for (int y = 0; y < 4; ++y)
        lines.push_back({{"phải" + std::to_string(y), 350, 100 + y * 20.0, 60}, {"theo", 420, 100 + y * 20.0, 40}});
    const std::string raw = joined(text_of(composed(lines), "-raw"));
    EXPECT_EQ(raw, "trái0 tiếp trái1 tiếp trái2 tiếp trái3 tiếp phải0 theo phải1 theo phải2 theo phải3 theo");
}

TEST_F(TextLayer, APageWithoutWordsHasNoText) {
    const std::string path = composed({});
    OpenPdf pdf(path);
    EXPECT_EQ(find(find(pdf.page(0), "Resources"), "Font"), nullptr);
    EXPECT_FALSE(holds(decoded_stream(*find(pdf.page(0), "Contents")), "BT"));
    EXPECT_FALSE(holds(read_file(path), "GlyphLessFont"));
}

TEST_F(TextLayer, WordsWithoutLengthOrLettersAreLeftOut) {
    GlyphlessFont font;
    const Document document = a4_page(scratch);
    const ReadPage page = read_page({{{"", 10, 10, 20}, {"point", 30, 10, 0}}}, 0);
    EXPECT_EQ(text_layer(page.text, document.pages[0], font, "F0"), "");
}

TEST_F(TextLayer, TheTextIsInvisible) {
    SOHOA_NEEDS_PROGRAM("pdftoppm");
    ASSERT_EQ(run_command("pdftoppm -r 75 -gray " + composed(letter) + " " + scratch.path("with")).status, 0);
    ASSERT_EQ(run_command("pdftoppm -r 75 -gray " + composed({}) + " " + scratch.path("without")).status, 0);
    EXPECT_TRUE(read_file(scratch.path("with-1.pgm")) == read_file(scratch.path("without-1.pgm")));
}
