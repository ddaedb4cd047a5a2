// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_reader.h"

#include "core/base/file.h"
#include "core/pdf/nesting.h"
#include "core/pdf/podofo.h"
#include "core/pdf/raw_bytes.h"
#include "core/pdf/signature_fields.h"
#include "core/scan/encode.h"
#include "core/scan/limits_check.h"
#include "core/scan/pdf_drawing.h"
#include "core/scan/pdf_left_out.h"
#include "core/scan/pdf_mended_file.h"
#include "core/scan/pdf_page_content.h"
#include "core/scan/pdf_page_tree.h"

#include <algorithm>
#include <cmath>
#include <leptonica/allheaders.h>
#include <memory>
#include <optional>

namespace sohoa {
namespace {

using PoDoFo::PdfMemDocument;
using PoDoFo::PdfObject;

// The same with the way out.
Message damage_of_a_scan(PoDoFo::EPdfError fault) {
    const Message why = pdf_damage(fault);
    if (why == pdf_damage(PoDoFo::ePdfError_NoObject))
        return msg(
            "the PDF is damaged: something that it refers to is not there. It is not repaired, because nobody could "
            "vouch for the repair; scan the paper again, or save the file anew with the program that made it");
    if (why == pdf_damage(PoDoFo::ePdfError_Flate))
        return msg(
            "the PDF is damaged: data in it cannot be unpacked. It is not repaired, because nobody could vouch for "
            "the repair; scan the paper again, or save the file anew with the program that made it");
    return msg("the PDF is damaged: its objects cannot be read. It is not repaired, because nobody could vouch for the "
               "repair; scan the paper again, or save the file anew with the program that made it");
}

template <class Work>
auto reading(const std::string& where, Work&& work) {
    return with_podofo(where, std::forward<Work>(work), damage_of_a_scan);
}

[[noreturn]] void refuse_signed(const std::string& path) {
    throw Error(Code::bad_data, path,
                msg("the PDF is already signed; it is left as it is, because any change would destroy the signature. "
                    "Check it with: sohoa verify"));
}

[[noreturn]] void refuse_encrypted(const std::string& path) {
    throw Error(
        Code::bad_data, path,
        msg("the PDF is encrypted; open it with its password and save or print it to a PDF file without one, then "
            "hand that in"));
}

struct Loaded {
    std::unique_ptr<PdfMemDocument> document = std::make_unique<PdfMemDocument>();
    bool mended = false; // read as viewers read it, see mended_pdf()
};

Loaded load(const std::string& path) {
    Loaded out;
    try {
        out.document->Load(path.c_str());
    } catch (const PoDoFo::PdfError&) { // without RC4 or with a newer cipher PoDoFo calls an encrypted file damaged
        if (holds_bytes(path, "/Encrypt")) refuse_encrypted(path);
        const std::optional<std::string> bytes = mended_pdf(read_file(path));
        if (!bytes) throw;
        out = {};
        out.mended = true;
        out.document->LoadFromBuffer(bytes->data(), static_cast<long>(bytes->size()));
    }
    if (out.document->GetEncrypted()) refuse_encrypted(path);
    return out;
}

// However the key is spelled.
bool holds_ranges(PdfMemDocument& document) {
    const PoDoFo::PdfVecObjects& objects = document.GetObjects();
    return std::any_of(objects.begin(), objects.end(), [](PdfObject* object) {
        return object->IsDictionary() && find(object, "ByteRange") && find(object, "Contents");
    });
}

// Rights that were given to readers of a form (ISO 32000-1, 12.8.2.3) are written like a signature, but say nothing of
// what the document says. `ranges`: how often the file's bytes name one.
bool is_signed(const PdfFile& file, const Loaded& loaded, int ranges, const Context& context) {
    PdfObject* rights = find(find(find(loaded.document->GetCatalog(), "Perms"), "UR3"), "ByteRange");
    if (ranges > (rights ? 1 : 0)) return true;
    if (loaded.mended) return holds_ranges(*loaded.document); // the reader of signatures takes no such file
    const std::vector<SignatureField> signatures = read_signature_fields(file, context);
    const auto only_rights = [&](const SignatureField& signature) {
        if (!signature.field.empty() || signature.byte_range.size() != array_size(rights)) return false;
        for (size_t i = 0; i < array_size(rights); ++i)
            if (PdfObject* number = element(rights, i);
                !number || !number->IsNumber() || number->GetNumber() != signature.byte_range[i])
                return false;
        return true;
    };
    return !std::all_of(signatures.begin(), signatures.end(), only_rights);
}

// The end of an image inside the content is a guess; what is wrong with it Poppler says.
bool stands_in_file(PdfObject* object) {
    return dynamic_cast<PoDoFo::PdfParserObject*>(object);
}

// PoDoFo has read the streams with the dictionaries and would keep those of all pages.
void forget(PdfMemDocument& document, const PdfPageContent& content) {
    for (PdfObject* object : content.objects)
        if (stands_in_file(object)) document.FreeObjectMemory(object, true);
}

const char* compression_of(const std::string& codec) {
    return codec == "DCTDecode"        ? "jpeg"
           : codec == "CCITTFaxDecode" ? "ccitt"
           : codec == "JBIG2Decode"    ? "jbig2"
           : codec == "JPXDecode"      ? "jpx"
           : codec == "FlateDecode"    ? "deflate"
                                       : "other";
}

void set_matrix(PageInfo& page, const Matrix& m) {
    const double values[6] = {m.a, m.b, m.c, m.d, m.e, m.f};
    std::copy(std::begin(values), std::end(values), page.matrix);
}

void describe_image(PageInfo& page, const PdfPageContent& content) {
    const PdfImageKind& kind = content.image.tiles[0].kind;
    const Matrix& m = content.image.matrix;
    page.width = content.image.width;
    page.height = content.image.height;
    page.bits_per_sample = kind.bits;
    page.samples = std::max(1, kind.components);
    page.colour = colour_of(kind);
    if (content.masked && page.colour == Colour::bitonal) page.colour = Colour::grey; // the mask may be soft
    if (kind.components == 0) page.colour = Colour::colour;                           // nobody knows what its inks are
    page.compression = compression_of(kind.codec);
    page.dpi_x = page.width * 72.0 / std::hypot(m.a, m.b);
    page.dpi_y = page.height * 72.0 / std::hypot(m.c, m.d);
    set_matrix(page, m);
}

// At the finest of the images that make it up, to half of the limit of pixels: a page in colour is held several times.
double rendering_dpi(const PageInfo& page, const PdfScanned& scanned, double least, const Limits& limits) {
    const double most =
        std::floor(72 * std::sqrt(static_cast<double>(limits.page_pixels / 2) / (page.width_pt * page.height_pt)));
    return std::max(least, std::min(std::round(scanned.finest), most));
}

void describe_rendering(PageInfo& page, const PdfScanned& scanned, double dpi) {
    page.scanned_dpi_x = scanned.dpi_x;
    page.scanned_dpi_y = scanned.dpi_y;
    page.scanned_colour = scanned.colour;
    page.scanned_bits = scanned.bits_per_pixel;
    page.width = static_cast<int>(std::lround(page.width_pt * dpi / 72));
    page.height = static_cast<int>(std::lround(page.height_pt * dpi / 72));
    page.bits_per_sample = 8;
    page.samples = 3;
    page.colour = Colour::colour;
    page.compression = "rendered";
    page.dpi_x = page.dpi_y = dpi;
    set_matrix(page, {page.width_pt, 0, 0, page.height_pt, 0, 0});
}

// Whether its pixels in the PDF are other values than those of the source, though they show the same.
bool changes_values(const PdfPageContent& content) {
    const PdfImageKind& kind = content.image.tiles[0].kind;
    return content.masked || !kind.can_be_kept || (!kind.we_decode && (kind.bits > 8 || !kind.space.icc.empty()));
}

void tell_changes(const PdfPageContent& content, const PageInfo& page, Findings& findings) {
    const int number = page.index + 1;
    auto note = [&](const char* rule, const Message& message) {
        findings.push_back({Severity::note, rule, "", number, message});
    };
    if (content.hidden_text) note("scan.old_text", msg("the text layer of the source was dropped and read anew"));
    for (const Message& remark : content.remarks)
        note("scan.image", remark);
    if (!content.why_not.id.empty()) note("scan.not_plain", content.why_not);
    switch (content.form) {
    case PdfPageForm::kept:
        break;
    case PdfPageForm::joined:
        note("scan.joined", msg("the {1} images that make up the page were joined to one; every pixel is as it was",
                                content.image.tiles.size()));
        break;
    case PdfPageForm::redrawn:
        if (!changes_values(content))
            note("scan.encoded", msg("the image was encoded anew; every pixel is as it was"));
        else
            findings.push_back(
                {Severity::warn, "scan.converted", "", number,
                 named("scan.converted.depth",
                       msg("the page was converted to 8-bit {1} for the PDF; the source stays as it is",
                           page.colour == Colour::colour || page.colour == Colour::cmyk ? "sRGB" : "grey"))});
        break;
    case PdfPageForm::rendered:
        findings.push_back({Severity::warn, "scan.rendered", "", number,
                            msg("the page is not one plain scanned image, so it was rendered at {1} dpi", page.dpi_x)});
    }
}

PageInfo describe(PdfMemDocument& document, PdfObject& object, int index, const std::string& path,
                  const ScanOptions& options, Findings& findings, const Context& context) {
    const std::string where = page_of(path, index + 1);
    const PdfPageContent content = read_page_content(object, context.limits, where);
    PageInfo page;
    page.index = index;
    page.format = "pdf";
    page.dpi_source = "page";
    page.width_pt = content.width;
    page.height_pt = content.height;
    page.rotate = content.rotate;
    if (content.form == PdfPageForm::rendered)
        describe_rendering(page, content.scanned,
                           rendering_dpi(page, content.scanned, options.render_dpi, context.limits));
    else
        describe_image(page, content);
    check_page_pixels(context.limits, page.width, page.height, where);
    tell_changes(content, page, findings);
    forget(document, content);
    return page;
}

int depth_of(const PageInfo& page) {
    return page.colour == Colour::bitonal ? 1 : page.colour == Colour::grey ? 8 : 32;
}

// Much of what is missing Poppler paints over without a word.
void check_images(const PdfPageContent& content, const Limits& limits, const std::string& where) {
    for (PdfObject* object : content.objects) {
        if (!stands_in_file(object)) continue;
        const PdfImageKind kind = pdf_image_kind(*object);
        check_page_pixels(limits, kind.width, kind.height, where);
        check_pdf_image(*object, kind, where);
    }
}

Image redraw(const PdfPageContent& content, const PageInfo& page, const std::string& where) {
    const PdfTile& tile = content.image.tiles[0];
    const bool as_stored = !content.masked && !(tile.kind.we_decode && !tile.kind.space.icc.empty());
    Image image = as_stored ? decode_pdf_image(*tile.object, tile.kind, where)
                            : draw_pdf_image(*tile.object, page.width, page.height, where);
    image = in_depth(std::move(image), depth_of(page));
    if (content.mirrored) pixFlipTB(pix(image), pix(image));
    return image;
}

Image decode(const PdfPageContent& content, const PageInfo& page, const std::string& where) {
    if (content.form == PdfPageForm::redrawn) return redraw(content, page, where);
    if (content.form == PdfPageForm::kept)
        return in_depth(decode_pdf_image(*content.image.tiles[0].object, content.image.tiles[0].kind, where),
                        depth_of(page));
    return join_tiles(content.image, depth_of(page), where);
}

ImageStream stream_of(const PdfPageContent& content, const PageInfo& page, int jpeg_quality, const std::string& where) {
    if (content.form == PdfPageForm::kept)
        return keep_pdf_image(*content.image.tiles[0].object, content.image.tiles[0].kind);
    if (content.form == PdfPageForm::joined)
        if (auto jpeg = join_jpeg_tiles(content.image, where)) return std::move(*jpeg);
    ImageStream out = encode_image(decode(content, page, where), jpeg_quality);
    const PdfImageKind& kind = content.image.tiles[0].kind;
    if (content.form == PdfPageForm::redrawn && changes_values(content)) out.carried = "converted";
    if (content.form == PdfPageForm::joined && kind.we_decode &&
        !kind.space.icc.empty()) { // the samples are those of the profile
        out.colour_space.clear();
        out.icc = kind.space.icc;
        out.icc_components = kind.space.icc_components;
    }
    return out;
}

// Opens the page once more, for its pixels.
template <class Use>
auto with_page(const std::string& path, const PageInfo& page, const Context& context, Use&& use) {
    const std::string where = page_of(path, page.index + 1);
    return reading(where, [&] {
        const Loaded loaded = load(path);
        const std::vector<PdfObject*> pages = pages_of(*loaded.document, context.limits, path);
        const PdfPageContent content =
            read_page_content(*pages.at(static_cast<size_t>(page.index)), context.limits, where);
        if ((content.form == PdfPageForm::rendered) != (page.compression == "rendered"))
            throw Error(Code::bad_data, where, msg("the file changed while it was being read"));
        return use(content, where);
    });
}

Image draw(const std::string& path, const PageInfo& page, const Context& context) {
    with_page(path, page, context, [&](const PdfPageContent& content, const std::string& where) {
        check_images(content, context.limits, where);
    });
    return draw_pdf_page(path, page);
}

void set_resolution(const Image& image, const PageInfo& page) {
    pixSetResolution(pix(image), static_cast<int>(page.dpi_x + 0.5), static_cast<int>(page.dpi_y + 0.5));
}

} // namespace

std::vector<PageInfo> pdf_pages(const std::string& path, const ScanOptions& options, Findings& findings,
                                const Context& context) {
    return reading(path, [&] {
        // /SigFlags is not to be trusted. A signature's hole must lie in plain bytes, so its /ByteRange mostly does
        // too, even in a file that is damaged; one that is spelled otherwise is found by its field.
        const int ranges = count_bytes(path, "/ByteRange");
        if (ranges > 0 && count_bytes(path, "/UR3") == 0) refuse_signed(path);
        const PdfFile file(path);
        const Loaded loaded = load(path);
        PdfMemDocument& document = *loaded.document;
        if (is_signed(file, loaded, ranges, context)) refuse_signed(path);
        const std::vector<PdfObject*> objects = pages_of(document, context.limits, path);
        if (const Message reason = not_its_pages(document); !reason.id.empty())
            throw Error(Code::bad_data, path, reason);
        std::vector<PageInfo> pages;
        for (size_t i = 0; i < objects.size(); ++i)
            pages.push_back(describe(document, *objects[i], static_cast<int>(i), path, options, findings, context));
        for (Finding& finding : left_out(document, objects))
            findings.push_back(std::move(finding));
        if (loaded.mended)
            findings.push_back(
                {Severity::note, "scan.mended", "", 0,
                 msg("the PDF begins with bytes that are none of it, or its table of objects is written in "
                     "an odd way; it was read as every viewer reads it")});
        if (const int saves = count_saves(path); saves > 1)
            findings.push_back(
                {Severity::note, "scan.saves", "", 0,
                 msg("the PDF was changed after it was made ({1} saves); its last state was taken", saves)});
        return pages;
    });
}

Image decode_pdf_page(const std::string& path, const PageInfo& page, const Context& context) {
    Image image = page.compression == "rendered"
                      ? draw(path, page, context)
                      : with_page(path, page, context, [&](const PdfPageContent& content, const std::string& where) {
                            if (content.masked) check_images(content, context.limits, where);
                            return decode(content, page, where);
                        });
    set_resolution(image, page);
    return image;
}

ImageStream pdf_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                       int page_number, const Context& context) {
    ImageStream out;
    if (page.compression == "rendered") {
        out = encode_image(decode_pdf_page(path, page, context), options.jpeg_quality);
        out.carried = "rendered";
    } else {
        out = with_page(path, page, context, [&](const PdfPageContent& content, const std::string& where) {
            return stream_of(content, page, options.jpeg_quality, where);
        });
    }
    const bool squeezed =
        options.jpeg_quality > 0 && out.filter == "DCTDecode" && out.carried != "copied" && out.carried != "joined";
    if (squeezed) findings.push_back(compressed_as_jpeg(page_number, options.jpeg_quality));
    return out;
}

} // namespace sohoa
