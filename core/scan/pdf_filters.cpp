// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_filters.h"

#include "core/pdf/podofo.h"
#include "core/scan/predictor.h"

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

// Takes one layer off; the predictor is undone by us.
std::string without_layer(const std::string& bytes, const PdfFilterLayer& layer) {
    const std::unique_ptr<PdfFilter> filter(
        PdfFilterFactory::Create(PdfFilterFactory::FilterNameToType(PdfName(layer.filter))));
    if (!filter) throw PdfError(ePdfError_UnsupportedFilter);
    PdfDictionary parms;
    if (layer.parms) parms = layer.parms->GetDictionary();
    parms.RemoveKey("Predictor");
    char* out = nullptr;
    pdf_long length = 0;
    filter->Decode(bytes.data(), static_cast<pdf_long>(bytes.size()), &out, &length, &parms);
    std::string plain(out, static_cast<size_t>(length));
    podofo_free(out);
    if (layer.filter == "ASCIIHexDecode") { // PoDoFo puts a zero behind the end
        const auto digits = std::count_if(bytes.begin(), bytes.end(), [](unsigned char c) { return std::isxdigit(c); });
        plain.resize(std::min(plain.size(), (static_cast<size_t>(digits) + 1) / 2));
    }
    if (layer.filter != "FlateDecode" && layer.filter != "LZWDecode") return plain;
    auto number = [&](const char* key, int otherwise) {
        return static_cast<int>(integer_at(layer.parms, key, otherwise));
    };
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

std::string last_filter_bytes(PdfObject& stream, const std::vector<PdfFilterLayer>& filters) {
    std::string bytes = raw_stream(stream);
    for (size_t i = 0; i + 1 < filters.size(); ++i)
        bytes = without_layer(bytes, filters[i]);
    return bytes;
}

std::string sample_bytes(PdfObject& image, const std::vector<PdfFilterLayer>& filters) {
    const std::string bytes = last_filter_bytes(image, filters);
    return filters.empty() ? bytes : without_layer(bytes, filters.back());
}

} // namespace sohoa
