// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_page_content.h"

#include "core/base/error.h"
#include "core/pdf/podofo.h"
#include "core/scan/limits_check.h"
#include "core/scan/pdf_drawing.h"
#include "core/scan/pdf_left_out.h"
#include "core/scan/pdf_page_tree.h"

#include <algorithm>
#include <cmath>
#include <leptonica/allheaders.h>
#include <optional>

namespace sohoa {

using namespace PoDoFo;

namespace {

// Corners in any order (ISO 32000-1, 7.9.5).
std::optional<Box> box_of(PdfObject* array) {
    double v[4];
    for (size_t i = 0; i < 4; ++i) {
        PdfObject* number = element(array, i);
        if (!number || !(number->IsNumber() || number->IsReal())) return std::nullopt;
        v[i] = number->GetReal();
    }
    return Box{std::min(v[0], v[2]), std::min(v[1], v[3]), std::max(v[0], v[2]), std::max(v[1], v[3])};
}

// Where no page says how large it is, viewers take Letter.
Box crop_of(PdfObject& page) {
    const Box media = box_of(inherited(&page, "MediaBox")).value_or(Box{0, 0, 612, 792});
    const Box crop = intersect(box_of(inherited(&page, "CropBox")).value_or(media), media);
    return crop.area() > 0 ? crop : media;
}

int rotation_of(PdfObject& page) {
    PdfObject* stated = inherited(&page, "Rotate");
    const double degrees = stated && (stated->IsNumber() || stated->IsReal()) ? stated->GetReal() : 0;
    return std::isfinite(degrees) ? (static_cast<int>(std::fmod(degrees, 360)) + 360) % 360 : 0;
}

// ISO 32000-1, 8.9.6.3 and 11.6.5.3: a stencil hides where its sample is 1, a soft mask where it is not white.
bool hides_nothing(PdfObject& image, const Limits& limits, const std::string& where) {
    PdfObject* soft = find(&image, "SMask");
    PdfObject* mask = soft ? soft : find(&image, "Mask");
    if (!mask->HasStream() || (soft && find(&image, "Mask"))) return false;
    const PdfImageKind kind = pdf_image_kind(*mask);
    check_page_pixels(limits, kind.width, kind.height, where);
    const Image drawn = in_depth(draw_pdf_image(*mask, kind.width, kind.height, where), 8);
    l_int32 grey = 0;
    pixGetExtremeValue(pix(drawn), 1, soft ? L_SELECT_MIN : L_SELECT_MAX, nullptr, nullptr, nullptr, &grey);
    return grey == (soft ? 255 : 0); // Poppler painted the stencil's zeros black
}

// Data of an inline image end at the first "EI", which may be one of their own bytes.
bool whole(const PaintedImage& image, const PdfImageKind& kind, const std::string& where) {
    try {
        decode_pdf_image(*image.object, kind, where);
        return true;
    } catch (const Error&) {
    } catch (const PdfError&) {
    }
    return false;
}

// How the one image of a page is used.
class OneImage {
  public:
    OneImage(const PaintedPage& painted, const Limits& limits, const std::string& where, PdfPageContent& out)
        : painted_(painted), image_(painted.images[0]), limits_(limits), where_(where), out_(out) {}

    void judge() {
        PdfTile tile{image_.object, pdf_image_kind(*image_.object), 0, 0};
        check_page_pixels(limits_, tile.kind.width, tile.kind.height, where_);
        if (image_.in_content && !whole(image_, tile.kind, where_))
            return render(named("scan.not_plain.inline_image", msg("the image inside the content cannot be cut out")));
        if (tile.kind.mask && !image_.black)
            return render(named("scan.not_plain.coloured_mask", msg("the image is a coloured mask")));
        out_.masked = find(image_.object, "SMask") || find(image_.object, "Mask");
        if (painted_.marks_before && (tile.kind.mask || out_.masked))
            return render(named("scan.not_plain.drawn_under", msg("something is drawn under the image")));
        if (out_.masked && hides_nothing(*image_.object, limits_, where_)) {
            out_.masked = false;
            out_.remarks.push_back(
                named("scan.image.idle_mask", msg("the image's mask hides nothing and was left out")));
        }
        if (tile.kind.space.damaged_profile)
            out_.remarks.push_back(named("scan.image.profile_damaged",
                                         msg("the image's colour profile is damaged; its colours are taken for sRGB")));
        const Matrix& m = image_.matrix;
        out_.mirrored = m.a * m.d - m.b * m.c < 0;
        out_.image = {{tile}, tile.kind.width, tile.kind.height, m};
        // Unit square upside down: the pixels are turned over, so that they can be read.
        if (out_.mirrored) out_.image.matrix = multiply({1, 0, 0, -1, 0, 1}, m);
        if (out_.masked) widen_to_mask();
        out_.why_not = !tile.kind.can_be_kept ? tile.kind.why_not
                       : out_.masked          ? named("scan.not_plain.mask", msg("the image has a mask"))
                       : out_.mirrored ? named("scan.not_plain.mirrored", msg("the image lies mirrored on the page"))
                                       : Message{};
        out_.form = out_.why_not.id.empty() ? PdfPageForm::kept : PdfPageForm::redrawn;
    }

