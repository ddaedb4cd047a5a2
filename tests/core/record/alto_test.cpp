// SPDX-License-Identifier: GPL-3.0-or-later
// That it is valid by the schema, and holds the words of the other formats: tests/cli/ocr_formats_test.cpp.
#include "core/record/alto.h"

#include "tests/core/word_formats.h"

#include <gtest/gtest.h>

namespace sohoa {
namespace {

std::string alto(const PageInfo& info, const PageText& text, const std::string& source = "a.tif") {
    XmlWriter xml;
    begin_alto(xml, small_document(source), text);
    add_alto_page(xml, info, text, 1);
    return xml.finish().take();
}

#define EXPECT_HOLDS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(Alto, BlocksLinesAndWordsHaveWholePixelsOnThePage) {
    const std::string xml = alto(page_of(800, 600), small_text());
    EXPECT_HOLDS(xml, R"(<PrintSpace HPOS="0" VPOS="20" WIDTH="110" HEIGHT="580">)");
    EXPECT_HOLDS(xml, R"(<TextBlock ID="block_1_1" HPOS="10" VPOS="20" WIDTH="100" HEIGHT="50">)");
    EXPECT_HOLDS(xml,
                 R"(<TextLine ID="line_1_1" HPOS="10" VPOS="20" WIDTH="100" HEIGHT="21" BASELINE="10,36 110,36">)");
    EXPECT_HOLDS(xml, R"(<String ID="word_1_1" HPOS="10" VPOS="20" WIDTH="31" HEIGHT="21" WC="0.9125" CONTENT="Số:"/>)"
                      "\n"
                      R"(<SP HPOS="41" VPOS="20" WIDTH="9"/>)");
    EXPECT_HOLDS(xml, R"(<String ID="word_1_4" HPOS="0" VPOS="590" WIDTH="17" HEIGHT="10" WC="0" CONTENT="lề"/>)");
    EXPECT_HOLDS(xml, R"(<TextBlock ID="block_1_2" )");
    EXPECT_EQ(xml.find("block_1_3"), std::string::npos);
}

TEST(Alto, SpecialCharactersAreEscaped) {
    const std::string xml = alto(page_of(800, 600), small_text(), "a & <b>.tif");
    EXPECT_HOLDS(xml, R"(CONTENT="A&amp;B&lt;&quot;&gt;")");
    EXPECT_HOLDS(xml, "<fileName>a &amp; &lt;b&gt;.tif</fileName>");
}

TEST(Alto, TellsSourceSoftwareAndModel) {
    const std::string xml = alto(page_of(800, 600), small_text());
    EXPECT_HOLDS(xml, R"(<fileIdentifier fileIdentifierLocation="sha256">)" + std::string(64, 'a'));
    EXPECT_HOLDS(xml, "<softwareName>tesseract</softwareName>\n<softwareVersion>5.3.0</softwareVersion>");
    EXPECT_HOLDS(xml, "<processingStepSettings>model vie, sha256 " + std::string(64, 'b'));
    EXPECT_HOLDS(xml, "<softwareName>sohoa</softwareName>");
}

TEST(Alto, RotationIsCounterClockwise) {
    const auto page = [](int turned, double deskewed) {
        PageText text = small_text();
        text.turned = turned;
        text.deskewed = deskewed;
        return alto(page_of(800, 600), text);
    };
    EXPECT_EQ(page(0, 0).find("ROTATION"), std::string::npos);
    EXPECT_HOLDS(page(90, 0), R"(ROTATION="90")");
    EXPECT_HOLDS(page(0, 1.5), R"(ROTATION="358.5")");
    EXPECT_HOLDS(page(270, -1.254), R"(ROTATION="271.25")");
    EXPECT_EQ(page(0, 0.001).find("ROTATION"), std::string::npos);
}

TEST(Alto, ASealIsAnIllustration) {
    PageText text = small_text();
    EXPECT_HOLDS(alto(page_of(800, 600), text), R"(<PrintSpace HPOS="0" VPOS="20" WIDTH="110" HEIGHT="580">)");
    text.marks = {{"seal", 700.5, 500, 810, 590}};
    EXPECT_HOLDS(alto(page_of(800, 600), text),
                 R"(<Illustration ID="mark_1_1" HPOS="700" VPOS="500" WIDTH="100" HEIGHT="90" TYPE="seal"/>)"
                 "\n</PrintSpace>");
    EXPECT_HOLDS(alto(page_of(800, 600), text), R"(<PrintSpace HPOS="0" VPOS="20" WIDTH="800" HEIGHT="580">)");
}

TEST(Alto, ABlankPageIsAnEmptyPage) {
    PageText text = small_text();
    text.lines.clear();
    text.mean_confidence = 0;
    EXPECT_HOLDS(
        alto(page_of(800, 600), text),
        R"(<Page ID="page_1" PROCESSINGREFS="recognition sohoa" PHYSICAL_IMG_NR="1" WIDTH="800" HEIGHT="600" LANG="vi">)"
        "\n<PrintSpace/>\n</Page>");
}

TEST(Alto, APageThatWasNotReadToItsEndSaysSo) {
    PageText text = small_text();
    EXPECT_EQ(alto(page_of(800, 600), text).find("QUALITY_DETAIL"), std::string::npos);
    text.timed_out = true;
    EXPECT_HOLDS(alto(page_of(800, 600), text), R"(QUALITY_DETAIL="incomplete: )");
}

} // namespace
} // namespace sohoa
