// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/alto.h"

#include "core/record/page_layout.h"

#include <cmath>

namespace sohoa {
namespace {

void element(XmlWriter& xml, const char* name, const std::string& value) {
    xml.open(name).text(value).close();
}

// "tesseract 5.3.0": name and version.
void software(XmlWriter& xml, const std::string& name, const std::string& version) {
    xml.open("processingSoftware");
    element(xml, "softwareName", name);
    if (!version.empty()) element(xml, "softwareVersion", version);
    xml.close();
}

// "Processing" is what ALTO 4 has for "OCRProcessing", which it deprecates.
void processing(XmlWriter& xml, const PageText& read) {
    const size_t space = read.engine.find(' ');
    xml.open("Processing").attribute("ID", "recognition");
    element(xml, "processingCategory", "contentGeneration");
    element(xml, "processingStepDescription", "text recognition");
    element(xml, "processingStepSettings", "model " + read.model + ", sha256 " + read.model_sha256);
    software(xml, read.engine.substr(0, space), space == std::string::npos ? "" : read.engine.substr(space + 1));
    xml.close();
    xml.open("Processing").attribute("ID", "sohoa");
    element(xml, "processingCategory", "contentModification");
    element(xml, "processingStepDescription",
            "preparation of the image for recognition; places on the page as scanned; text as Unicode NFC");
    software(xml, "sohoa", SOHOA_VERSION);
    xml.close();
}

void box(XmlWriter& xml, const PixelBox& box) {
    xml.attribute("HPOS", box.x0)
        .attribute("VPOS", box.y0)
        .attribute("WIDTH", box.width())
        .attribute("HEIGHT", box.height());
}

// Between two words of a line; none where they touch, and for print that does not run to the right no place is told.
void space(XmlWriter& xml, const PlacedLine& line, const PixelBox& left, const PixelBox& right) {
    xml.open("SP");
    if (line.angle == 0 && right.x0 > left.x1)
        xml.attribute("HPOS", left.x1).attribute("VPOS", line.box.y0).attribute("WIDTH", right.x0 - left.x1);
    xml.close();
}

std::string id(const char* kind, size_t page, size_t number) {
    return std::string(kind) + "_" + std::to_string(page) + "_" + std::to_string(number);
}

// Numbers of what has an ID, on one page.
struct Counts {
    size_t page, lines = 0, words = 0;
};

std::string points(const PixelPoint& a, const PixelPoint& b) {
    return std::to_string(a.x) + "," + std::to_string(a.y) + " " + std::to_string(b.x) + "," + std::to_string(b.y);
}

void add_line(XmlWriter& xml, const PageInfo& info, const PlacedLine& line, Counts& counts) {
    xml.open("TextLine").attribute("ID", id("line", counts.page, ++counts.lines));
    box(xml, line.box);
    xml.attribute("BASELINE", points(on_page(info, line.base_from), on_page(info, line.base_to)));
    for (size_t i = 0; i < line.words.size(); ++i) {
        if (i > 0) space(xml, line, line.words[i - 1].box, line.words[i].box);
        const BoxedWord& placed = line.words[i];
        xml.open("String").attribute("ID", id("word", counts.page, ++counts.words));
        box(xml, placed.box);
        xml.attribute("WC", decimal(placed.word->confidence / 100, 4)).attribute("CONTENT", placed.word->text).close();
    }
    xml.close();
}

void add_blocks(XmlWriter& xml, const PageInfo& info, const std::vector<PlacedBlock>& blocks, size_t page) {
    Counts counts{page};
    for (size_t i = 0; i < blocks.size(); ++i) {
        xml.open("TextBlock").attribute("ID", id("block", page, i + 1));
        box(xml, blocks[i].box);
        for (const PlacedLine& line : blocks[i].lines)
            add_line(xml, info, line, counts);
        xml.close();
    }
}

// What is no print: a seal.
void add_marks(XmlWriter& xml, const std::vector<PlacedMark>& marks, size_t page) {
    for (size_t i = 0; i < marks.size(); ++i) {
        xml.open("Illustration").attribute("ID", id("mark", page, i + 1));
        box(xml, marks[i].box);
        xml.attribute("TYPE", marks[i].mark->kind).close();
    }
}

// The whole of what stands on the page; no place is told where there is nothing.
void print_space(XmlWriter& xml, const std::vector<PlacedBlock>& blocks, std::vector<PlacedMark> all) {
    for (const PlacedBlock& block : blocks)
        all.push_back({nullptr, block.box});
    xml.open("PrintSpace");
    if (!all.empty()) box(xml, around(all));
}

// "Default rotation for text ... in degree counterclockwise": print that a clockwise turn makes upright lies
// counter-clockwise, and skew is told clockwise.
std::string rotation(const PageText& text) {
    const double hundredths = std::fmod(std::round((text.turned - text.deskewed) * 100), 36000);
    return decimal((hundredths < 0 ? hundredths + 36000 : hundredths) / 100, 2);
}

} // namespace

void begin_alto(XmlWriter& xml, const Document& document, const PageText& first) {
    xml.open("alto").attribute("xmlns", "http://www.loc.gov/standards/alto/ns-v4#");
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml.attribute("xsi:schemaLocation",
                  "http://www.loc.gov/standards/alto/ns-v4# http://www.loc.gov/standards/alto/v4/alto-4-4.xsd");
    xml.attribute("SCHEMAVERSION", "4.4");
    xml.open("Description");
    element(xml, "MeasurementUnit", "pixel");
    xml.open("sourceImageInformation");
    element(xml, "fileName", document.source);
    for (const SourceFile& file : document.files)
        xml.open("fileIdentifier").attribute("fileIdentifierLocation", "sha256").text(file.sha256).close();
    xml.close();
    processing(xml, first);
    xml.close();
    xml.open("Layout");
}

void add_alto_page(XmlWriter& xml, const PageInfo& info, const PageText& text, size_t number) {
    const std::vector<PlacedBlock> blocks = blocks_of(info, text);
    const std::vector<PlacedMark> marks = marks_of(info, text);
    xml.open("Page").attribute("ID", "page_" + std::to_string(number)).attribute("PROCESSINGREFS", "recognition sohoa");
    xml.attribute("PHYSICAL_IMG_NR", static_cast<long>(number))
        .attribute("WIDTH", info.seen_width())
        .attribute("HEIGHT", info.seen_height());
    if (text.timed_out) xml.attribute("QUALITY_DETAIL", "incomplete: the time for reading the page was over");
    if (!blocks.empty()) xml.attribute("PC", decimal(text.mean_confidence / 100, 4));
    if (const std::string degrees = rotation(text); degrees != "0") xml.attribute("ROTATION", degrees);
    if (text.model == "vie") xml.attribute("LANG", "vi");
    print_space(xml, blocks, marks);
    add_blocks(xml, info, blocks, number);
    add_marks(xml, marks, number);
    xml.close().close();
}

} // namespace sohoa
