// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_reader.h"

#include "core/base/file.h"
#include "core/pdf/podofo.h"
#include "core/scan/encode.h"
#include "core/scan/limits_check.h"
#include "core/scan/pdf_image.h"
#include "core/scan/pdf_page_content.h"

#include <algorithm>
#include <cmath>
#include <leptonica/allheaders.h>
#include <memory>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

namespace sohoa {
namespace {

using PoDoFo::PdfMemDocument;

bool holds_bytes(const std::string& path, std::string_view needle) {
    bool found = false;
    std::string tail;
    read_in_pieces(path, [&](std::string_view piece) {
        if (found) return;
        tail.append(piece);
        found = tail.find(needle) != std::string::npos;
        if (tail.size() > needle.size()) tail.erase(0, tail.size() - needle.size());
    });
    return found;
}

// peers.md: /SigFlags is not to be trusted. A signature's hole must lie in plain bytes, so its /ByteRange does too.
void check_not_signed(const std::string& path) {
    if (holds_bytes(path, "/ByteRange"))
        throw Error(Code::bad_data, path,
                    msg("the PDF is already signed; it is left as it is, because any change would destroy the signature. "
                        "Check it with: sohoa verify"));
}

std::unique_ptr<PdfMemDocument> load(const std::string& path) {
    auto document = std::make_unique<PdfMemDocument>();
    bool encrypted = false;
    try {
        document->Load(path.c_str());
        encrypted = document->GetEncrypted();
    } catch (const PoDoFo::PdfError&) { // without RC4 or with a newer cipher PoDoFo calls an encrypted file damaged
        encrypted = holds_bytes(path, "/Encrypt");
        if (!encrypted) throw;
    }
    if (encrypted) throw Error(Code::bad_data, path, msg("the PDF is encrypted; save it without a password first"));
    return document;
}

void set_matrix(PageInfo& page, const Matrix& m) {
    const double values[6] = {m.a, m.b, m.c, m.d, m.e, m.f};
    std::copy(std::begin(values), std::end(values), page.matrix);
}

void describe_image(PageInfo& page, const PdfImageKind& kind, const Matrix& m) {
    page.width = kind.width;
    page.height = kind.height;
    page.bits_per_sample = kind.bits;
    page.samples = kind.components;
    page.colour = kind.components == 3 || kind.coloured_palette ? Colour::colour : kind.bits == 1 ? Colour::bitonal : Colour::grey;
    page.compression = kind.codec == "DCTDecode"        ? "jpeg"
                       : kind.codec == "CCITTFaxDecode" ? "ccitt"
                       : kind.codec == "JBIG2Decode"    ? "jbig2"
                       : kind.codec == "JPXDecode"      ? "jpx"
                       : kind.codec == "FlateDecode"    ? "deflate"
                                                        : "other";
    page.dpi_x = kind.width * 72.0 / std::hypot(m.a, m.b);
    page.dpi_y = kind.height * 72.0 / std::hypot(m.c, m.d);
    page.dpi_source = "page";
    set_matrix(page, m);
}

void describe_rendering(PageInfo& page, double dpi) {
    page.width = static_cast<int>(std::lround(page.width_pt * dpi / 72));
    page.height = static_cast<int>(std::lround(page.height_pt * dpi / 72));
    page.bits_per_sample = 8;
    page.samples = 3;
    page.colour = Colour::colour;
    page.compression = "rendered";
    page.dpi_x = page.dpi_y = dpi;
    page.dpi_source = "page";
    set_matrix(page, {page.width_pt, 0, 0, page.height_pt, 0, 0});
}

bool upright(const PageInfo& page) {
    return page.matrix[0] > 0 && page.matrix[3] > 0 && std::fabs(page.matrix[1]) < 1e-6 && std::fabs(page.matrix[2]) < 1e-6;
}

PageInfo describe(PdfMemDocument& document, int index, const std::string& path, const ScanOptions& options,
                  Findings& findings, const Context& context) {
    const std::string where = page_of(path, index + 1);
    const PdfPageContent content = read_page_content(document, index);
    PageInfo page;
    page.index = index;
    page.format = "pdf";
    page.width_pt = content.width;
    page.height_pt = content.height;
    page.rotate = content.rotate;
    // ISO 32000-1 annex C.2: 3 to 14,400 units.
    if (!(content.width >= 3 && content.height >= 3 && content.width <= 14400 && content.height <= 14400))
        throw Error(Code::bad_data, where, msg("the page measures {1} × {2} points, which no paper has", content.width, content.height));
    if (content.hidden_text)
        findings.push_back({Severity::note, "scan.old_text", "", index + 1, msg("the text layer of the source was dropped and read anew")});
    Message why_not = content.why_not;
    if (content.image) {
        const PdfImageKind kind = pdf_image_kind(*content.image);
        // PoDoFo has read the stream with the dictionary and would keep those of all pages.
        if (dynamic_cast<PoDoFo::PdfParserObject*>(content.image)) document.FreeObjectMemory(content.image);
        check_page_pixels(context.limits, kind.width, kind.height, where);
        describe_image(page, kind, content.matrix);
        why_not = kind.why_not;
        if (why_not.id.empty() && !kind.we_decode && !upright(page)) why_not = msg("the image is turned on the page");
    }
    if (why_not.id.empty()) return page;
    describe_rendering(page, options.render_dpi);
    check_page_pixels(context.limits, page.width, page.height, where);
    findings.push_back({Severity::note, "scan.not_plain", "", index + 1, why_not});
    findings.push_back({Severity::warn, "scan.rendered", "", index + 1,
                        msg("the page is not one plain scanned image, so it was rendered at {1} dpi", options.render_dpi)});
    return page;
}

// Poppler's pixels of a region at the page's dpi; the page's rotation is undone, because it is kept as it is stored.
Image render(const std::string& path, const PageInfo& info, int x, int y, int w, int h) {
    const std::string where = page_of(path, info.index + 1);
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(path));
    const std::unique_ptr<poppler::page> page(document ? document->create_page(info.index) : nullptr);
    if (!page) throw Error(Code::bad_data, where, msg("Poppler cannot open the page"));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
    static constexpr poppler::rotation_enum turns[] = {poppler::rotate_0, poppler::rotate_270, poppler::rotate_180, poppler::rotate_90};
    // Poppler knows no /UserUnit: its page is smaller than ours by that factor.
    const double drawn = page->page_rect().width(), stretch = drawn > 0 && info.width_pt > 0 ? info.width_pt / drawn : 1;
    const double unit = std::fabs(stretch - 1) > 0.01 ? stretch : 1;
    const poppler::image image =
        renderer.render_page(page.get(), info.dpi_x * unit, info.dpi_y * unit, x, y, w, h, turns[info.rotate / 90 % 4]);
    if (!image.is_valid() || image.width() != w || image.height() != h)
        throw Error(Code::bad_data, where, msg("Poppler cannot render the page"));
    Image out(pixCreate(w, h, 32));
    for (int row = 0; row < h; ++row) {
        const auto* in = reinterpret_cast<const unsigned char*>(image.const_data()) + static_cast<ptrdiff_t>(row) * image.bytes_per_row();
        l_uint32* line = pixGetData(pix(out)) + static_cast<size_t>(row) * pixGetWpl(pix(out));
        for (int column = 0; column < w; ++column, in += 3)
            line[column] = static_cast<l_uint32>(in[0]) << 24 | static_cast<l_uint32>(in[1]) << 16 | static_cast<l_uint32>(in[2]) << 8;
    }
    return out;
}

Image render_image_region(const std::string& path, const PageInfo& page) {
    const double x = page.matrix[4], y = page.height_pt - page.matrix[5] - page.matrix[3];
    return render(path, page, static_cast<int>(std::lround(x * page.dpi_x / 72)),
                  static_cast<int>(std::lround(y * page.dpi_y / 72)), page.width, page.height);
}

Image to_colour_of(Image image, const PageInfo& page) {
    if (depth(image) == 32 && page.colour == Colour::bitonal) {
        const Image grey(pixConvertRGBToGray(pix(image), 0, 1, 0));
        image.reset(pixThresholdToBinary(pix(grey), 128));
    } else if (depth(image) == 32 && page.colour == Colour::grey) {
        image.reset(pixConvertRGBToGray(pix(image), 0, 1, 0));
    }
    pixSetResolution(pix(image), static_cast<int>(page.dpi_x + 0.5), static_cast<int>(page.dpi_y + 0.5));
    return image;
}

} // namespace

