// SPDX-License-Identifier: GPL-3.0-or-later
// That it holds the words of the other formats: tests/cli/ocr_formats_test.cpp.
#include "core/record/hocr.h"

#include "tests/core/word_formats.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

std::string hocr(const PageText& text, const std::string& source = "a.tif") {
    const Document document = small_document(source);
    XmlWriter xml = hocr_writer();
    begin_hocr(xml, document, text);
    add_hocr_page(xml, document, document.pages[1], text, 2);
    return xml.finish().take();
}

#define EXPECT_HOLDS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(Hocr, PagesBlocksLinesAndWordsHaveTheirProperties) {
    const std::string xml = hocr(small_text());
    EXPECT_HOLDS(
        xml,
        R"(<div class="ocr_page" id="page_2" title="image &quot;a.tif&quot;; bbox 0 0 800 600; ppageno 1; scan_res 300 300">)");
    EXPECT_HOLDS(xml, R"(<div class="ocr_carea" id="block_2_1" title="bbox 10 20 110 70">)");
    EXPECT_HOLDS(xml, R"(<span class="ocr_line" id="line_2_2" title="bbox 10 50 50 70; baseline 0 -4; x_size 20">)");
    EXPECT_HOLDS(xml, R"(<span class="ocrx_word" id="word_2_1" title="bbox 10 20 41 41; x_wconf 91">Số:</span>)");
    EXPECT_HOLDS(xml, R"(<meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_line ocrx_word ocr_image"/>)");
    EXPECT_HOLDS(xml, R"(<meta name="ocr-number-of-pages" content="2"/>)");
    EXPECT_HOLDS(xml, "tesseract 5.3.0, model vie sha256 ");
}

TEST(Hocr, SpecialCharactersAreEscaped) {
    const std::string xml = hocr(small_text(), "a & \"b\".tif");
    EXPECT_HOLDS(xml, ">A&amp;B&lt;&quot;&gt;</span>");
    EXPECT_HOLDS(xml, R"(image &quot;a &amp; \&quot;b\&quot;.tif&quot;; bbox)");
}

TEST(Hocr, ASlopingLineHasItsBaselineFromTheLowerLeftCornerOfItsBox) {
    PageText text = small_text();
    text.lines = {{{{"dốc", "", 90, {20, 100}, {120, 110}, 20, 10, 85, 120, 115}}, 1}};
    EXPECT_HOLDS(hocr(text), R"(bbox 10 85 120 115; baseline 0.1 -16; x_size 20)");
}

TEST(Hocr, PrintThatDoesNotRunToTheRightHasItsAngle) {
    const auto line = [](Point from, Point to) {
        PageText text = small_text();
        text.lines = {{{{"a", "", 90, from, to, 20, 10, 10, 60, 60}}, 1}};
        return hocr(text);
    };
    EXPECT_HOLDS(line({50, 60}, {50, 10}), "textangle 90; ");
    EXPECT_HOLDS(line({60, 20}, {10, 20}), "textangle 180; ");
    EXPECT_HOLDS(line({20, 10}, {20, 60}), "textangle 270; ");
}

TEST(Hocr, ASealIsAnImage) {
    PageText text = small_text();
    text.marks = {{"seal", 700.5, 500, 810, 590}};
    EXPECT_HOLDS(hocr(text), R"(<div class="ocr_image" id="mark_2_1" title="bbox 700 500 800 590; x_kind seal"/>)");
}

TEST(Hocr, ABlankPageIsAnEmptyPage) {
    PageText text = small_text();
    text.lines.clear();
    EXPECT_HOLDS(hocr(text), "scan_res 300 300\"/>\n</body>");
}

} // namespace
} // namespace sohoa
