// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/bombs.h"

#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <zlib.h>

namespace sohoa::test {
namespace {

std::string times(const std::string& text, size_t n) {
    std::string out;
    out.reserve(text.size() * n);
    for (size_t i = 0; i < n; ++i)
        out += text;
    return out;
}

std::string stream(const std::string& entries, const std::string& data) {
    return "<<" + entries + "/Length " + std::to_string(data.size()) + ">>stream\n" + data + "\nendstream";
}

// Object n stands at place n - 1; 1 is the catalogue.
struct Pdf {
    std::vector<std::string> objects;
    std::string trailer = {};

    std::string body(std::string& table) const {
        std::string out = "%PDF-1.7\n";
        for (size_t i = 0; i < objects.size(); ++i) {
            char row[24];
            std::snprintf(row, sizeof row, "%010zu 00000 n \n", out.size());
            table += row;
            out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
        }
        return out;
    }

    std::string bytes() const {
        std::string table = "0000000000 65535 f \n";
        const std::string all = body(table);
        const std::string size = std::to_string(objects.size() + 1), at = std::to_string(all.size());
        return all + "xref\n0 " + size + "\n" + table + "trailer\n<</Size " + size + "/Root 1 0 R" + trailer +
               ">>\nstartxref\n" + at + "\n%%EOF\n";
    }
};

const std::string catalogue = "<</Type/Catalog/Pages 2 0 R>>";
const std::string tree = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const std::string page =
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>";
const std::string content = stream("", "q 420 0 0 595 0 0 cm /I Do Q"), blank = stream("", "q Q");

// One page that shows object 5; `more` come behind it.
std::string of_image(const std::string& image, const std::vector<std::string>& more = {}) {
    Pdf pdf{{catalogue, tree, page, content, image}};
    pdf.objects.insert(pdf.objects.end(), more.begin(), more.end());
    return pdf.bytes();
}

std::string of_content(const std::string& stream_object) {
    return Pdf{{catalogue, tree, page, stream_object, "null"}}.bytes();
}

std::string of_page(const std::string& page_object) {
    return Pdf{{catalogue, tree, page_object, blank, "null"}}.bytes();
}

const std::string image = "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8";

std::string sized(int64_t width, int64_t height) {
    return image + "/Width " + std::to_string(width) + "/Height " + std::to_string(height);
}

// Level after level of page tree, ten times the same one below: a million pages in a kilobyte.
std::string multiplied_pages() {
    Pdf pdf{{catalogue}};
    size_t count = 1'000'000;
    for (int level = 2; level <= 7; ++level, count /= 10) {
        const std::string next = std::to_string(level + 1) + " 0 R ";
        pdf.objects.push_back("<</Type/Pages" + (level > 2 ? "/Parent " + std::to_string(level - 1) + " 0 R" : "") +
                              "/Kids[" + times(next, 10) + "]/Count " + std::to_string(count) + ">>");
    }
    pdf.objects.push_back("<</Type/Page/Parent 7 0 R/MediaBox[0 0 420 595]>>");
    return pdf.bytes();
}

// Forms that call the next one ten times, ten levels deep.
std::string nested_forms() {
    Pdf pdf{{catalogue, tree,
             "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
             stream("", times("/F Do ", 10))}};
    for (int form = 5; form < 15; ++form)
        pdf.objects.push_back(stream("/Type/XObject/Subtype/Form/BBox[0 0 420 595]/Resources<</XObject<</F " +
                                         std::to_string(form + 1) + " 0 R>>>>",
                                     times("/F Do ", 10)));
    pdf.objects.push_back(stream("/Type/XObject/Subtype/Form/BBox[0 0 420 595]", "0 0 420 595 re f"));
    return pdf.bytes();
}

// A cross-reference stream (ISO 32000-1, 7.5.8) instead of a table.
std::string with_xref_stream(const Pdf& pdf, const std::string& entries, const std::string& rows) {
    std::string table;
    std::string out = pdf.body(table);
    const std::string at = std::to_string(out.size());
    return out + std::to_string(pdf.objects.size() + 1) + " 0 obj\n" + stream("/Type/XRef/Root 1 0 R" + entries, rows) +
           "\nendobj\nstartxref\n" + at + "\n%%EOF\n";
}

std::string row(int type, uint32_t second, int third) {
    std::string out(1, static_cast<char>(type));
    for (const int shift : {24, 16, 8, 0})
        out += static_cast<char>(second >> shift);
    return out + static_cast<char>(third);
}

// The catalogue lies in object stream 2, which the table says lies in itself, and which extends itself.
std::string object_stream_in_itself() {
    const std::string inside = "1 0 " + catalogue;
    const Pdf pdf{{"null", stream("/Type/ObjStm/N 1/First 4/Extends 2 0 R", inside)}};
    return with_xref_stream(pdf, "/Size 4/W[1 4 1]", row(0, 0, 0) + row(2, 2, 0) + row(2, 2, 0) + row(1, 100, 0));
}

// Compressed, what is too deep is met by the parser alone.
std::string depth_in_object_stream() {
    const std::string inside =
        "1 0 <</Type/Catalog/Pages 3 0 R/X" + times("<</X", 500'000) + " 0" + times(">>", 500'000) + ">>";
    const Pdf pdf{{"null", stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflated(inside)), tree}};
    std::string table;
    const size_t second = pdf.body(table).find("2 0 obj"), third = pdf.body(table).find("3 0 obj");
    return with_xref_stream(pdf, "/Size 4/W[1 4 1]",
                            row(0, 0, 0) + row(2, 2, 0) + row(1, static_cast<uint32_t>(second), 0) +
                                row(1, static_cast<uint32_t>(third), 0));
}

std::string xref_stream_of_zeros() {
    return with_xref_stream({{catalogue, tree}}, "/Size 2000000000/W[1 4 1]/Filter[/FlateDecode/FlateDecode]",
                            deflated(deflated_zeros(10'000)));
}

std::string table_of_two_thousand_million() {
    std::string bytes = Pdf{{catalogue, tree}}.bytes();
    return bytes.replace(bytes.find("xref\n0 3"), 8, "xref\n0 2000000000");
}

std::string table_that_is_its_own_previous() {
    Pdf pdf{{catalogue, tree, page, blank, "null"}};
    std::string table;
    pdf.trailer = "/Prev " + std::to_string(pdf.body(table).size());
    return pdf.bytes();
}

// ITU-T T.88: a page segment of 2^31 by 2^31 and a generic region of the same size.
std::string jbig2_of_any_size() {
    const std::string huge = "\x7F\xFF\xFF\xFF";
    const std::string zero(1, '\0'), zeros(4, '\0');
    const std::string page_info =
        zeros + "\x30" + zero + "\x01" + zeros.substr(1) + "\x13" + huge + huge + zeros + zeros + zero + zero + zero;
    const std::string region = zeros.substr(1) + "\x01" + "\x26" + zero + "\x01" + zeros.substr(1) + "\x1A" + huge +
                               huge + zeros + zeros + zero + zero + "\x03\xFF\xFD\xFF\x02\xFE\xFE\xFE" + zero;
    return of_image(
        stream(sized(1000, 1400) + "/Filter/JBIG2Decode/BitsPerComponent 1", page_info + region + times(zeros, 8)));
}

std::string big(uint32_t value, int bytes = 4) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

std::string box(const std::string& type, const std::string& data) {
    return big(static_cast<uint32_t>(data.size() + 8)) + type + data;
}

// ISO/IEC 15444-1: a plain sRGB header, and a codestream whose SIZ says 2^31 by 2^31 in one tile.
std::string jpx_of_any_size() {
    const uint32_t huge = 0x7FFFFFFF;
    const std::string size = big(huge) + big(huge);
    const std::string siz =
        big(0, 2) + size + big(0) + big(0) + size + big(0) + big(0) + big(3, 2) + times(std::string("\x07\x01\x01"), 3);
    const std::string codestream =
        "\xFF\x4F\xFF\x51" + big(static_cast<uint32_t>(siz.size() + 2), 2) + siz + "\xFF\xD9";
    const std::string header = box("ihdr", size + big(3, 2) + std::string("\x07\x07\0\0", 4)) +
                               box("colr", std::string("\x01\0\0", 3) + big(16));
    const std::string jp2 = box("jP  ", "\r\n\x87\n") + box("ftyp", "jp2 " + big(0) + "jp2 ") + box("jp2h", header) +
                            box("jp2c", codestream);
    return of_image(stream("/Type/XObject/Subtype/Image/Width 1000/Height 1400/Filter/JPXDecode", jp2));
}

std::string icc_of_zeros() {
    const std::string coloured =
        "/Type/XObject/Subtype/Image/ColorSpace[/ICCBased 6 0 R]/BitsPerComponent 8/Width 100/Height 140";
    return of_image(stream(coloured, std::string(100 * 140 * 3, '\x80')),
                    {stream("/N 3/Filter[/FlateDecode/FlateDecode]", deflated(deflated_zeros(10'000)))});
}

std::string pattern_of_itself() {
    const std::string paint = "/Pattern cs /P scn 0 0 420 595 re f";
    return Pdf{
        {catalogue, tree, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Contents 4 0 R/Resources 6 0 R>>",
         stream("", paint),
         stream("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources 6 0 R",
                paint),
         "<</Pattern<</P 5 0 R>>>>"}}
        .bytes();
}

} // namespace

std::string deflated(const std::string& bytes) {
    uLongf length = compressBound(bytes.size());
    std::string out(length, '\0');
    if (compress2(reinterpret_cast<Bytef*>(out.data()), &length, reinterpret_cast<const Bytef*>(bytes.data()),
                  bytes.size(), 9) != Z_OK)
        throw std::runtime_error("zlib cannot compress");
    out.resize(length);
    return out;
}

// After a full flush a block depends on nothing before it, so one block of zeros can be repeated (RFC 1951). The check
// sum behind them is wrong, which a reader finds out when it has made all the zeros.
std::string deflated_zeros(size_t megabytes) {
    std::string zeros(1 << 20, '\0'), block(1 << 16, '\0');
    z_stream z{};
    if (deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib cannot begin");
    z.next_in = reinterpret_cast<Bytef*>(zeros.data());
    z.avail_in = static_cast<uInt>(zeros.size());
    z.next_out = reinterpret_cast<Bytef*>(block.data());
    z.avail_out = static_cast<uInt>(block.size());
    deflate(&z, Z_FULL_FLUSH);
    block.resize(z.total_out);
    deflateEnd(&z);
    return "\x78\xDA" + times(block, megabytes) + std::string("\x03\0\0\0\0\0", 6);
}

std::vector<Bomb> pdf_bombs() {
    const std::string three = "/Filter[/FlateDecode/FlateDecode/FlateDecode]";
    return {
        {"tree-loop.pdf",
         [] {
             return Pdf{{catalogue, "<</Type/Pages/Kids[2 0 R]/Count 1>>"}}.bytes();
         },
         "the page tree of the PDF runs in a circle"},
        {"tree-million.pdf", multiplied_pages, "limits.pages="},
        {"tree-lies.pdf",
         [] {
             return Pdf{{catalogue, "<</Type/Pages/Kids[3 0 R]/Count 4000>>", page, content, "null"}}.bytes();
         },
         "says that it holds 4000 pages, and holds 1"},
        {"parent-loop.pdf", [] { return of_page("<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"); }, "the PDF is damaged"},
        {"deep-arrays.pdf",
         [] {
             return of_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/X" + times("[", 1'000'000) +
                            times("]", 1'000'000) + ">>");
         },
         "nested more than 64 deep"},
        {"deep-dictionaries.pdf",
         [] {
             return of_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/X" + times("<</X", 500'000) + " 0" +
                            times(">>", 500'000) + ">>");
         },
         "nested more than 64 deep"},
        {"deep-object-stream.pdf", depth_in_object_stream, "nested too deep"},
        {"deep-content.pdf",
         [] { return of_content(stream("", times("[", 1'000'000) + times("]", 1'000'000) + " TJ")); },
         "the PDF is damaged"},
        {"length-of-itself.pdf", [] { return of_content("<</Length 4 0 R>>stream\nq Q\nendstream"); },
         "the PDF is damaged"},
        {"previous-loop.pdf", table_that_is_its_own_previous, "published"},
        {"table-huge.pdf", table_of_two_thousand_million, "the PDF is damaged"},
        {"xref-stream-zeros.pdf", xref_stream_of_zeros, "the PDF is damaged"},
        {"object-stream-loop.pdf", object_stream_in_itself, "the PDF is damaged"},
        {"content-layers.pdf",
         [three] { return of_content(stream(three, deflated(deflated(deflated_zeros(10'000))))); },
         "limits.worker_bytes="},
        {"content-operators.pdf",
         [] { return of_content(stream("/Filter/FlateDecode", deflated(times("0 0 m 9 9 l S ", 3'000'000)))); },
         "limits.page_seconds="},
        {"content-states.pdf",
         [] { return of_content(stream("/Filter/FlateDecode", deflated(times("q ", 20'000'000)))); },
         "limits.worker_bytes="},
        {"forms.pdf", nested_forms, "limits.page_seconds="},
        {"pattern-loop.pdf", pattern_of_itself, "published"},
        {"image-layers.pdf",
         [three] { return of_image(stream(sized(1000, 1400) + three, deflated(deflated(deflated_zeros(10'000))))); },
         "limits.worker_bytes="},
        {"image-huge.pdf", [] { return of_image(stream(sized(60'000, 60'000), "x")); }, "limits.page_pixels="},
        {"image-filters.pdf",
         [] {
             return of_image(
                 stream(sized(100, 140) + "/Filter[" + times("/FlateDecode", 100'000) + "]", deflated_zeros(1)));
         },
         "the PDF is damaged"},
        {"image-predictor.pdf",
         [] {
             return of_image(stream(
                 sized(1000, 1400) +
                     "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 32/Columns 10000000/BitsPerComponent 16>>",
                 deflated_zeros(500)));
         },
         "the PDF is damaged"},
        {"image-icc.pdf", icc_of_zeros, "limits.worker_bytes="},
        {"image-jbig2.pdf", jbig2_of_any_size, "viewers show different pages"},
        {"image-jpx.pdf", jpx_of_any_size, "viewers show different pages"},
        {"page-huge.pdf",
         [] { return of_page("<</Type/Page/Parent 2 0 R/MediaBox[0 0 14000 14000]/Contents 4 0 R>>"); },
         "limits.page_pixels="},
    };
}

} // namespace sohoa::test
