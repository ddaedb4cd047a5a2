// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/xmp.h"

#include "core/base/clock.h"
#include "core/base/text.h"

namespace sohoa {
namespace {

struct Property {
    const char* name;
    const char* type;
    const char* description;
};

constexpr Property properties[] = {
    {"sourceSha256", "seq Text", "SHA-256 of each source file, in the order of the pages"},
    {"pageCount", "Integer", "Number of pages scanned"},
    {"ocrEngine", "Text", "Software that read the text layer"},
    {"ocrModel", "Text", "Language model of the text layer"},
    {"ocrModelSha256", "Text", "SHA-256 of the model file"},
};

std::string extension_schema() {
    std::string rows;
    for (const Property& p : properties)
        rows += std::string("<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>") + p.name +
                "</pdfaProperty:name><pdfaProperty:valueType>" + p.type +
                "</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>" +
                p.description + "</pdfaProperty:description></rdf:li>\n";
    return "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
           "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
           "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
           "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
           "<pdfaSchema:schema>sohoa digitised record</pdfaSchema:schema><pdfaSchema:namespaceURI>" +
           std::string(xmp_namespace) +
           "</pdfaSchema:namespaceURI><pdfaSchema:prefix>sohoa</pdfaSchema:prefix>\n<pdfaSchema:property><rdf:Seq>\n" + rows +
           "</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";
}

std::string element(const std::string& name, const std::string& value) {
    return value.empty() ? "" : "<" + name + ">" + xml_escape(value) + "</" + name + ">\n";
}

std::string own_properties(const XmpFields& f) {
    std::string hashes;
    for (const std::string& hash : f.source_sha256) hashes += "<rdf:li>" + xml_escape(hash) + "</rdf:li>";
    return "<rdf:Description rdf:about=\"\" xmlns:sohoa=\"" + std::string(xmp_namespace) + "\">\n<sohoa:sourceSha256><rdf:Seq>" +
           hashes + "</rdf:Seq></sohoa:sourceSha256>\n" + element("sohoa:pageCount", std::to_string(f.pages)) +
           element("sohoa:ocrEngine", f.ocr_engine) + element("sohoa:ocrModel", f.ocr_model) +
           element("sohoa:ocrModelSha256", f.ocr_model_sha256) + "</rdf:Description>\n";
}

} // namespace

std::string xmp_packet(const XmpFields& f) {
    const std::string time = iso8601_vn(f.created);
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
           "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
           "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           xml_escape(f.title) + "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>" + xml_escape(f.language) +
           "</rdf:li></rdf:Bag></dc:language>\n" + element("xmp:CreateDate", time) + element("xmp:ModifyDate", time) +
           element("xmp:MetadataDate", time) + element("xmp:CreatorTool", f.tool) + element("pdf:Producer", f.tool) +
           "</rdf:Description>\n" + own_properties(f) + extension_schema() + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

} // namespace sohoa
