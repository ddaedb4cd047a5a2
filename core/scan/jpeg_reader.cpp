// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/jpeg_reader.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/encode.h"
#include "core/scan/exif.h"
#include "core/scan/jpeg_marks.h"
#include "core/scan/limits_check.h"
#include "core/scan/orientation.h"
#include "core/scan/resolution.h"

#include <cstdio>
#include <cstdlib>
#include <leptonica/allheaders.h>

#include <jpeglib.h>

#include <jerror.h>

namespace sohoa {
namespace {

struct JpegErrors {
    jpeg_error_mgr base;
    std::string where;
    int trifles = 0; // warnings that are none of damage
};

bool is_of_another_kind(int code) {
    return code == JERR_SOF_UNSUPPORTED || code == JERR_BAD_PRECISION || code == JERR_ARITH_NOTIMPL ||
           code == JERR_CONVERSION_NOTIMPL;
}

// libjpeg's own words are English, and say nothing that helps.
Message fault_of(int code) {
    if (is_of_another_kind(code))
        return msg("this kind of JPEG (12 bit, lossless …) is not taken; save the scan as an ordinary JPEG of 8 bit");
    if (code == JERR_EMPTY_IMAGE)
        return msg(
            "the JPEG does not state its height where it must (a DNL marker may follow, which is not read); save "
            "it anew with an image program");
    return msg("the JPEG data is damaged or cut off");
}

[[noreturn]] void fail(j_common_ptr info) {
    throw Error(Code::bad_data, reinterpret_cast<JpegErrors*>(info->err)->where, fault_of(info->err->msg_code));
}

// libjpeg goes on after "premature end" and the like with grey pixels; a record must not. Other warnings are about
// trifles that scanners and telephones write, and every pixel is there.
bool invents_pixels(j_common_ptr info) {
    switch (info->err->msg_code) {
    case JWRN_JFIF_MAJOR:
    case JWRN_ADOBE_XFORM:
    case JWRN_NOT_SEQUENTIAL: // parameters of progressive scans in a sequential one
        return false;
    case JWRN_EXTRANEOUS_DATA: { // before a restart something was read wrong
        const int marker = info->err->msg_parm.i[1];
        return marker >= 0xD0 && marker <= 0xD7;
    }
    case JWRN_JPEG_EOF: // where rows are missing, a second warning says so; not for arithmetic coding
        return info->is_decompressor && reinterpret_cast<j_decompress_ptr>(info)->arith_code;
    default:
        return true;
    }
}

void on_message(j_common_ptr info, int level) {
    if (level >= 0) return;
    if (invents_pixels(info)) fail(info);
    ++reinterpret_cast<JpegErrors*>(info->err)->trifles;
}

// libjpeg is C compiled with unwind tables on Debian, so the exception passes; the object is destroyed by RAII.
class Decoder {
  public:
    Decoder(const std::string& bytes, const std::string& where) {
        errors_.where = where;
        info_.err = jpeg_std_error(&errors_.base);
        errors_.base.error_exit = fail;
        errors_.base.emit_message = on_message;
        jpeg_create_decompress(&info_);
        try {
            jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
            for (int marker : {JPEG_APP0 + 1, JPEG_APP0 + 2})
                jpeg_save_markers(&info_, marker, 0xFFFF);
            jpeg_read_header(&info_, TRUE);
        } catch (...) {
            jpeg_destroy_decompress(&info_);
            throw;
        }
    }
    ~Decoder() { jpeg_destroy_decompress(&info_); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    jpeg_decompress_struct* operator->() { return &info_; }
    jpeg_decompress_struct* get() { return &info_; }
    int trifles() const { return errors_.trifles; }

  private:
    JpegErrors errors_{};
    jpeg_decompress_struct info_{};
};

std::string marker_bytes(Decoder& jpeg, int marker, const std::string& prefix) {
    for (jpeg_saved_marker_ptr m = jpeg->marker_list; m; m = m->next) {
        const std::string data(reinterpret_cast<const char*>(m->data), m->data_length);
        if (m->marker == marker && data.compare(0, prefix.size(), prefix) == 0) return data.substr(prefix.size());
    }
    return {};
}

// JFIF 1.02: unit 1 dots an inch, 2 dots a centimetre, 0 the shape of a pixel.
StatedResolution resolution_of(Decoder& jpeg, const Exif& exif) {
    const double scale = jpeg->density_unit == 2 ? 2.54 : 1;
    const StatedResolution jfif{jpeg->X_density * scale, jpeg->Y_density * scale, jpeg->density_unit != 0};
    if (jpeg->saw_JFIF_marker && jfif.in_inches) return jfif;
    if (exif.dpi_x > 0) return {exif.dpi_x, exif.dpi_y};
    return jpeg->saw_JFIF_marker ? jfif : StatedResolution{};
}

void pack_rgb(const unsigned char* row, int w, l_uint32* line) {
    for (int x = 0; x < w; ++x, row += 3)
        line[x] = static_cast<l_uint32>(row[0]) << 24 | static_cast<l_uint32>(row[1]) << 16 |
                  static_cast<l_uint32>(row[2]) << 8;
}

// Adobe writes CMYK inverted; a plain product is close enough for reading and is reported as a conversion.
void pack_cmyk(const unsigned char* row, int w, bool inverted, l_uint32* line) {
    for (int x = 0; x < w; ++x, row += 4) {
        int ink[4];
        for (int i = 0; i < 4; ++i)
            ink[i] = inverted ? row[i] : 255 - row[i];
        line[x] = static_cast<l_uint32>(ink[0] * ink[3] / 255) << 24 |
                  static_cast<l_uint32>(ink[1] * ink[3] / 255) << 16 |
                  static_cast<l_uint32>(ink[2] * ink[3] / 255) << 8;
    }
}

// A JPEG of several scans may be cut off between two of them: every row is there, but not all of it.
bool may_lack_scans(Decoder& jpeg) {
    if (!jpeg->progressive_mode) return jpeg_has_multiple_scans(jpeg.get());
    for (int component = 0; component < jpeg->num_components; ++component)
        for (const int bits_missing : jpeg->coef_bits[component])
            if (bits_missing != 0) return true;
    return false;
}

Image read_pixels(Decoder& jpeg, const std::string& where) {
    const int w = static_cast<int>(jpeg->output_width), h = static_cast<int>(jpeg->output_height);
    const int components = jpeg->output_components;
    Image image(pixCreate(w, h, components == 1 ? 8 : 32));
    if (!image)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    std::string row(static_cast<size_t>(w) * static_cast<size_t>(components), '\0');
    auto* bytes = reinterpret_cast<unsigned char*>(row.data());
    for (int y = 0; y < h; ++y) {
        JSAMPROW rows[1] = {bytes};
        jpeg_read_scanlines(jpeg.get(), rows, 1);
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * pixGetWpl(pix(image));
        if (components == 1)
            for (int x = 0; x < w; ++x)
                SET_DATA_BYTE(line, x, bytes[x]);
        else if (components == 3)
            pack_rgb(bytes, w, line);
        else
            pack_cmyk(bytes, w, jpeg->saw_Adobe_marker, line);
    }
    jpeg_finish_decompress(jpeg.get());
    return image;
}

Colour colour_of(int components) {
    return components == 1 ? Colour::grey : components == 4 ? Colour::cmyk : Colour::colour;
}

} // namespace

std::vector<PageInfo> jpeg_pages(const std::string& path, const ScanOptions& options, const Context& context) {
    const std::string bytes = read_file(path, context.limits.file_bytes);
    Decoder jpeg(bytes, path);
    check_page_pixels(context.limits, jpeg->image_width, jpeg->image_height, path);
    const Exif exif = parse_exif(marker_bytes(jpeg, JPEG_APP0 + 1, std::string("Exif\0\0", 6)));
    PageInfo page;
    page.format = "jpeg";
    page.compression = "jpeg";
    page.width = static_cast<int>(jpeg->image_width);
    page.height = static_cast<int>(jpeg->image_height);
    page.samples = jpeg->num_components;
    page.bits_per_sample = jpeg->data_precision;
    page.colour = colour_of(jpeg->num_components);
    settle_resolution(page, resolution_of(jpeg, exif), options.assumed_dpi);
    set_orientation(page, exif.orientation);
    return {page};
}

Image decode_jpeg(const std::string& bytes, int colour_transform, const std::string& where) {
    Decoder jpeg(bytes, where);
    if (colour_transform == 0 && jpeg->num_components == 3 && !jpeg->saw_Adobe_marker) jpeg->jpeg_color_space = JCS_RGB;
    if (colour_transform == 1 && jpeg->num_components == 3 && !jpeg->saw_Adobe_marker)
        jpeg->jpeg_color_space = JCS_YCbCr;
    jpeg->out_color_space = jpeg->num_components == 1 ? JCS_GRAYSCALE : jpeg->num_components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_start_decompress(jpeg.get());
    if (may_lack_scans(jpeg) && !jpeg_marks(bytes).ended)
        throw Error(Code::bad_data, where, msg("the JPEG data is damaged or cut off: its last scans are missing"));
    return read_pixels(jpeg, where);
}

bool fills_its_frame(const std::string& bytes, const std::string& where) try {
    Decoder jpeg(bytes, where);
    const int before = jpeg.trifles();
    jpeg_start_decompress(jpeg.get());
    std::string row(static_cast<size_t>(jpeg->output_width) * static_cast<size_t>(jpeg->output_components), '\0');
    while (jpeg->output_scanline < jpeg->output_height) {
        JSAMPROW rows[1] = {reinterpret_cast<JSAMPROW>(row.data())};
        jpeg_read_scanlines(jpeg.get(), rows, 1);
    }
    jpeg_finish_decompress(jpeg.get());
    return jpeg.trifles() == before;
} catch (const Error&) {
    return false;
}

Finding end_added(int page_number) {
    return {Severity::note, "scan.completed", "", page_number,
            msg("the JPEG of the page lacked its end mark, which was added; every row is there")};
}

Image decode_jpeg_file(const std::string& path) {
    return decode_jpeg(read_file(path), -1, path);
}

JpegHeader jpeg_header(const std::string& bytes, const std::string& where) {
    Decoder jpeg(bytes, where);
    JpegHeader header;
    header.width = static_cast<int>(jpeg->image_width);
    header.height = static_cast<int>(jpeg->image_height);
    header.components = jpeg->num_components;
    header.bits = jpeg->data_precision;
    header.arithmetic = jpeg->arith_code;
    header.plain_rgb = jpeg->jpeg_color_space == JCS_RGB && !jpeg->saw_Adobe_marker;
    return header;
}

ImageStream jpeg_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                        int page_number) {
    ImageStream out;
    out.bytes = read_file(path);
    const bool ended = jpeg_marks(out.bytes).ended;
    if (!ended) findings.push_back(end_added(page_number));
    const JpegHeader header = jpeg_header(out.bytes, path);
    if (header.components == 4 || header.arithmetic) {
        out = encode_image(decode_jpeg_file(path), options.jpeg_quality);
        if (header.components != 4) return out; // arithmetic coding, which no PDF holds: the same pixels
        out.carried = "converted";
        findings.push_back(converted_to_8_bit(page_number, false));
        return out;
    }
    out.width = page.width;
    out.height = page.height;
    out.filter = "DCTDecode";
    out.colour_space = header.components == 3 ? "/DeviceRGB" : "/DeviceGray";
    // Component names tell libjpeg that it is RGB; a PDF reader goes by the Adobe marker alone (ISO 32000-1, table 13).
    if (header.plain_rgb) out.decode_parms = "<</ColorTransform 0>>";
    out.carried = ended ? "copied" : "re-encoded";
    if (!ended) out.bytes += jpeg_end;
    return out;
}

ImageStream encode_jpeg(const Image& image, int quality) {
    JpegErrors errors{};
    jpeg_compress_struct info{};
    info.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = fail;
    jpeg_create_compress(&info);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &buffer, &size);
    const int w = width(image), h = height(image), components = depth(image) == 32 ? 3 : 1;
    info.image_width = static_cast<JDIMENSION>(w);
    info.image_height = static_cast<JDIMENSION>(h);
    info.input_components = components;
    info.in_color_space = components == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    info.optimize_coding = TRUE;
    info.comp_info[0].h_samp_factor = info.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&info, TRUE);
    std::string row(static_cast<size_t>(w) * static_cast<size_t>(components), '\0');
    for (int y = 0; y < h; ++y) {
        l_uint32* line = pixGetData(pix(image)) + static_cast<size_t>(y) * pixGetWpl(pix(image));
        for (int x = 0; x < w; ++x) {
            if (components == 1)
                row[static_cast<size_t>(x)] = static_cast<char>(GET_DATA_BYTE(line, x));
            else
                for (int c = 0; c < 3; ++c)
                    row[static_cast<size_t>(x * 3 + c)] = static_cast<char>(line[x] >> (24 - 8 * c));
        }
        JSAMPROW rows[1] = {reinterpret_cast<unsigned char*>(row.data())};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    ImageStream out;
    out.bytes.assign(reinterpret_cast<char*>(buffer), size);
    std::free(buffer);
    out.width = w;
    out.height = h;
    out.filter = "DCTDecode";
    out.colour_space = components == 3 ? "/DeviceRGB" : "/DeviceGray";
    return out;
}

} // namespace sohoa
