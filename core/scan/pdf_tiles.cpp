// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_tiles.h"

#include "core/base/error.h"
#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"
#include "core/scan/jpeg_reader.h"
#include "core/scan/jpeg_strips.h"
#include "core/scan/pdf_drawing.h"

#include <algorithm>
#include <cmath>
#include <leptonica/allheaders.h>

namespace sohoa {

using PoDoFo::PdfObject;

namespace {

struct Placed {
    PdfTile tile;
    double left = 0, top = 0, width = 0, height = 0; // points; y upwards
    double right() const { return left + width; }
    double bottom() const { return top - height; }
};

// Our own decoders and Poppler give the samples of these as they are.
bool exact(const PdfImageKind& kind) {
    return kind.can_be_kept && (kind.we_decode || kind.bits == 1 ||
                                (kind.bits <= 8 && kind.space.icc.empty() && kind.space.text.rfind("/Device", 0) == 0));
}

bool alike(const PdfTile& a, const PdfTile& b) {
    return a.kind.space == b.kind.space && a.kind.mask == b.kind.mask && a.kind.bits == b.kind.bits &&
           a.kind.components == b.kind.components &&
           numbers_text(find(a.object, "Decode")) == numbers_text(find(b.object, "Decode"));
}

std::optional<Placed> placed(const PaintedImage& image) {
    const Matrix& m = image.matrix;
    if (m.a <= 0 || m.d <= 0 || std::fabs(m.b) > 1e-6 || std::fabs(m.c) > 1e-6) return std::nullopt;
    if (find(image.object, "SMask") || find(image.object, "Mask")) return std::nullopt;
    Placed out;
    out.tile = {image.object, pdf_image_kind(*image.object), 0, 0};
    const PdfImageKind& kind = out.tile.kind;
    constexpr int most = 400'000; // pixels of a side; the sum of all images stays an int
    if (kind.width <= 0 || kind.height <= 0 || kind.width > most || kind.height > most) return std::nullopt;
    if (!exact(kind) || (kind.mask && !image.black)) return std::nullopt;
    out.left = m.e;
    out.top = m.f + m.d;
    out.width = m.a;
    out.height = m.d;
    return out;
}

bool near(double a, double b, double pixel) {
    return std::fabs(a - b) <= pixel / 2;
}

// Sets the pixel places of one row of tiles; its width in pixels, or 0 when it is no row.
int lay_row(std::vector<Placed>::iterator from, std::vector<Placed>::iterator to, int y, double pixel_x,
            double pixel_y) {
    int x = 0;
    double right = from->left;
    for (auto p = from; p != to; ++p) {
        if (!near(p->left, right, pixel_x) || !near(p->bottom(), from->bottom(), pixel_y) ||
            p->tile.kind.height != from->tile.kind.height)
            return 0;
        p->tile.x = x;
        p->tile.y = y;
        x += p->tile.kind.width;
        right = p->right();
    }
    return x;
}

} // namespace

std::optional<PdfTiles> tiles_of(const std::vector<PaintedImage>& images) {
    std::vector<Placed> all;
    for (const PaintedImage& image : images) {
        const std::optional<Placed> p = placed(image);
        if (!p || (!all.empty() && !alike(p->tile, all[0].tile))) return std::nullopt;
        all.push_back(*p);
    }
    if (all.empty()) return std::nullopt;
    // The largest tile tells the resolution best, because coordinates are rounded.
    const auto widest = std::max_element(
        all.begin(), all.end(), [](const Placed& a, const Placed& b) { return a.tile.kind.width < b.tile.kind.width; });
    const auto tallest = std::max_element(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
        return a.tile.kind.height < b.tile.kind.height;
    });
    const double pixel_x = widest->width / widest->tile.kind.width,
                 pixel_y = tallest->height / tallest->tile.kind.height;
    for (const Placed& p : all)
        if (!near(p.width, p.tile.kind.width * pixel_x, pixel_x) ||
            !near(p.height, p.tile.kind.height * pixel_y, pixel_y))
            return std::nullopt;

    std::sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) { return a.top > b.top; });
    PdfTiles out;
    double right = 0;
    for (auto row = all.begin(); row != all.end();) {
        const auto next =
            std::find_if(row, all.end(), [&](const Placed& p) { return !near(p.top, row->top, pixel_y); });
        std::sort(row, next, [](const Placed& a, const Placed& b) { return a.left < b.left; });
        const int width = lay_row(row, next, out.height, pixel_x, pixel_y);
        const bool first = row == all.begin();
        if (width == 0 || (!first && (width != out.width || !near(row->left, all[0].left, pixel_x) ||
                                      !near(row->top, std::prev(row)->bottom(), pixel_y))))
            return std::nullopt;
        out.width = width;
        out.height += row->tile.kind.height;
        right = std::prev(next)->right();
        row = next;
    }
    out.matrix = {right - all[0].left, 0, 0, all[0].top - all.back().bottom(), all[0].left, all.back().bottom()};
    for (const Placed& p : all)
        out.tiles.push_back(p.tile);
    return out;
}

Image join_tiles(const PdfTiles& tiles, int wanted, const std::string& where) {
    if (const auto jpeg = join_jpeg_tiles(tiles, where)) {
        const int transform =
            static_cast<int>(integer_at(pdf_filters(*tiles.tiles[0].object).back().parms, "ColorTransform", -1));
        return in_depth(decode_jpeg(jpeg->bytes, transform, where), wanted);
    }
    Image out(pixCreate(tiles.width, tiles.height, wanted));
    if (!out)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    for (const PdfTile& tile : tiles.tiles) {
        const Image image = in_depth(decode_pdf_image(*tile.object, tile.kind, where), wanted);
        if (width(image) != tile.kind.width || height(image) != tile.kind.height)
            throw Error(Code::bad_data, where, msg("the image data is damaged"));
        pixRasterop(pix(out), tile.x, tile.y, tile.kind.width, tile.kind.height, PIX_SRC, pix(image), 0, 0);
    }
    return out;
}

std::optional<ImageStream> join_jpeg_tiles(const PdfTiles& tiles, const std::string& where) {
    JpegStrips strips;
    strips.width = tiles.width;
    strips.height = tiles.height;
    strips.rows_per_strip = tiles.tiles[0].kind.height;
    const ImageStream first = keep_pdf_image(*tiles.tiles[0].object, tiles.tiles[0].kind);
    for (const PdfTile& tile : tiles.tiles) {
        const bool last = &tile == &tiles.tiles.back();
        if (tile.kind.codec != "DCTDecode" || tile.x != 0 ||
            (last ? tile.kind.height > strips.rows_per_strip : tile.kind.height != strips.rows_per_strip))
            return std::nullopt;
        ImageStream one = keep_pdf_image(*tile.object, tile.kind);
        if (one.decode_parms != first.decode_parms) return std::nullopt;
        strips.strips.push_back(std::move(one.bytes));
    }
    ImageStream out = first;
    out.width = tiles.width;
    out.height = tiles.height;
    out.carried = "joined";
    try {
        out.bytes = join_jpeg_strips(strips, where);
    } catch (const Error&) { // other tables, or strips that end amid a block
        return std::nullopt;
    }
    return out;
}

} // namespace sohoa
