// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/hocr.h"

#include "core/record/page_layout.h"

#include <cmath>

namespace sohoa {
namespace {

void meta(XmlWriter& xml, const char* name, const std::string& content) {
    xml.open("meta").attribute("name", name).attribute("content", content).close();
}

std::string bbox(const PixelBox& box) {
    return "bbox " + std::to_string(box.x0) + " " + std::to_string(box.y0) + " " + std::to_string(box.x1) + " " +
           std::to_string(box.y1);
}

// A string inside a title, which is itself an attribute.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

// "baseline pn … p0": a polynomial from the lower left corner of the line's box; a straight line has two. Print that
// does not run to the right has its angle told instead, as Tesseract does.
std::string run(const PlacedLine& line) {
    if (line.angle != 0) return "textangle " + std::to_string(line.angle);
    const double across = line.base_to.x - line.base_from.x;
    const double slope = across > 0 ? (line.base_to.y - line.base_from.y) / across : 0;
    const double at_left = line.base_from.y + slope * (line.box.x0 - line.base_from.x);
    return "baseline " + decimal(slope, 4) + " " + decimal(at_left - line.box.y1, 1);
}

// Numbers of what has an id, on one page.
struct Counts {
    size_t page, blocks = 0, lines = 0, words = 0, marks = 0;
};

void open(XmlWriter& xml, const char* element, const char* what, const char* kind, size_t page, size_t number,
          const std::string& title) {
    xml.open(element).attribute("class", what);
    xml.attribute("id", std::string(kind) + "_" + std::to_string(page) + "_" + std::to_string(number))
        .attribute("title", title);
}

void add_line(XmlWriter& xml, const PlacedLine& line, Counts& counts) {
    const std::string title = bbox(line.box) + "; " + run(line) + "; x_size " + decimal(line.height, 1);
    open(xml, "span", "ocr_line", "line", counts.page, ++counts.lines, title);
    for (const BoxedWord& placed : line.words) {
        const std::string word = bbox(placed.box) + "; x_wconf " + std::to_string(std::lround(placed.word->confidence));
        open(xml, "span", "ocrx_word", "word", counts.page, ++counts.words, word);
        xml.text(placed.word->text).close();
    }
    xml.close();
}

} // namespace

XmlWriter hocr_writer() {
    return XmlWriter("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
                     "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">");
}

void begin_hocr(XmlWriter& xml, const Document& document, const PageText& first) {
    const bool vietnamese = first.model == "vie";
    xml.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
    if (vietnamese) xml.attribute("xml:lang", "vi").attribute("lang", "vi");
    xml.open("head").open("title").text(document.source).close();
    xml.open("meta").attribute("http-equiv", "Content-Type").attribute("content", "text/html; charset=utf-8").close();
    meta(xml, "ocr-system",
         "sohoa " SOHOA_VERSION ", " + first.engine + ", model " + first.model + " sha256 " + first.model_sha256);
    meta(xml, "ocr-capabilities", "ocr_page ocr_carea ocr_line ocrx_word ocr_image");
    meta(xml, "ocr-number-of-pages", std::to_string(document.pages.size()));
    if (vietnamese) meta(xml, "ocr-langs", "vi");
    xml.close().open("body");
}

void add_hocr_page(XmlWriter& xml, const Document& document, const PageInfo& info, const PageText& text,
                   size_t number) {
    const std::string dpi = std::to_string(std::lround(info.seen_dpi()));
    xml.open("div").attribute("class", "ocr_page").attribute("id", "page_" + std::to_string(number));
    xml.attribute("title", "image " + quoted(document.files[static_cast<size_t>(info.file)].path) + "; " +
                               bbox({0, 0, info.seen_width(), info.seen_height()}) + "; ppageno " +
                               std::to_string(number - 1) + "; scan_res " + dpi + " " + dpi);
    Counts counts{number};
    for (const PlacedBlock& block : blocks_of(info, text)) {
        open(xml, "div", "ocr_carea", "block", number, ++counts.blocks, bbox(block.box));
        for (const PlacedLine& line : block.lines)
            add_line(xml, line, counts);
        xml.close();
    }
    for (const PlacedMark& placed : marks_of(info, text)) {
        open(xml, "div", "ocr_image", "mark", number, ++counts.marks,
             bbox(placed.box) + "; x_kind " + placed.mark->kind);
        xml.close();
    }
    xml.close();
}

} // namespace sohoa
