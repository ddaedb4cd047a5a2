// SPDX-License-Identifier: GPL-3.0-or-later
// What the seal shows and where: form 3.2 of Decree 30, in the top margin at the right as the page is displayed.
#include "core/pdf/appearance.h"

#include "core/pdf/seal.h"
#include "tests/core/composed.h"

using namespace sohoa;
using namespace sohoa::test;

namespace {

constexpr double mm = 72 / 25.4;

SealOptions options_of(const std::string& agency) {
    SealOptions options;
    options.organisation = agency;
    return options;
}

// The box as the reader sees it: from the left and the top of the displayed page.
struct Shown {
    double left, top, right, bottom;
};

Shown shown_box(const double (&rect)[4], const DisplayedPage& page) {
    const double x0 = rect[0] - page.left, y0 = rect[1] - page.bottom, x1 = rect[2] - page.left,
                 y1 = rect[3] - page.bottom;
    switch (page.rotate) { // /Rotate turns clockwise
    case 90:
        return {y0, x0, y1, x1};
    case 180:
        return {page.width - x1, y0, page.width - x0, y1};
    case 270:
        return {page.height - y1, page.width - x1, page.height - y0, page.width - x0};
    default:
        return {x0, page.height - y1, x1, page.height - y0};
    }
}

Appearance laid_out(const std::string& text, const DisplayedPage& page = {0, 0, 595.3, 841.9, 0}) {
    SerifText font;
    return lay_out_seal(text, page, 10, font);
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines)
        out += (out.empty() ? "" : " ") + line;
    return out;
}

class Appearances : public testing::Test {
  protected:
    void SetUp() override { quieten_libraries(); }

    // A composed A4 page, sealed; the pixels of page 1 at 144 dpi as displayed.
    Raster seen(int rotate, const std::string& agency, PreparedSignature& prepared) {
        const std::string base = scratch.path("base" + std::to_string(rotate) + ".pdf"),
                          out = scratch.path("out" + std::to_string(rotate) + ".pdf");
        compose_to(base, a4_page(scratch), [&](size_t) {
            ReadPage read;
            read.rotate = rotate;
            return read;
        });
        prepared = prepare_signature(base, out, options_of(agency), composed_at, 2048);
        EXPECT_EQ(run_command("pdftoppm -r 144 -png -singlefile " + out + " " + scratch.path("seen")).output, "");
        return pixels_of(acquired(scratch.path("seen.png")));
    }
    const Scratch scratch;
};

const std::string short_text = "SAO Y; BỘ NỘI VỤ; 23/11/2026; 08:15:30 +07:00";

} // namespace

TEST_F(Appearances, TheTextIsThatOfForm32) {
    EXPECT_EQ(seal_text(options_of("BỘ NỘI VỤ"), composed_at), short_text);
    SealOptions extract = options_of("Bo\u0323\u0302 No\u0323\u0302i vu\u0323");
    extract.copy_form = "TRÍCH SAO";
    EXPECT_EQ(seal_text(extract, composed_at), "TRÍCH SAO; Bộ Nội vụ; 23/11/2026; 08:15:30 +07:00");
}

TEST_F(Appearances, TheBoxStandsAtTheUpperRightOfTheDisplayedPage) {
    for (const int rotate : {0, 90, 180, 270})
        for (const auto& [left, bottom] : {std::pair(0.0, 0.0), std::pair(100.0, -50.0)}) {
            const DisplayedPage page{left, bottom, 595.3, 841.9, rotate};
            const Appearance appearance = laid_out(short_text, page);
            const Shown box = shown_box(appearance.rect, page);
            EXPECT_NEAR(page.shown_width() - box.right, 7.8 * mm, 0.01) << rotate;
            EXPECT_NEAR(box.right - box.left, 80.9 * mm, 0.01) << rotate;
            EXPECT_NEAR(box.bottom - box.top, appearance.height, 0.01);
            EXPECT_NEAR(appearance.height, 8.6 * mm, 0.01);
            EXPECT_GT(box.top, 0);
            EXPECT_LT(box.bottom, 20 * mm) << "in the top margin";
            EXPECT_LT(appearance.rect[0], appearance.rect[2]);
            EXPECT_LT(appearance.rect[1], appearance.rect[3]);
        }
}

TEST_F(Appearances, LongAgenciesTakeMoreLinesAndLoseNoWord) {
    const std::string one = "SAO Y; ỦY BAN NHÂN DÂN XÃ TÂN LẬP, HUYỆN ĐAN PHƯỢNG; 23/11/2026; 08:15:30 +07:00";
    const std::string two = "SAO Y; TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ CHUYỂN ĐỔI SỐ ỦY BAN NHÂN DÂN PHƯỜNG NGUYỄN "
                            "TRÃI, THÀNH PHỐ HÀ GIANG; 23/11/2026; 08:15:30 +07:00";
    SerifText font;
    size_t before = 1;
    for (const std::string& text : {one, two}) {
        const Appearance appearance = laid_out(text);
        EXPECT_GE(appearance.lines.size(), std::max<size_t>(2, before));
        EXPECT_LE(appearance.lines.size(), 4u);
        EXPECT_EQ(joined(appearance.lines), text);
        for (const std::string& line : appearance.lines)
            EXPECT_LE(font.width(line, 10), appearance.width) << line;
        EXPECT_GE(appearance.height, static_cast<double>(appearance.lines.size()) * 11.5);
        before = appearance.lines.size();
    }
    EXPECT_GT(before, 2u);
}

TEST_F(Appearances, TextThatDoesNotFitIsAMistakeOfTheConfiguration) {
    std::string endless = "SAO Y;";
    for (int i = 0; i < 30; ++i)
        endless += " TRUNG TÂM";
    for (const std::string& text : {endless, "SAO Y; " + std::string(80, 'W')}) {
        const Error error = error_of([&] { laid_out(text); });
        EXPECT_EQ(error.code, Code::configuration);
        EXPECT_TRUE(holds(error.what(), "agency.name")) << error.what();
    }
}