  private:
    void render(const Message& reason) { out_.why_not = reason; }

    // A mask may be finer than the image it cuts out.
    void widen_to_mask() {
        for (const char* key : {"SMask", "Mask"}) {
            PdfObject* mask = find(image_.object, key);
            out_.image.width =
                std::max(out_.image.width, static_cast<int>(std::min<int64_t>(integer_at(mask, "Width", 0), 1 << 30)));
            out_.image.height = std::max(out_.image.height,
                                         static_cast<int>(std::min<int64_t>(integer_at(mask, "Height", 0), 1 << 30)));
        }
        check_page_pixels(limits_, out_.image.width, out_.image.height, where_);
    }

    const PaintedPage& painted_;
    const PaintedImage& image_;
    const Limits& limits_;
    const std::string& where_;
    PdfPageContent& out_;
};

void judge_images(const PaintedPage& painted, const Box& crop, const Limits& limits, const std::string& where,
                  PdfPageContent& out) {
    if (painted.images.size() == 1) {
        OneImage(painted, limits, where, out).judge();
    } else if (std::optional<PdfTiles> tiles = tiles_of(painted.images)) {
        check_page_pixels(limits, tiles->width, tiles->height, where);
        const bool stencils = tiles->tiles[0].kind.mask;
        if (painted.marks_before && stencils)
            out.why_not = named("scan.not_plain.drawn_under", msg("something is drawn under the image"));
        else {
            out.image = std::move(*tiles);
            out.form = PdfPageForm::joined;
        }
    } else {
        out.why_not =
            named("scan.not_plain.several_images", msg("the page holds several images that do not make up one"));
    }
    if (out.form == PdfPageForm::rendered) return;
    const Box seen = intersect(transformed({0, 0, 1, 1}, out.image.matrix), crop);
    if (painted.marks_before && seen.area() < 0.97 * crop.area())
        out.why_not = named("scan.not_plain.drawn_beside", msg("something is drawn beside the image"));
    else if (seen.area() < 0.5 * crop.area())
        out.why_not = named("scan.not_plain.small_image", msg("the image is smaller than half the page"));
    else
        return;
    out.form = PdfPageForm::rendered;
}

// A page that is drawn as it stands is drawn from its file, in which nothing was put right.
void refuse_contradictions(const std::vector<PaintedImage>& images, const std::string& where) {
    for (const PaintedImage& image : images)
        if (image.mended.contradicted)
            throw Error(Code::bad_data, where,
                        msg("an image of the page is described otherwise than its data is, and the page is more than "
                            "this image; viewers show different pages"));
}

void add_objects(const std::vector<PaintedImage>& images, std::vector<PdfObject*>& objects) {
    for (const PaintedImage& image : images)
        for (PdfObject* object : {image.object, find(image.object, "SMask"), find(image.object, "Mask")})
            if (object && object->HasStream() && std::find(objects.begin(), objects.end(), object) == objects.end())
                objects.push_back(object);
}

} // namespace

PdfPageContent read_page_content(PdfObject& page, const Limits& limits, const std::string& where) {
    const Box crop = crop_of(page);
    double unit = 1;
    if (PdfObject* stated = find(&page, "UserUnit");
        stated && (stated->IsNumber() || stated->IsReal()) && stated->GetReal() > 0)
        unit = stated->GetReal();
    PdfPageContent out;
    out.width = (crop.x1 - crop.x0) * unit;
    out.height = (crop.y1 - crop.y0) * unit;
    out.rotate = rotation_of(page);
    check_page_size(out.width, out.height, where);

    const PaintedPage painted = walk_page(page, crop, where);
    out.hidden_text = painted.hidden_text;
    add_objects(painted.images, out.objects);
    add_objects(images_of_annotations(page, where), out.objects);
    if (!painted.why_not.id.empty())
        out.why_not = painted.why_not;
    else if (painted.images.empty())
        out.why_not = named("scan.not_plain.no_image", msg("the page holds no image"));
    else if (shows_annotations(page))
        out.why_not = named("scan.not_plain.annotations", msg("the page has annotations"));
    else
        judge_images(painted, crop, limits, where, out);
    if (out.form == PdfPageForm::rendered) {
        out.image = {};
        out.remarks.clear();
        refuse_contradictions(painted.images, where);
        out.scanned = scanned_on_page(painted.images, crop, unit);
    }
    for (const PaintedImage& image : painted.images)
        for (const Message& remark : image.mended.remarks)
            if (out.form != PdfPageForm::rendered &&
                std::find(out.remarks.begin(), out.remarks.end(), remark) == out.remarks.end())
                out.remarks.push_back(remark);
    out.image.matrix = multiply(out.image.matrix, {unit, 0, 0, unit, -crop.x0 * unit, -crop.y0 * unit});
    return out;
}

} // namespace sohoa
