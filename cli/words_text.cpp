// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/words_text.h"

#include "cli/json_line.h"
#include "core/base/error.h"
#include "core/base/json.h"
#include "core/record/alto.h"
#include "core/record/hocr.h"

namespace sohoa {
namespace {

Json words_json(const Line& line) {
    Json out = Json::array();
    for (const Word& w : line.words) {
        out.push_back({{"text", w.text},
                       {"confidence", w.confidence},
                       {"box", Json::array({w.x0, w.y0, w.x1, w.y1})},
                       {"baseline", Json::array({w.base_from.x, w.base_from.y, w.base_to.x, w.base_to.y})},
                       {"height", w.height}});
        if (!w.first_reading.empty()) out.back()["first_reading"] = w.first_reading;
    }
    return out;
}

Json page_json(const PageInfo& info, const PageRecord& page, size_t number) {
    Json out = {{"number", number},
                {"width", info.seen_width()},
                {"height", info.seen_height()},
                {"dpi_x", info.dpi_x},
                {"dpi_y", info.dpi_y},
                {"dpi_source", info.dpi_source},
                {"width_pt", info.width_pt},
                {"height_pt", info.height_pt},
                {"blank", page.quality.blank},
                {"orientation_known", page.quality.orientation_known},
                {"turned", page.text.turned},
                {"deskewed", page.text.deskewed},
                {"mean_confidence", page.text.mean_confidence},
                {"complete", !page.text.timed_out}};
    out["marks"] = Json::array();
    for (const PageMark& m : page.text.marks)
        out["marks"].push_back({{"kind", m.kind}, {"box", Json::array({m.x0, m.y0, m.x1, m.y1})}});
    out["lines"] = Json::array();
    for (const Line& line : page.text.lines)
        out["lines"].push_back({{"block", line.block}, {"words", words_json(line)}});
    return out;
}

Json head(const Document& document, const PageText& first) {
    Json out = {
        {"schema", "sohoa-words"}, {"schema_version", 1}, {"source", document.source}, {"files", Json::array()}};
    for (const SourceFile& file : document.files)
        out["files"].push_back({{"path", file.path}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    out["engine"] = first.engine;
    out["model"] = first.model;
    out["model_path"] = first.model_path;
    out["model_sha256"] = first.model_sha256;
    return out;
}

using Pages = std::function<PageRecord(size_t)>;
using Write = std::function<void(const std::string&)>;

void write_text(const Document& document, const Pages& page, const Write& write) {
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const std::string text = page(i).text.plain();
        write((text.empty() ? "" : text + "\n") + "\f");
    }
}

void write_json(const Document& document, const Pages& page, const Write& write) {
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const PageRecord record = page(i);
        // The head stays open for the pages, so that no more than one of them is held.
        std::string begin = i == 0 ? json_line(head(document, record.text)) : std::string();
        if (i == 0) begin.replace(begin.rfind('}'), std::string::npos, ",\"pages\":[");
        std::string one = json_line(page_json(document.pages[i], record, i + 1));
        one.pop_back();
        write((i == 0 ? begin : ",") + one);
    }
    write("]}\n");
}

void write_hocr(const Document& document, const Pages& page, const Write& write) {
    XmlWriter xml = hocr_writer();
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const PageText text = page(i).text;
        if (i == 0) begin_hocr(xml, document, text);
        add_hocr_page(xml, document, document.pages[i], text, i + 1);
        write(xml.take());
    }
    write(xml.finish().take());
}

void write_alto(const Document& document, const Pages& page, const Write& write) {
    XmlWriter xml;
    for (size_t i = 0; i < document.pages.size(); ++i) {
        const PageText text = page(i).text;
        if (i == 0) begin_alto(xml, document, text);
        add_alto_page(xml, document.pages[i], text, i + 1);
        write(xml.take());
    }
    write(xml.finish().take());
}

struct Format {
    const char* name;
    void (*write)(const Document&, const Pages&, const Write&);
};
constexpr Format formats[] = {{"text", write_text}, {"json", write_json}, {"hocr", write_hocr}, {"alto", write_alto}};

} // namespace

std::vector<std::string> words_formats() {
    std::vector<std::string> out;
    for (const Format& format : formats)
        out.emplace_back(format.name);
    return out;
}

void write_document_words(const Document& document, const Pages& page, const std::string& as, const Write& write) {
    for (const Format& format : formats)
        if (as == format.name) return format.write(document, page, write);
    throw Error(Code::internal, "", msg("a job has wrong arguments"));
}

} // namespace sohoa