std::vector<PageInfo> pdf_pages(const std::string& path, const ScanOptions& options, Findings& findings,
                                const Context& context) {
    check_not_signed(path);
    return with_podofo(path, [&] {
        const auto document = load(path);
        check_page_count(context.limits, static_cast<uint64_t>(std::max(0, document->GetPageCount())), path);
        std::vector<PageInfo> pages;
        for (int i = 0; i < document->GetPageCount(); ++i)
            pages.push_back(describe(*document, i, path, options, findings, context));
        return pages;
    });
}

Image decode_pdf_page(const std::string& path, const PageInfo& page) {
    const std::string where = page_of(path, page.index + 1);
    if (page.compression == "rendered")
        return to_colour_of(render(path, page, 0, 0, page.width, page.height), page);
    return with_podofo(where, [&] {
        const auto document = load(path);
        const PdfPageContent content = read_page_content(*document, page.index);
        if (!content.image) throw Error(Code::bad_data, where, msg("the file changed while it was being read"));
        const PdfImageKind kind = pdf_image_kind(*content.image);
        Image image = kind.we_decode ? decode_pdf_image(*content.image, kind, where) : render_image_region(path, page);
        return to_colour_of(std::move(image), page);
    });
}

ImageStream pdf_stream(const std::string& path, const PageInfo& page, const ScanOptions& options) {
    const std::string where = page_of(path, page.index + 1);
    if (page.compression == "rendered") {
        ImageStream out = encode_image(decode_pdf_page(path, page), options.jpeg_quality);
        out.carried = "rendered";
        return out;
    }
    return with_podofo(where, [&] {
        const auto document = load(path);
        const PdfPageContent content = read_page_content(*document, page.index);
        if (!content.image) throw Error(Code::bad_data, where, msg("the file changed while it was being read"));
        return keep_pdf_image(*content.image, pdf_image_kind(*content.image));
    });
}

} // namespace sohoa
