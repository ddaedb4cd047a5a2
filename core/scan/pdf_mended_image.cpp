// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_mended_image.h"

#include "core/base/error.h"
#include "core/pdf/filters.h"
#include "core/pdf/podofo.h"
#include "core/scan/jbig2_header.h"
#include "core/scan/jpeg_marks.h"
#include "core/scan/jpeg_reader.h"
#include "core/scan/jpx_header.h"
#include "core/scan/pdf_colour_space.h"

#include <algorithm>
#include <cstdlib>

namespace sohoa {

using PoDoFo::PdfName;
using PoDoFo::PdfObject;

namespace {

// Writers round to blocks of eight and sixteen rows; over a page that is not seen.
constexpr int64_t rows_of_a_block = 16;

// An image while it is held against its data.
class Mending {
  public:
    Mending(PdfObject& image, const std::string& where)
        : image_(image), where_(where), width_(integer_at(&image, "Width", 0)),
          height_(integer_at(&image, "Height", 0)) {}

    void look_up_name(PdfObject* resources);
    void fill_up_palette();
    void hold_against_data();
    MendedImage out;

  private:
    void jpeg(const std::string& data);
    void jpeg_height(const std::string& data, const JpegMarks& marks);
    void jpx(const std::string& data);
    void jbig2(const std::string& data);
    void ccitt(PdfObject* parms);
    void of_components(int count, bool bilevel);

    void set(const char* key, const PdfObject& value) { image_.GetDictionary().AddKey(PdfName(key), value); }
    void contradicted(const Message& remark) {
        out.contradicted = true;
        out.remarks.push_back(remark);
    }
    [[noreturn]] void refuse(int64_t width, int64_t height) const {
        throw Error(
            Code::bad_data, where_,
            msg("the data of an image measures {1} × {2} pixels, and its description says {3} × {4}; viewers show "
                "different pages",
                width, height, width_, height_));
    }

    PdfObject& image_;
    const std::string& where_;
    const int64_t width_, height_;
};

// Viewers look a name up that is none of the device's.
void Mending::look_up_name(PdfObject* resources) {
    PdfObject* space = find(&image_, "ColorSpace");
    if (!space || !space->IsName()) return;
    const std::string name = space->GetName().GetName();
    PdfObject* named = find(find(resources, "ColorSpace"), name.c_str());
    if (named && name.rfind("Device", 0) != 0) set("ColorSpace", *named);
}

void Mending::fill_up_palette() {
    PdfObject* space = find(&image_, "ColorSpace");
    const PdfPalette palette = pdf_palette(space);
    if (!palette.too_short) return;
    PoDoFo::PdfArray array = space->GetArray();
    array[3] = PoDoFo::PdfString(palette.table.data(), static_cast<PoDoFo::pdf_long>(palette.table.size()), true);
    set("ColorSpace", array);
}

void Mending::hold_against_data() {
    if (!image_.HasStream()) return;
    const std::vector<PdfFilterLayer> filters = pdf_filters(image_);
    const std::string codec = filters.empty() ? "" : filters.back().filter;
    if (codec == "DCTDecode")
        jpeg(last_filter_bytes(image_, filters));
    else if (codec == "JPXDecode")
        jpx(last_filter_bytes(image_, filters));
    else if (codec == "JBIG2Decode")
        jbig2(last_filter_bytes(image_, filters));
    else if (codec == "CCITTFaxDecode")
        ccitt(filters.back().parms);
}

// The components of the samples are what the data says; a colour space of others is wrong.
void Mending::of_components(int count, bool bilevel) {
    if (true_at(&image_, "ImageMask")) return;
    PdfObject* space = find(&image_, "ColorSpace");
    const int stated = components_of(space);
    if (space && (stated == 0 || stated == count)) return;
    set("ColorSpace", PdfName(count == 1 ? "DeviceGray" : count == 3 ? "DeviceRGB" : "DeviceCMYK"));
    if (!space) return; // viewers look into the data
    if (!bilevel) image_.GetDictionary().RemoveKey(PdfName("Decode"));
    contradicted(
        named("scan.image.components",
              msg("an image is described with {1} colours a pixel, and its data holds {2}; the data was believed",
                  stated, count)));
}

void Mending::jpeg(const std::string& data) {
    const JpegMarks marks = jpeg_marks(data);
    if (marks.components != 1 && marks.components != 3 && marks.components != 4) return; // its decoder says more
    if (integer_at(&image_, "BitsPerComponent", 8) != 8) set("BitsPerComponent", PdfObject(PoDoFo::pdf_int64{8}));
    of_components(marks.components, false);
    if (marks.width != width_) refuse(marks.width, marks.height);
    if (marks.height != height_) jpeg_height(data, marks);
    if (!marks.ended) out.remarks.push_back(end_added(0).message);
}

// Some scanners write the frame before they know how high it will be.
void Mending::jpeg_height(const std::string& data, const JpegMarks& marks) {
    if (marks.height > 0 && std::abs(marks.height - height_) <= rows_of_a_block) {
        set("Height", PdfObject(PoDoFo::pdf_int64{marks.height}));
        return contradicted(named(
            "scan.image.rows", msg("an image is described with {1} rows, and its data holds {2}; the data was believed",
                                   height_, marks.height)));
    }
    const bool shorter = height_ > 0 && height_ <= 0xFFFF && (marks.height == 0 || marks.height > height_);
    if (!shorter || !fills_its_frame(with_height(data, marks, static_cast<int>(height_)), where_))
        refuse(marks.width, marks.height);
    contradicted(
        named("scan.image.frame",
              msg("the data of an image says {1} rows and holds {2}, as its description says", marks.height, height_)));
}

void Mending::jpx(const std::string& data) {
    const JpxHeader header = jpx_header(data);
    if (header.width == 0) return; // its decoder says more
    if (header.width != width_ || header.height != height_) refuse(header.width, header.height);
    PdfObject* space = find(&image_, "ColorSpace");
    const int stated = components_of(space);
    // Palettes and transparency make other numbers of them.
    if (!space || stated == 0 || !header.plain || stated == header.components) return;
    image_.GetDictionary().RemoveKey(PdfName("ColorSpace"));
    image_.GetDictionary().RemoveKey(PdfName("Decode"));
    contradicted(
        named("scan.image.components",
              msg("an image is described with {1} colours a pixel, and its data holds {2}; the data was believed",
                  stated, header.components)));
}

void Mending::jbig2(const std::string& data) {
    of_components(1, true);
    const Jbig2Header header = jbig2_header(data);
    if (header.width == 0) return;
    const bool unknown = header.height == 0xFFFFFFFF;
    if (header.width != width_ || (!unknown && (header.height < height_ || header.height > height_ + rows_of_a_block)))
        refuse(header.width, header.height);
}

void Mending::ccitt(PdfObject* parms) {
    of_components(1, true);
    if (const int64_t columns = integer_at(parms, "Columns", 1728); columns != width_) refuse(columns, height_);
}

} // namespace

MendedImage mend_pdf_image(PdfObject& image, PdfObject* resources, const std::string& where) {
    Mending mending(image, where);
    mending.look_up_name(resources);
    mending.hold_against_data();
    mending.fill_up_palette();
    return std::move(mending.out);
}

} // namespace sohoa
