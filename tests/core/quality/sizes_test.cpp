// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality/sizes.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

struct Millimetres {
    double width, height;
};

Findings findings_of(const std::vector<Millimetres>& pages, const QualityOptions& options = {}) {
    Document document;
    for (const Millimetres& page : pages) {
        PageInfo info;
        info.width_pt = page.width / 25.4 * 72;
        info.height_pt = page.height / 25.4 * 72;
        document.pages.push_back(info);
    }
    Findings findings;
    inspect_sizes(document, options, findings);
    return findings;
}

TEST(Sizes, PagesOfOnePaperPassHoweverTheyLieAndAreCropped) {
    EXPECT_TRUE(findings_of({}).empty());
    EXPECT_TRUE(findings_of({{210, 297}}).empty());
    EXPECT_TRUE(findings_of({{210, 297}, {297, 210}, {211.9, 296.8}, {207, 301}, {213, 293}}).empty());
    EXPECT_TRUE(findings_of({{120, 190}, {122, 188}}).empty()) << "no known paper, and yet the same";
}

TEST(Sizes, APageOfAnotherPaperIsAFindingOfTheDocument) {
    const Findings findings = findings_of({{210, 297}, {210, 297}, {297, 420}, {297, 210}, {190, 250}});
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].rule, "scan.mixed_paper");
    EXPECT_EQ(findings[0].severity, Severity::warn);
    EXPECT_EQ(findings[0].page, 0);
    EXPECT_EQ(findings[0].message.args[0], "A4 (1–2, 4); A3 (3); 190 × 250 mm (5)");
}

TEST(Sizes, PartOfASheetDiffersFromTheWhole) {
    EXPECT_EQ(findings_of({{210, 297}, {210, 279}}).size(), 1u);
    EXPECT_EQ(findings_of({{210, 297}, {215.9, 279.4}}).size(), 1u) << "Letter";
}

TEST(Sizes, TheProfileDecides) {
    QualityOptions options;
    options.mixed_paper = Action::ignore;
    EXPECT_TRUE(findings_of({{210, 297}, {148, 210}}, options).empty());
    options.mixed_paper = Action::refuse;
    EXPECT_TRUE(refused(findings_of({{210, 297}, {148, 210}}, options)));
    options.max_paper_deviation = 0.2;
    EXPECT_TRUE(findings_of({{210, 297}, {210, 260}}, options).empty());
}

} // namespace
} // namespace sohoa
