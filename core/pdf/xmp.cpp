// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/xmp.h"

#include "core/base/clock.h"
#include "core/base/text.h"

#include <algorithm>

namespace sohoa {
namespace {

std::string list(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items)
        out += "<rdf:li>" + xml_escape(item) + "</rdf:li>";
    return out.empty() ? "" : "<rdf:Seq>" + out + "</rdf:Seq>";
}

// Those that say something: PDF/A asks for a description of what is used, not of what might be.
std::vector<XmpProperty> own_properties(const XmpFields& f) {
    std::vector<XmpProperty> all = xmp_properties(f);
    all.erase(std::remove_if(all.begin(), all.end(), [](const XmpProperty& p) { return p.value.empty(); }), all.end());
    return all;
}

std::string extension_schema(const std::vector<XmpProperty>& properties) {
    std::string rows;
    for (const XmpProperty& p : properties)
        rows += "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>" + p.name +
                "</pdfaProperty:name><pdfaProperty:valueType>" + p.type +
                "</pdfaProperty:valueType><pdfaProperty:category>internal</"
                "pdfaProperty:category><pdfaProperty:description>" +
                p.description + "</pdfaProperty:description></rdf:li>\n";
    return "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
           "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
           "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
           "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
           "<pdfaSchema:schema>sohoa digitised record</pdfaSchema:schema><pdfaSchema:namespaceURI>" +
           std::string(xmp_namespace) +
           "</pdfaSchema:namespaceURI><pdfaSchema:prefix>sohoa</pdfaSchema:prefix>\n<pdfaSchema:property><rdf:Seq>\n" +
           rows + "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";
}

// Nothing for an empty value. `value` is XML.
std::string element(const std::string& name, const std::string& value) {
    return value.empty() ? "" : "<" + name + ">" + value + "</" + name + ">\n";
}

std::string described(const std::vector<XmpProperty>& properties) {
    std::string rows;
    for (const XmpProperty& p : properties)
        rows += element("sohoa:" + p.name, p.value);
    return "<rdf:Description rdf:about=\"\" xmlns:sohoa=\"" + std::string(xmp_namespace) + "\">\n" + rows +
           "</rdf:Description>\n";
}

std::string dublin_core(const XmpFields& f) {
    const std::string& date = f.fields.issued_date.value;
    return element("dc:format", "application/pdf") + element("dc:identifier", xml_escape(f.name)) +
           element("dc:title",
                   "<rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml_escape(xmp_title(f)) + "</rdf:li></rdf:Alt>") +
           element("dc:date", date.empty() ? "" : list({date})) +
           element("dc:language", "<rdf:Bag><rdf:li>" + xml_escape(f.language) + "</rdf:li></rdf:Bag>");
}

} // namespace

std::string xmp_property(const std::string& key) {
    std::string out;
    bool capital = false;
    for (const char c : key) {
        if (c == '_' || c == '.')
            capital = true;
        else {
            out += capital && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            capital = false;
        }
    }
    return out;
}

std::vector<XmpProperty> xmp_properties(const XmpFields& f) {
    std::vector<XmpProperty> all = {
        {"sourceSha256", "seq Text", "SHA-256 of each source file, in the order of the pages", list(f.source_sha256)},
        {"pageCount", "Integer", "Number of pages scanned", std::to_string(f.pages)},
        {"ocrEngine", "Text", "Software that read the text layer", xml_escape(f.ocr_engine)},
        {"ocrModel", "Text", "Language model of the text layer", xml_escape(f.ocr_model)},
        {"ocrModelSha256", "Text", "SHA-256 of the model file", xml_escape(f.ocr_model_sha256)},
    };
    for (const FieldRow& row : field_table)
        all.push_back({xmp_property(row.key), row.member == &Fields::issued_date ? "Date" : "Text", row.vietnamese,
                       xml_escape((f.fields.*(row.member)).value)});
    return all;
}

std::string xmp_value(const std::string& packet, const std::string& element) {
    const std::string begin = "<" + element + ">", end = "</" + element + ">";
    const size_t from = packet.find(begin);
    if (from == std::string::npos) return "";
    const size_t value = from + begin.size();
    return packet.substr(value, std::min(packet.find(end, value), packet.size()) - value);
}

std::string xmp_title(const XmpFields& f) {
    const std::string &kind = f.fields.type_name.value, &code = f.fields.code_full.value,
                      &subject = f.fields.subject.value;
    if (kind.empty() && subject.empty()) return f.name; // a number alone says less than the record's name
    const std::string head = kind + (kind.empty() || code.empty() ? "" : " ") + code;
    return head + (head.empty() || subject.empty() ? "" : ": ") + subject;
}

std::string xmp_packet(const XmpFields& f) {
    const std::string created = iso8601_vn(f.created), changed = f.changed == 0 ? created : iso8601_vn(f.changed);
    const std::vector<XmpProperty> own = own_properties(f);
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
           "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n" +
           dublin_core(f) + element("xmp:CreateDate", created) + element("xmp:ModifyDate", changed) +
           element("xmp:MetadataDate", changed) + element("xmp:CreatorTool", xml_escape(f.tool)) +
           element("pdf:Producer", xml_escape(f.tool)) + "</rdf:Description>\n" + described(own) +
           extension_schema(own) + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

} // namespace sohoa
