// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_image.h"

#include "core/base/digest.h"
#include "core/pdf/podofo.h"
#include "core/pdf/writer.h"
#include "core/scan/encode.h"
#include "core/scan/jpeg_reader.h"
#include "core/scan/predictor.h"

#include <algorithm>
#include <cctype>
#include <leptonica/allheaders.h>
#include <memory>
#include <vector>

namespace sohoa {

using namespace PoDoFo;

namespace {

struct Layer {
    std::string filter;
    PdfObject* parms = nullptr;
};

PdfObject* element(PdfObject* array, size_t i) {
    PdfObject& entry = array->GetArray()[i];
    return entry.IsReference() ? array->GetOwner()->GetObject(entry.GetReference()) : &entry;
}

std::string full_name(const std::string& filter) {
    if (filter == "DCT") return "DCTDecode";
    if (filter == "CCF") return "CCITTFaxDecode";
    if (filter == "Fl") return "FlateDecode";
    if (filter == "LZW") return "LZWDecode";
    return filter;
}

std::vector<Layer> layers_of(PdfObject& image) {
    std::vector<Layer> out;
    PdfObject* filter = find(&image, "Filter");
    PdfObject* parms = find(&image, "DecodeParms");
    if (!filter) return out;
    if (filter->IsName()) {
        PdfObject* own = parms && parms->IsArray() && !parms->GetArray().empty() ? element(parms, 0) : parms;
        out.push_back({full_name(filter->GetName().GetName()), own && own->IsDictionary() ? own : nullptr});
    } else if (filter->IsArray()) {
        for (size_t i = 0; i < filter->GetArray().size(); ++i) {
            PdfObject* name = element(filter, i);
            PdfObject* own = parms && parms->IsArray() && i < parms->GetArray().size() ? element(parms, i) : nullptr;
            if (filter->GetArray().size() == 1 && parms && parms->IsDictionary()) own = parms;
            if (name && name->IsName()) out.push_back({full_name(name->GetName().GetName()), own && own->IsDictionary() ? own : nullptr});
        }
    }
    return out;
}

bool is_codec(const std::string& filter) {
    return filter == "DCTDecode" || filter == "CCITTFaxDecode" || filter == "JBIG2Decode" || filter == "JPXDecode";
}

int64_t integer(PdfObject* dictionary, const char* key, int64_t otherwise) {
    PdfObject* value = find(dictionary, key);
    return value && (value->IsNumber() || value->IsReal()) ? static_cast<int64_t>(value->GetReal()) : otherwise;
}

bool boolean(PdfObject* dictionary, const char* key) {
    PdfObject* value = find(dictionary, key);
    return value && value->IsBool() && value->GetBool();
}

struct Space {
    int components = 0; // of a decoded sample as stored
    std::string text, icc;
    bool direct = false; // samples are grey or RGB values themselves
    bool coloured_palette = false;
};

// ICC.1: 'acsp' at 36, version at 8, class at 12, colour space at 16. PDF/A-2 6.2.4.2 asks for a profile of a known class.
bool usable_profile(const std::string& icc, int components) {
    if (icc.size() < 128 || icc.compare(36, 4, "acsp") != 0 || icc[8] > 4) return false;
    const std::string kind = icc.substr(12, 4), space = icc.substr(16, 4);
    if (kind != "scnr" && kind != "mntr" && kind != "prtr" && kind != "spac") return false;
    return components == 3 ? space == "RGB " : space == "GRAY";
}

Space icc_space(PdfObject* array) {
    Space space;
    PdfObject* stream = array->GetArray().size() > 1 ? element(array, 1) : nullptr;
    if (!stream || !stream->HasStream()) return space;
    const int n = static_cast<int>(integer(stream, "N", 0));
    if (n != 1 && n != 3) return space;
    space.components = n;
    space.direct = true;
    const std::string icc = decoded_stream(*stream);
    if (usable_profile(icc, n)) space.icc = icc;
    else space.text = n == 3 ? "/DeviceRGB" : "/DeviceGray";
    return space;
}

Space space_of(PdfObject* object);

Space indexed_space(PdfObject* array) {
    Space space;
    if (array->GetArray().size() != 4) return space;
    const Space base = space_of(element(array, 1));
    PdfObject* lookup = element(array, 3);
    PdfObject* high = element(array, 2);
    if (base.text.empty() || !lookup || !high || !high->IsNumber()) return space; // an ICC base goes to Poppler
    std::string table;
    if (lookup->HasStream()) table = decoded_stream(*lookup);
    else if (lookup->IsString() || lookup->IsHexString()) table.assign(lookup->GetString().GetString(), static_cast<size_t>(lookup->GetString().GetLength()));
    for (size_t i = 0; base.components == 3 && i + 2 < table.size(); i += 3)
        if (table[i] != table[i + 1] || table[i] != table[i + 2]) space.coloured_palette = true;
    space.components = 1;
    space.text = "[/Indexed" + base.text + " " + std::to_string(high->GetNumber()) + "<" + hex(table) + ">]";
    return space;
}

Space space_of(PdfObject* object) {
    Space space;
    if (!object) return space;
    if (object->IsName()) {
        const std::string name = object->GetName().GetName();
        if (name == "DeviceGray" || name == "G" || name == "CalGray") space = {1, "/DeviceGray", "", true};
        if (name == "DeviceRGB" || name == "RGB" || name == "CalRGB") space = {3, "/DeviceRGB", "", true};
        return space;
    }
    if (!object->IsArray() || object->GetArray().empty() || !object->GetArray()[0].IsName()) return space;
    const std::string family = object->GetArray()[0].GetName().GetName();
    if (object->GetArray().size() == 1) return space_of(&object->GetArray()[0]);
    if (family == "ICCBased") return icc_space(object);
    if (family == "Indexed" || family == "I") return indexed_space(object);
    return space;
}

// ISO 19005-2, 6.2.8.3: 1, 3 or 4 channels, all of one depth of 1–38 bits, one colour specification that counts. We keep
// only what is plainly so: a JP2 file with one colr box of an enumerated sRGB or grey space.
bool plain_jpx(const std::string& jp2) {
    auto number = [&](size_t at) {
        uint64_t v = 0;
        for (size_t i = 0; i < 4; ++i) v = v << 8 | static_cast<unsigned char>(jp2[at + i]);
        return v;
    };
    size_t header = 0, header_end = 0;
    for (size_t at = 0; at + 8 <= jp2.size();) {
        const uint64_t size = number(at);
        if (jp2.compare(at + 4, 4, "jp2h") == 0) {
            header = at + 8;
            header_end = at + size;
        }
        if (size < 8 || header) break;
        at += size;
    }
    if (!header || header_end > jp2.size()) return false;
    int colours = 0;
    bool good = false;
    for (size_t at = header; at + 8 <= header_end;) {
        const uint64_t size = number(at);
        if (size < 8 || at + size > header_end) return false;
        const std::string type = jp2.substr(at + 4, 4);
        if (type == "pclr" || type == "cdef" || type == "bpcc") return false;
        if (type == "colr" && size >= 15) {
            ++colours;
            const uint64_t space = jp2[at + 8] == 1 ? number(at + 11) : 0;
            good = space == 16 || space == 17;
        }
        at += size;
    }
    return colours == 1 && good;
}

// Takes one layer off; the predictor is undone by us.
std::string without_layer(const std::string& bytes, const Layer& layer) {
    const std::unique_ptr<PdfFilter> filter(PdfFilterFactory::Create(PdfFilterFactory::FilterNameToType(PdfName(layer.filter))));
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
    auto number = [&](const char* key, int otherwise) { return static_cast<int>(integer(layer.parms, key, otherwise)); };
    auto samples = unpredicted(std::move(plain), {number("Predictor", 1), number("Colors", 1), number("BitsPerComponent", 8), number("Columns", 1)});
    if (!samples) throw PdfError(ePdfError_InvalidPredictor);
    return std::move(*samples);
}

// Takes ASCII and Flate layers off until only the codec is left.
std::string codec_bytes(PdfObject& image, const std::vector<Layer>& layers) {
    std::string bytes = raw_stream(image);
    for (size_t i = 0; i + 1 < layers.size(); ++i) bytes = without_layer(bytes, layers[i]);
    return bytes;
}

// Samples of an image whose filters are no codecs.
std::string sample_bytes(PdfObject& image, const std::vector<Layer>& layers) {
    const std::string bytes = codec_bytes(image, layers);
    return layers.empty() ? bytes : without_layer(bytes, layers.back());
}

std::string text_without_references(PdfObject* dictionary) {
    if (!dictionary) return "";
    std::string out = "<<";
    for (const auto& [key, value] : dictionary->GetDictionary().GetKeys())
        if (!value->IsReference() && key.GetName() != "JBIG2Globals") {
            std::string text;
            static_cast<const PdfVariant*>(value)->ToString(text, ePdfWriteMode_Compact);
            out += "/" + key.GetName() + (text.rfind(' ', 0) == 0 ? "" : " ") + text;
        }
    return out + ">>";
}

} // namespace

PdfImageKind pdf_image_kind(PdfObject& image) {
    PdfImageKind kind;
    kind.width = static_cast<int>(std::clamp<int64_t>(integer(&image, "Width", 0), 0, 1 << 30));
    kind.height = static_cast<int>(std::clamp<int64_t>(integer(&image, "Height", 0), 0, 1 << 30));
    kind.bits = static_cast<int>(integer(&image, "BitsPerComponent", 8));
    kind.mask = boolean(&image, "ImageMask");
    if (!image.HasStream()) {
        kind.why_not = msg("the image has no data");
        return kind;
    }
    const std::vector<Layer> layers = layers_of(image);
    const std::string last = layers.empty() ? "" : layers.back().filter;
    kind.codec = is_codec(last) ? last : layers.size() == 1 && last == "FlateDecode" ? last : "";
    const Space space = space_of(find(&image, "ColorSpace"));
    kind.components = kind.mask ? 1 : space.components;
    kind.coloured_palette = !kind.mask && space.coloured_palette;
    if (kind.mask || kind.codec == "CCITTFaxDecode" || kind.codec == "JBIG2Decode") kind.bits = 1;
    const bool decode = find(&image, "Decode") != nullptr;
    if (kind.codec == "JPXDecode") {
        kind.can_be_kept = !kind.mask && plain_jpx(codec_bytes(image, layers));
        if (kind.components == 0) kind.components = 3;
        if (!kind.can_be_kept) kind.why_not = msg("the image is JPEG 2000 of a kind that PDF/A-2 does not allow");
        return kind;
    }
    kind.can_be_kept = kind.components != 0 && (!space.text.empty() || !space.icc.empty() || kind.mask);
    if (!kind.can_be_kept) kind.why_not = msg("the image is neither grey nor RGB");
    const bool direct = space.direct && !decode && !kind.mask;
    if (kind.codec == "DCTDecode") kind.we_decode = direct;
    else if (kind.codec == "CCITTFaxDecode") {
        // libtiff reads T.6; for T.4 it wants line ends, which a PDF may leave out, and it knows no byte-aligned rows.
        const bool plain = integer(layers.back().parms, "K", 0) < 0 && !boolean(layers.back().parms, "EncodedByteAlign");
        kind.we_decode = plain && !decode && (kind.mask || direct);
    }
    else if (kind.codec != "JBIG2Decode") kind.we_decode = direct && kind.bits == 8;
    return kind;
}

ImageStream keep_pdf_image(PdfObject& image, const PdfImageKind& kind) {
    const std::vector<Layer> layers = layers_of(image);
    ImageStream out;
    out.width = kind.width;
    out.height = kind.height;
    out.bits = kind.bits;
    out.mask = kind.mask;
    out.filter = kind.codec.empty() ? "FlateDecode" : kind.codec;
    if (PdfObject* decode = find(&image, "Decode"); decode && decode->IsArray()) out.decode = pdf_text(*decode);
    if (!kind.mask && kind.codec != "JPXDecode") {
        const Space space = space_of(find(&image, "ColorSpace"));
        out.colour_space = space.text;
        out.icc = space.icc;
        out.icc_components = space.icc.empty() ? 0 : space.components;
    }
    if (kind.codec.empty()) {
        out.bytes = deflate(sample_bytes(image, layers));
        out.carried = "re-encoded";
        return out;
    }
    PdfObject* parms = layers.back().parms;
    out.bytes = codec_bytes(image, layers);
    out.carried = "copied";
    if (PdfObject* globals = find(parms, "JBIG2Globals"); globals && globals->HasStream()) out.globals = decoded_stream(*globals);
    const std::string text = text_without_references(parms);
    out.decode_parms = text == "<<>>" ? "" : text;
    return out;
}

Image decode_pdf_image(PdfObject& image, const PdfImageKind& kind, const std::string& where) {
    const std::vector<Layer> layers = layers_of(image);
    PdfObject* parms = layers.empty() ? nullptr : layers.back().parms;
    if (kind.codec == "DCTDecode")
        return decode_jpeg(codec_bytes(image, layers), static_cast<int>(integer(parms, "ColorTransform", -1)), where);
    if (kind.codec == "CCITTFaxDecode") {
        const int columns = static_cast<int>(integer(parms, "Columns", 1728));
        if (columns != kind.width) throw Error(Code::bad_data, where, msg("the width of the fax-coded image does not fit its dictionary"));
        // A mask paints where the sample is 0: like an image in which 0 is black.
        return decode_ccitt(codec_bytes(image, layers), kind.width, kind.height, static_cast<int>(integer(parms, "K", 0)), boolean(parms, "BlackIs1"), where);
    }
    const std::string rows = sample_bytes(image, layers);
    const size_t row = static_cast<size_t>(kind.width) * static_cast<size_t>(kind.components);
    if (rows.size() < row * static_cast<size_t>(kind.height)) throw Error(Code::bad_data, where, msg("the image data is damaged"));
    Image out(pixCreate(kind.width, kind.height, kind.components == 1 ? 8 : 32));
    if (!out) throw Error(Code::bad_data, where, msg("there is not enough memory for the page"));
    const auto* in = reinterpret_cast<const unsigned char*>(rows.data());
    for (int y = 0; y < kind.height; ++y) {
        l_uint32* line = pixGetData(pix(out)) + static_cast<size_t>(y) * pixGetWpl(pix(out));
        for (int x = 0; x < kind.width; ++x) {
            if (kind.components == 1) {
                SET_DATA_BYTE(line, x, *in++);
            } else {
                line[x] = static_cast<l_uint32>(in[0]) << 24 | static_cast<l_uint32>(in[1]) << 16 | static_cast<l_uint32>(in[2]) << 8;
                in += 3;
            }
        }
    }
    return out;
}

} // namespace sohoa
