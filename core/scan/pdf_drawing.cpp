// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_drawing.h"

#include "core/base/error.h"
#include "core/document/page.h"
#include "core/scan/limits_check.h"
#include "core/scan/pdf_of_image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <leptonica/allheaders.h>
#include <memory>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <string_view>

namespace sohoa {
namespace {

Image pixels_of(const poppler::image& image, int w, int h, const std::string& where) {
    if (!image.is_valid() || image.width() != w || image.height() != h)
        throw Error(Code::bad_data, where, msg("Poppler cannot render the page"));
    Image out(pixCreate(w, h, 32));
    if (!out)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    for (int row = 0; row < h; ++row) {
        const auto* in = reinterpret_cast<const unsigned char*>(image.const_data()) +
                         static_cast<ptrdiff_t>(row) * image.bytes_per_row();
        l_uint32* line = pixGetData(pix(out)) + static_cast<size_t>(row) * static_cast<size_t>(pixGetWpl(pix(out)));
        for (int column = 0; column < w; ++column, in += 3)
            line[column] = static_cast<l_uint32>(in[0]) << 24 | static_cast<l_uint32>(in[1]) << 16 |
                           static_cast<l_uint32>(in[2]) << 8;
    }
    return out;
}

bool all_white(const Image& image) {
    const Image grey(pixConvertRGBToGray(pix(image), 0, 0, 0));
    l_float32 mean = 0;
    return grey && pixGetAverageMasked(pix(grey), nullptr, 0, 0, 1, L_MEAN_ABSVAL, &mean) == 0 && mean >= 255;
}

// What Poppler says where it paints something else than what was meant; most of its other words are about trifles.
bool tells_of_loss(const std::string& complaint) {
    static constexpr std::string_view losses[] = {"flate stream",
                                                  "LZW stream",
                                                  "CCITTFax",
                                                  "JBIG2",
                                                  "decode image",
                                                  "decode the codestream",
                                                  "opening JPX Stream.",
                                                  "Bad image parameters",
                                                  "in inline image",
                                                  "XObject '",
                                                  "Weird page contents"};
    static constexpr std::string_view harmless[] = {"Bad RTC code", "Missing EOFB"}; // behind the last row
    const auto holds = [&](std::string_view words) { return complaint.find(words) != std::string::npos; };
    return std::any_of(std::begin(losses), std::end(losses), holds) &&
           std::none_of(std::begin(harmless), std::end(harmless), holds);
}

// Poppler paints white what it cannot decode, and only its complaints tell. They come through one function of the
// process.
class Complaints {
  public:
    Complaints() {
        poppler::set_debug_error_function(
            [](const std::string& complaint, void* self) { static_cast<Complaints*>(self)->hear(complaint); }, this);
    }
    ~Complaints() {
        poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    }
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;
    bool heard() const { return heard_; }
    bool lost() const { return lost_; }

  private:
    void hear(const std::string& complaint) {
        heard_ = true;
        lost_ = lost_ || tells_of_loss(complaint);
    }

    bool heard_ = false, lost_ = false;
};

std::unique_ptr<poppler::page> page_of_document(const poppler::document* document, int index,
                                                const std::string& where) {
    std::unique_ptr<poppler::page> page(document ? document->create_page(index) : nullptr);
    if (!page) throw Error(Code::bad_data, where, msg("Poppler cannot open the page"));
    return page;
}

poppler::image rendered(const poppler::page& page, double dpi_x, double dpi_y, int width, int height,
                        poppler::rotation_enum turn) {
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
    return renderer.render_page(&page, dpi_x, dpi_y, 0, 0, width, height, turn);
}

} // namespace

Image draw_pdf_page(const std::string& path, const PageInfo& info) {
    const std::string where = page_of(path, info.index + 1);
    const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(path));
    const auto page = page_of_document(document.get(), info.index, where);
    Complaints complaints;
    static constexpr poppler::rotation_enum turns[] = {poppler::rotate_0, poppler::rotate_270, poppler::rotate_180,
                                                       poppler::rotate_90};
    // Poppler knows no /UserUnit: its page is smaller than ours by that factor.
    const double drawn = page->page_rect().width(),
                 stretch = drawn > 0 && info.width_pt > 0 ? info.width_pt / drawn : 1;
    const double unit = std::fabs(stretch - 1) > 0.01 ? stretch : 1;
    Image out = pixels_of(
        rendered(*page, info.dpi_x * unit, info.dpi_y * unit, info.width, info.height, turns[info.rotate / 90 % 4]),
        info.width, info.height, where);
    if (complaints.lost())
        throw Error(Code::bad_data, where, msg("a part of the page is damaged, and would be missing in the record"));
    return out;
}

Image draw_pdf_image(PoDoFo::PdfObject& image, int width, int height, const std::string& where) {
    const std::string pdf = pdf_of_image(image, width, height);
    if (pdf.size() > INT32_MAX)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    Complaints complaints;
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    const auto page = page_of_document(document.get(), 0, where);
    Image out = pixels_of(rendered(*page, 72, 72, width, height, poppler::rotate_0), width, height, where);
    // The PDF is ours but for the image's stream, so that is what they are about.
    if (complaints.lost() || (complaints.heard() && all_white(out)))
        throw Error(Code::bad_data, where, msg("the image data is damaged"));
    return out;
}

Image in_depth(Image image, int wanted) {
    if (depth(image) == wanted) return image;
    if (wanted == 32) return Image(pixConvertTo32(pix(image)));
    if (depth(image) == 32) image.reset(pixConvertRGBToGray(pix(image), 0, 1, 0));
    if (wanted == 1 && depth(image) != 1) image.reset(pixThresholdToBinary(pix(image), 128));
    if (wanted == 8 && depth(image) != 8) image.reset(pixConvertTo8(pix(image), 0));
    return image;
}

} // namespace sohoa
