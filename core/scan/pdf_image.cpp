// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_image.h"

#include "core/base/error.h"
#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"
#include "core/pdf/writer.h"
#include "core/scan/fax.h"
#include "core/scan/jpeg_marks.h"
#include "core/scan/jpeg_reader.h"
#include "core/scan/jpx_header.h"
#include "core/scan/pdf_drawing.h"

#include <algorithm>
#include <leptonica/allheaders.h>

namespace sohoa {

using PoDoFo::PdfObject;

namespace {

// A /Decode that says what is said anyway (ISO 32000-1, table 90) is as good as none.
bool changes_samples(PdfObject& image) {
    PdfObject* decode = find(&image, "Decode");
    if (!decode) return false;
    for (size_t i = 0; i < array_size(decode); ++i) {
        PdfObject* value = element(decode, i);
        if (!value || !(value->IsNumber() || value->IsReal()) || value->GetReal() != static_cast<double>(i % 2))
            return true;
    }
    return false;
}

void judge_jpx(PdfObject& image, const std::vector<PdfFilterLayer>& filters, PdfImageKind& kind) {
    const JpxHeader header = jpx_header(last_filter_bytes(image, filters));
    const bool speaks = find(&image, "ColorSpace") == nullptr;
    if (header.plain)
        kind.components = header.components;
    else if (kind.components == 0)
        kind.components = 3; // a palette, perhaps: colours are not lost by that
    if (header.bits) kind.bits = header.bits;
    kind.can_be_kept = !kind.mask && header.plain && integer_at(&image, "SMaskInData", 0) == 0 &&
                       (speaks || (kind.space.components == header.components && kind.space.lookup.empty()));
    if (!kind.can_be_kept)
        kind.why_not =
            named("scan.not_plain.jpeg_2000", msg("the image is JPEG 2000 of a kind that PDF/A-2 does not allow"));
}

// The simple values of a dictionary, references followed.
std::string simple_entries(PdfObject* dictionary) {
    std::string out;
    if (!dictionary) return out;
    for (const auto& entry : dictionary->GetDictionary().GetKeys()) {
        const std::string key = entry.first.GetName();
        PdfObject* value = find(dictionary, key.c_str());
        if (value && (value->IsNumber() || value->IsReal() || value->IsBool()))
            out += "/" + key + " " + pdf_text(*value);
    }
    return out.empty() ? out : "<<" + out + ">>";
}

Image unpacked(const std::string& rows, const PdfImageKind& kind, const std::string& where) {
    Image out(pixCreate(kind.width, kind.height, kind.components == 1 ? 8 : 32));
    if (!out)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    const auto* in = reinterpret_cast<const unsigned char*>(rows.data());
    for (int y = 0; y < kind.height; ++y) {
        l_uint32* line = pixGetData(pix(out)) + static_cast<size_t>(y) * pixGetWpl(pix(out));
        for (int x = 0; x < kind.width; ++x) {
            if (kind.components == 1) {
                SET_DATA_BYTE(line, x, *in++);
            } else {
                line[x] = static_cast<l_uint32>(in[0]) << 24 | static_cast<l_uint32>(in[1]) << 16 |
                          static_cast<l_uint32>(in[2]) << 8;
                in += 3;
            }
        }
    }
    return out;
}

// Whether it had to be given its end mark or the height that it has (see mend_pdf_image).
bool completed(std::string& jpeg, int height) {
    const JpegMarks marks = jpeg_marks(jpeg);
    const bool other_height = marks.components > 0 && marks.height != height;
    if (other_height) jpeg = with_height(std::move(jpeg), marks, height);
    if (!marks.ended) jpeg += jpeg_end;
    return other_height || !marks.ended;
}

// The rows of a fax-coded image, coded black as 1. A stream may say that it ends before /Height: then viewers show
// paper.
Fax fax_of(PdfObject& image, const std::vector<PdfFilterLayer>& filters, const PdfImageKind& kind,
           const std::string& where) {
    PdfObject* parms = filters.back().parms;
    const FaxOptions options{static_cast<int>(integer_at(parms, "K", 0)),
                             static_cast<int>(integer_at(parms, "Columns", 1728)), true_at(parms, "EncodedByteAlign")};
    if (options.columns != kind.width)
        throw Error(Code::bad_data, where, msg("the width of the fax-coded image does not fit its dictionary"));
    Fax fax = decode_fax(last_filter_bytes(image, filters), options, kind.height, where);
    if (fax.damaged || (fax.rows < kind.height && !fax.ended))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    return fax;
}

Image decoded_fax(PdfObject& image, const std::vector<PdfFilterLayer>& filters, const PdfImageKind& kind,
                  const std::string& where) {
    Fax fax = fax_of(image, filters, kind, where);
    // ISO 32000-1 table 11: BlackIs1 true means that coded white is sample 0, and DeviceGray shows 0 as black. A mask
    // paints where the sample is 0: like an image in which 0 is black.
    if (true_at(filters.back().parms, "BlackIs1"))
        pixRasterop(pix(fax.image), 0, 0, kind.width, fax.rows, PIX_NOT(PIX_DST), nullptr, 0, 0);
    return std::move(fax.image);
}

// Poppler paints what is missing; we say it.
void check_whole(const std::string& rows, const PdfImageKind& kind, const std::string& where) {
    const size_t row =
        (static_cast<size_t>(kind.width) * static_cast<size_t>(kind.components) * static_cast<size_t>(kind.bits) + 7) /
        8;
    if (rows.size() < row * static_cast<size_t>(kind.height))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
}

Image decoded_jpeg(PdfObject& image, const std::vector<PdfFilterLayer>& filters, const PdfImageKind& kind,
                   const std::string& where) {
    std::string jpeg = last_filter_bytes(image, filters);
    completed(jpeg, kind.height);
    return decode_jpeg(jpeg, static_cast<int>(integer_at(filters.back().parms, "ColorTransform", -1)), where);
}

// The data that we can follow ourselves.
void check_data(PdfObject& image, const std::vector<PdfFilterLayer>& filters, const PdfImageKind& kind,
                const std::string& where) {
    if (kind.codec == "DCTDecode")
        decoded_jpeg(image, filters, kind, where);
    else if (kind.codec == "CCITTFaxDecode")
        fax_of(image, filters, kind, where);
    else if (filters.empty() || !is_image_codec(filters.back().filter))
        check_whole(decoded_stream(image), kind, where);
}

} // namespace

Colour colour_of(const PdfImageKind& kind) {
    if (kind.components == 4) return Colour::cmyk;
    if (kind.components == 3 || kind.space.coloured) return Colour::colour;
    return kind.bits == 1 && !kind.space.shades ? Colour::bitonal : Colour::grey;
}

PdfImageKind pdf_image_kind(PdfObject& image) {
    PdfImageKind kind;
    kind.width = static_cast<int>(std::clamp<int64_t>(integer_at(&image, "Width", 0), 0, 1 << 30));
    kind.height = static_cast<int>(std::clamp<int64_t>(integer_at(&image, "Height", 0), 0, 1 << 30));
    kind.bits = static_cast<int>(integer_at(&image, "BitsPerComponent", 8));
    kind.mask = true_at(&image, "ImageMask");
    if (!image.HasStream()) throw PoDoFo::PdfError(PoDoFo::ePdfError_NoObject);
    const std::vector<PdfFilterLayer> filters = pdf_filters(image);
    const std::string last = filters.empty() ? "" : filters.back().filter;
    kind.codec = is_image_codec(last) || (filters.size() == 1 && last == "FlateDecode") ? last : "";
    if (!kind.mask) kind.space = pdf_colour_space(find(&image, "ColorSpace"));
    kind.components = kind.mask ? 1 : kind.space.components;
    if (kind.mask || kind.codec == "CCITTFaxDecode" || kind.codec == "JBIG2Decode") kind.bits = 1;
    if (kind.bits != 1 && kind.bits != 2 && kind.bits != 4 && kind.bits != 8 && kind.bits != 16)
        throw PoDoFo::PdfError(PoDoFo::ePdfError_ValueOutOfRange);
    if (kind.codec == "JPXDecode") {
        judge_jpx(image, filters, kind);
        return kind;
    }
    kind.can_be_kept = kind.components != 0;
    if (!kind.can_be_kept) {
        if (components_of(find(&image, "ColorSpace")) == 4) kind.components = 4;
        kind.why_not = named("scan.not_plain.colour_space", msg("the image is neither grey nor RGB"));
        return kind;
    }
    const bool direct = kind.space.direct && !changes_samples(image);
    if (kind.codec == "DCTDecode")
        kind.we_decode = direct;
    else if (kind.codec == "CCITTFaxDecode")
        kind.we_decode = !changes_samples(image) && (kind.mask || direct);
    else if (kind.codec != "JBIG2Decode")
        kind.we_decode = direct && kind.bits == 8;
    return kind;
}

ImageStream keep_pdf_image(PdfObject& image, const PdfImageKind& kind) {
    const std::vector<PdfFilterLayer> filters = pdf_filters(image);
    ImageStream out;
    out.width = kind.width;
    out.height = kind.height;
    out.bits = kind.bits;
    out.mask = kind.mask;
    out.filter = kind.codec.empty() ? "FlateDecode" : kind.codec;
    if (kind.codec != "JPXDecode") out.decode = numbers_text(find(&image, "Decode"));
    out.colour_space = kind.space.text;
    out.icc = kind.space.icc;
    out.icc_components = kind.space.icc_components;
    out.lookup = kind.space.lookup;
    if (kind.codec.empty()) {
        out.bytes = deflate(decoded_stream(image));
        out.carried = "re-encoded";
        return out;
    }
    PdfObject* parms = filters.back().parms;
    out.bytes = last_filter_bytes(image, filters);
    out.carried = kind.codec == "DCTDecode" && completed(out.bytes, kind.height) ? "re-encoded" : "copied";
    if (PdfObject* globals = find(parms, "JBIG2Globals"); globals && globals->HasStream())
        out.globals = decoded_stream(*globals);
    out.decode_parms = simple_entries(parms);
    return out;
}

void check_pdf_image(PdfObject& image, const PdfImageKind& kind, const std::string& where) {
    if (kind.codec == "JBIG2Decode" || kind.codec == "JPXDecode")
        draw_pdf_image(image, kind.width, kind.height, where);
    else
        check_data(image, pdf_filters(image), kind, where);
}

Image decode_pdf_image(PdfObject& image, const PdfImageKind& kind, const std::string& where) {
    const std::vector<PdfFilterLayer> filters = pdf_filters(image);
    if (!kind.we_decode) {
        check_data(image, filters, kind, where);
        return draw_pdf_image(image, kind.width, kind.height, where);
    }
    if (kind.codec == "DCTDecode") return decoded_jpeg(image, filters, kind, where);
    if (kind.codec == "CCITTFaxDecode") return decoded_fax(image, filters, kind, where);
    const std::string rows = decoded_stream(image);
    check_whole(rows, kind, where);
    return unpacked(rows, kind, where);
}

} // namespace sohoa
