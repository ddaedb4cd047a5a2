// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/filters.h"

#include "core/pdf/lzw.h"
#include "core/pdf/podofo.h"
#include "core/pdf/predictor.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>

namespace sohoa {

using namespace PoDoFo;

namespace {

// ISO 32000-1, table 94: short names of inline images.
std::string full_name(const std::string& filter) {
    static const std::map<std::string, std::string> names = {
        {"DCT", "DCTDecode"},      {"CCF", "CCITTFaxDecode"}, {"Fl", "FlateDecode"},    {"LZW", "LZWDecode"},
        {"RL", "RunLengthDecode"}, {"A85", "ASCII85Decode"},  {"AHx", "ASCIIHexDecode"}};
    const auto known = names.find(filter);
    return known == names.end() ? filter : known->second;
}

PdfObject* dictionary_or_null(PdfObject* object) {
    return object && object->IsDictionary() ? object : nullptr;
}

std::string taken(char* buffer, pdf_long length) {
    std::string out(buffer, static_cast<size_t>(length));
    podofo_free(buffer);
    return out;
}

std::string undone_by_podofo(const std::string& bytes, const std::string& name) {
    const std::unique_ptr<PdfFilter> filter(
        PdfFilterFactory::Create(PdfFilterFactory::FilterNameToType(PdfName(name))));
    if (!filter) throw PdfError(ePdfError_UnsupportedFilter);
    char* out = nullptr;
    pdf_long length = 0;
    filter->Decode(bytes.data(), static_cast<pdf_long>(bytes.size()), &out, &length); // no parameters: it errs on them
    std::string plain = taken(out, length);
    if (name == "ASCIIHexDecode") { // PoDoFo puts a zero behind the end
        const auto digits = std::count_if(bytes.begin(), bytes.end(), [](unsigned char c) { return std::isxdigit(c); });
        plain.resize(std::min(plain.size(), (static_cast<size_t>(digits) + 1) / 2));
    }
    return plain;
}

// Takes one layer off.
std::string without_layer(const std::string& bytes, const PdfFilterLayer& layer) {
    auto number = [&](const char* key, int otherwise) {
        return static_cast<int>(integer_at(layer.parms, key, otherwise));
    };
    const bool lzw = layer.filter == "LZWDecode";
    std::string plain =
        lzw ? unpacked_lzw(bytes, number("EarlyChange", 1) != 0) : undone_by_podofo(bytes, layer.filter);
    if (!lzw && layer.filter != "FlateDecode") return plain;
    auto samples = unpredicted(std::move(plain), {number("Predictor", 1), number("Colors", 1),
                                                  number("BitsPerComponent", 8), number("Columns", 1)});
    if (!samples) throw PdfError(ePdfError_InvalidPredictor);
    return std::move(*samples);
}

} // namespace

std::vector<PdfFilterLayer> pdf_filters(PdfObject& stream) {
    std::vector<PdfFilterLayer> out;
    PdfObject* filter = find(&stream, "Filter");
    PdfObject* parms = find(&stream, "DecodeParms");
    if (!filter) return out;
    if (filter->IsName()) {
        PdfObject* own = parms && parms->IsArray() ? element(parms, 0) : parms;
        out.push_back({full_name(filter->GetName().GetName()), dictionary_or_null(own)});
    }
    for (size_t i = 0; i < array_size(filter); ++i) {
        PdfObject* name = element(filter, i);
        PdfObject* own = parms && parms->IsDictionary() && array_size(filter) == 1 ? parms : element(parms, i);
        if (name && name->IsName()) out.push_back({full_name(name->GetName().GetName()), dictionary_or_null(own)});
    }
    return out;
}

bool is_image_codec(const std::string& filter) {
    return filter == "DCTDecode" || filter == "CCITTFaxDecode" || filter == "JBIG2Decode" || filter == "JPXDecode";
}

std::string raw_stream(PdfObject& object) {
    char* buffer = nullptr;
    pdf_long length = 0;
    object.GetStream()->GetCopy(&buffer, &length);
    return taken(buffer, length);
}

std::string last_filter_bytes(PdfObject& stream, const std::vector<PdfFilterLayer>& filters) {
    std::string bytes = raw_stream(stream);
    for (size_t i = 0; i + 1 < filters.size(); ++i)
        bytes = without_layer(bytes, filters[i]);
    return bytes;
}

std::string decoded_stream(PdfObject& stream) {
    const std::vector<PdfFilterLayer> filters = pdf_filters(stream);
    std::string bytes = last_filter_bytes(stream, filters);
    return filters.empty() ? bytes : without_layer(bytes, filters.back());
}

} // namespace sohoa