TEST_F(Appearances, ACharacterWithoutAGlyphIsNamed) {
    const Error error = error_of([&] { laid_out("SAO Y; BỘ 𠀀; 23/11/2026"); });
    EXPECT_EQ(error.code, Code::configuration);
    EXPECT_TRUE(holds(error.what(), "𠀀") && holds(error.what(), "U+20000")) << error.what();
    EXPECT_EQ(error_of([&] { laid_out("SAO Y;\tBỘ"); }).code, Code::configuration)
        << "a control character has none either";
}

TEST_F(Appearances, EveryVietnameseLetterHasAGlyph) {
    SerifText font;
    EXPECT_GT(
        font.width("AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ", 10),
        500);
    EXPECT_GT(
        font.width("aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ–“”…", 10),
        400);
    EXPECT_NEAR(font.width("M", 10), 8.89, 0.01) << "the width of Times New Roman";
}

TEST_F(Appearances, TheSealIsSeenInItsBoxAndNowhereElse) {
    SOHOA_NEEDS_PROGRAM("pdftoppm");
    for (const int rotate : {0, 90, 180, 270}) {
        PreparedSignature prepared;
        const Raster r = seen(rotate, "BỘ NỘI VỤ", prepared);
        const Shown box = shown_box(prepared.rect, {0, 0, 595.2, 841.92, rotate});
        size_t inside = 0, outside = 0;
        double right = 0;
        for (int y = 0; y < r.height; ++y)
            for (int x = 0; x < r.width; ++x) {
                if (r.at(x, y) > 100) continue;
                const bool in =
                    x >= box.left * 2 - 1 && x <= box.right * 2 + 1 && y >= box.top * 2 - 1 && y <= box.bottom * 2 + 1;
                ++(in ? inside : outside);
                right = std::max(right, x / 2.0);
            }
        EXPECT_GT(inside, 1000u) << rotate;
        EXPECT_EQ(outside, 0u) << rotate;
        EXPECT_LT(right, box.right);
    }
}

TEST_F(Appearances, TheTextStandsUprightWhateverTheRotation) {
    SOHOA_NEEDS_PROGRAM("pdftoppm");
    for (const int rotate : {0, 90, 180, 270}) {
        PreparedSignature prepared;
        const Raster r = seen(rotate, "BỘ NỘI VỤ", prepared);
        const Shown box = shown_box(prepared.rect, {0, 0, 595.2, 841.92, rotate});
        size_t upper = 0, left_half = 0, total = 0;
        for (int y = static_cast<int>(box.top * 2); y < box.bottom * 2; ++y)
            for (int x = static_cast<int>(box.left * 2); x < box.right * 2; ++x)
                if (r.at(x, y) < 100) {
                    ++total;
                    upper += y < (box.top + box.bottom);
                    left_half += x < (box.left + box.right);
                }
        ASSERT_GT(total, 500u);
        EXPECT_GT(upper, total / 2) << rotate << ": the first line is the upper one";
        EXPECT_GT(left_half, total / 2) << rotate << ": lines begin at the left";
    }
}

TEST_F(Appearances, TheTextCanBeReadOutOfThePdf) {
    SOHOA_NEEDS_PROGRAM("pdftotext");
    for (const int rotate : {0, 90, 180, 270}) {
        PreparedSignature prepared;
        seen(rotate, "SỞ TƯ PHÁP TỈNH THỪA THIÊN – HUẾ", prepared);
        std::string text =
            run_command("pdftotext -enc UTF-8 " + scratch.path("out" + std::to_string(rotate) + ".pdf") + " -").output;
        for (char& c : text)
            if (c == '\n' || c == '\f') c = ' ';
        EXPECT_TRUE(holds(text, prepared.appearance_text)) << rotate << ": " << text;
    }
}

TEST_F(Appearances, TheBoxFollowsTheCropBox) {
    PdfBuilder pdf;
    pdf.page("", {}, "/MediaBox[0 0 700 1000]/CropBox[50 80 645 922]/Rotate 90");
    scratch.write("base.pdf", pdf.bytes());
    const PreparedSignature prepared = prepare_signature(scratch.path("base.pdf"), scratch.path("out.pdf"),
                                                         options_of("BỘ NỘI VỤ"), composed_at, 2048);
    const DisplayedPage page{50, 80, 595, 842, 90};
    const Shown box = shown_box(prepared.rect, page);
    EXPECT_NEAR(842 - box.right, 7.8 * mm, 0.01);
    EXPECT_LT(box.bottom, 20 * mm);
}

TEST_F(Appearances, ASmallPageStillHoldsTheWholeBox) {
    const DisplayedPage card{0, 0, 243, 153, 0}; // ID-1
    const Appearance appearance = laid_out(short_text, card);
    EXPECT_GE(appearance.rect[0], 0);
    EXPECT_LE(appearance.rect[2], 243);
    EXPECT_GE(appearance.rect[1], 0);
    EXPECT_LE(appearance.rect[3], 153);
}

TEST_F(Appearances, TheFontIsEmbeddedAndSaysItsLetters) {
    SOHOA_NEEDS_PROGRAM("pdffonts");
    PreparedSignature prepared;
    seen(0, "BỘ NỘI VỤ", prepared);
    const Ran ran = run_command("pdffonts " + scratch.path("out0.pdf"));
    EXPECT_TRUE(holds(ran.output, "+LiberationSerif")) << ran.output;
    EXPECT_TRUE(holds(ran.output, "Identity-H       yes yes yes")) << ran.output;
}
