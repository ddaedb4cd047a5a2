// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/quality.h"

#include "core/quality/ink.h"
#include "core/quality/paper.h"
#include "core/quality/upright.h"
#include "core/scan/quiet.h"
#include "tests/core/corpus.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <utility>

namespace sohoa {
namespace {

using test::describe;

void free_bmf(L_Bmf* font) {
    bmfDestroy(&font);
}

/// An A4 page at 150 dpi, white, with `lines` lines of print.
Image draw_page(int lines) {
    Image page(pixCreate(1240, 1754, 8));
    pixSetAll(page.get());
    const Handle<L_Bmf, free_bmf> font(bmfCreate(nullptr, 14));
    const char* sentences[] = {"The quick brown fox jumps over the lazy dog and thinks that all the hills look tall",
                               "Both kind folk held the light that led the bold old ship back to land by daylight",
                               "It should be filed with the bulk of the old titles that the hall had held till then"};
    int right = 0, overflow = 0;
    for (int i = 0; i < lines; ++i)
        pixSetTextline(page.get(), font.get(), sentences[i % 3], 0, 150, 200 + i * 36, &right, &overflow);
    return page;
}

QualityReport inspect_page(const Image& image, double dpi = 150) {
    Findings findings;
    return inspect(describe(image, dpi), image, 1, {}, findings, {});
}

Findings findings_of(const PageInfo& info, const QualityOptions& options = {}) {
    Findings findings;
    inspect(info, draw_page(20), 7, options, findings, {});
    return findings;
}

const Finding* find(const Findings& findings, const std::string& rule) {
    for (const Finding& finding : findings)
        if (finding.rule == rule) return &finding;
    return nullptr;
}

class Quality : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { quieten_libraries(); }
};

TEST_F(Quality, NamesThePaper) {
    EXPECT_EQ(paper_of(210, 297, 0.03), "A4");
    EXPECT_EQ(paper_of(297, 210, 0.03), "A4");
    EXPECT_EQ(paper_of(215.9, 279.4, 0.03), "Letter");
    EXPECT_EQ(paper_of(205, 301, 0.03), "A4");
    EXPECT_EQ(paper_of(297, 420, 0.03), "A3");
    EXPECT_EQ(paper_of(148, 210, 0.03), "A5");
    EXPECT_EQ(paper_of(190, 270, 0.03), "");
    EXPECT_EQ(paper_of(0, 0, 0.03), "");
}

TEST_F(Quality, BlankInSpiteOfHolesSpecksAndTheLid) {
    Image page = draw_page(0);
    for (const int y : {600, 1073}) // punch holes of 6 mm
        for (int dy = -18; dy <= 18; ++dy)
            for (int dx = -18; dx <= 18; ++dx)
                if (dx * dx + dy * dy <= 18 * 18) pixSetPixel(page.get(), 70 + dx, y + dy, 40);
    for (int i = 0; i < 60; ++i)
        pixSetPixel(page.get(), 100 + i * 17, 80 + i * 23, 0); // dust
    for (int y = 0; y < 1754; ++y)
        for (int x = 1225; x < 1240; ++x)
            pixSetPixel(page.get(), x, y, 10);
    const QualityReport report = inspect_page(page);
    EXPECT_TRUE(report.blank);
    EXPECT_LE(report.text_components, 2);
    EXPECT_FALSE(report.skew_known);
    EXPECT_FALSE(report.orientation_known);
}

TEST_F(Quality, OneLineOrOneSignatureIsNotBlank) {
    EXPECT_FALSE(inspect_page(draw_page(1)).blank);
    Image page = draw_page(0);
    for (int x = 0; x < 200; ++x) // a stroke of 34 mm
        for (int y = 0; y < 4; ++y)
            pixSetPixel(page.get(), 700 + x, 1200 + y + static_cast<int>(20 * std::sin(x / 15.0)), 30);
    EXPECT_FALSE(inspect_page(page).blank);
}

TEST_F(Quality, FaintPrintFromTheBackIsPaper) {
    Image page = draw_page(40);
    pixMultConstantGray(page.get(), 0.2F); // 0 … 51
    pixAddConstantGray(page.get(), 204);   // print at 80 % of the paper
    EXPECT_TRUE(inspect_page(page).blank);
}

TEST_F(Quality, TellsWhichTurnMakesThePageUpright) {
    const Image upright(pixReadTiff(test::sample("quyet-dinh.tif").c_str(), 0));
    ASSERT_TRUE(upright);
    for (int quads = 0; quads < 4; ++quads) {
        const Image laid(pixRotateOrth(upright.get(), quads)); // clockwise
        const QualityReport report = inspect_page(laid, 200);
        EXPECT_TRUE(report.orientation_known);
        EXPECT_EQ(report.orientation, (360 - quads * 90) % 360);
        EXPECT_EQ(report.paper, "A4");
    }
}

TEST_F(Quality, SkewIsTheClockwiseTurnOfThePrintWhateverTheTurnOfThePage) {
    const Image upright = draw_page(40);
    for (const double degrees : {-2.5, -0.4, 1.2}) {
        const Image askew(pixRotateAMGray(upright.get(), static_cast<float>(degrees * M_PI / 180), 255)); // clockwise
        for (int quads = 0; quads < 4; ++quads) {
            const Ink ink = find_ink(Image(pixRotateOrth(askew.get(), quads)), 150);
            const Skew skew = measure_skew(ink, (360 - quads * 90) % 360);
            EXPECT_TRUE(skew.known);
            EXPECT_NEAR(skew.degrees, degrees, 0.1);
        }
    }
}

TEST_F(Quality, LowResolutionNamesBothActs) {
    PageInfo info = describe(draw_page(0), 150);
    const Findings findings = findings_of(info);
    const Finding* finding = find(findings, "scan.dpi");
    ASSERT_NE(finding, nullptr);
    EXPECT_EQ(finding->severity, Severity::warn);
    EXPECT_EQ(finding->page, 7);
    EXPECT_NE(finding->law.find("Nghị định 30/2020/NĐ-CP, Phụ lục I"), std::string::npos);
    EXPECT_NE(finding->law.find("Thông tư 05/2025/TT-BNV, Điều 8"), std::string::npos);
    info.dpi_x = info.dpi_y = 199.9; // a PDF's geometry
    EXPECT_EQ(find(findings_of(info), "scan.dpi"), nullptr);
    info.dpi_source = "assumed";
    EXPECT_NE(find(findings_of(info), "scan.dpi"), nullptr);
}

TEST_F(Quality, TheProfileDecidesWhatAFaultDoes) {
    const PageInfo info = describe(draw_page(0), 200); // grey
    QualityOptions options;
    EXPECT_EQ(find(findings_of(info), "scan.colour")->severity, Severity::warn);
    EXPECT_EQ(find(findings_of(info), "scan.depth")->severity, Severity::warn);
    options.not_colour = Action::refuse;
    options.low_depth = Action::ignore;
    EXPECT_TRUE(refused(findings_of(info, options)));
    EXPECT_EQ(find(findings_of(info, options), "scan.depth"), nullptr);
}

TEST_F(Quality, OddImagesAreMeasuredWithoutAFault) {
    for (const int bits : {1, 8, 32})
        for (const auto& [w, h] : {std::pair(1, 1), {3, 5000}, {40, 40}, {5000, 2}, {600, 800}})
            for (const bool dark : {false, true}) {
                const Image image(pixCreate(w, h, bits));
                if (dark == (bits == 1)) pixSetAll(image.get());
                for (const double dpi : {1.0, 72.0, 300.0, 2400.0}) {
                    Findings findings;
                    EXPECT_TRUE(inspect(describe(image, dpi), image, 1, {}, findings, {}).blank)
                        << w << "x" << h << " of " << bits << (dark ? " dark " : " white ") << dpi;
                }
            }
}

/// No page of the corpus is cut, on a dark bed or blurred by more than 1.3 px; some have holes, and backs that show.
void check_paper(const test::CorpusPage& page, const Findings& findings) {
    for (const char* rule : {"scan.blur", "scan.cut", "scan.margin", "scan.border", "scan.fold"})
        EXPECT_EQ(find(findings, rule), nullptr) << page.name << " " << rule;
    EXPECT_EQ(find(findings, "scan.holes") != nullptr, page.holes) << page.name;
    if (page.bleed == 0) {
        EXPECT_EQ(find(findings, "scan.bleed"), nullptr) << page.name;
    }
    if (page.bleed > 0.11) {
        EXPECT_NE(find(findings, "scan.bleed"), nullptr) << page.name;
    }
}

TEST_F(Quality, CorpusPages) {
    const auto pages = test::corpus_pages();
    if (pages.empty())
        GTEST_SKIP() << "the shared corpus is not at " << test::shared_folder() << "/corpus (SOHOA_SHARED)";
    int sideways_unknown = 0;
    double seconds = 0;
    for (const test::CorpusPage& page : pages) {
        const Image image = test::load(page);
        ASSERT_TRUE(image) << page.name;
        Findings findings;
        const std::clock_t start = std::clock();
        const QualityReport report = inspect(describe(image, 300), image, 1, {}, findings, {});
        seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        check_paper(page, findings);
        EXPECT_EQ(report.blank, page.blank) << page.name << " " << report.text_components;
        EXPECT_EQ(report.paper, "A4") << page.name;
        if (page.blank) continue;
        if (report.orientation_known) {
            EXPECT_EQ(report.orientation, page.turn) << page.name;
        } else {
            EXPECT_EQ(report.orientation, 0) << page.name;
            sideways_unknown += page.turn != 0;
        }
        if (report.skew_known) {
            EXPECT_NEAR(report.skew, page.skew, 0.3) << page.name;
        }
    }
    EXPECT_LE(sideways_unknown, 1);
    RecordProperty("cpu_ms_a_page", static_cast<int>(seconds * 1000 / static_cast<double>(pages.size())));
#ifndef SOHOA_SANITIZED
    EXPECT_LT(seconds / static_cast<double>(pages.size()), 0.15);
#endif
}

TEST_F(Quality, OrientationIsNeverGuessedOnCorpusPagesTurnedAnyWay) {
    const auto pages = test::corpus_pages();
    if (pages.empty())
        GTEST_SKIP() << "the shared corpus is not at " << test::shared_folder() << "/corpus (SOHOA_SHARED)";
    for (const test::CorpusPage& page : pages) {
        const Ink ink = find_ink(test::load(page), 300);
        for (int quads = 0; quads < 4; ++quads) {
            Ink turned;
            turned.print = Image(pixRotateOrth(ink.print.get(), quads));
            turned.dpi = ink.dpi;
            const Orientation orientation = measure_orientation(turned);
            if (orientation.known) {
                EXPECT_EQ(orientation.turn, (page.turn + 360 - 90 * quads) % 360) << page.name << " " << quads;
            }
        }
    }
}

} // namespace
} // namespace sohoa
