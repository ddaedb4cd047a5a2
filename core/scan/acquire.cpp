// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/acquire.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/scan/file_format.h"
#include "core/scan/jpeg_reader.h"
#include "core/scan/limits_check.h"
#include "core/scan/pdf_reader.h"
#include "core/scan/picture_reader.h"
#include "core/scan/png_reader.h"
#include "core/scan/tiff_reader.h"

#include <cmath>
#include <leptonica/allheaders.h>
#include <sys/stat.h>

namespace sohoa {

namespace {

void refuse_unread(FileFormat format, const std::string& path) {
    if (format == FileFormat::unknown)
        throw Error(Code::bad_data, path, msg("is neither TIFF, JPEG, PNG, PDF, BMP, WebP nor JPEG 2000"));
    if (format == FileFormat::heif)
        throw Error(Code::bad_data, path,
                    msg("is a HEIC or AVIF photo, which is not taken; save it as JPEG (on an iPhone: Settings, Camera, "
                        "Formats, Most Compatible)"));
    if (format == FileFormat::gif)
        throw Error(Code::bad_data, path, msg("is a GIF image, which is not taken; save it as PNG"));
}

FileFormat open_source(const std::string& path, const Limits& limits, SourceFile& file) {
    const Fd fd = open_for_reading(path);
    struct stat info {};
    ::fstat(fd.get(), &info);
    check_file_bytes(limits, static_cast<uint64_t>(info.st_size), path);
    const FileFormat format = format_of(head_of(fd.get(), path));
    refuse_unread(format, path);
    file = {path, static_cast<uint64_t>(info.st_size), sha256_file(path)};
    return format;
}

// Lines of a bitonal page are repeated, as fax machines print them (Leptonica's sampling lies half a line lower);
// others are interpolated.
Image drawn_out(const Image& image, int w, int h) {
    if (depth(image) != 1)
        return Image(pixScaleLI(pix(image), static_cast<float>(w) / static_cast<float>(width(image)),
                                static_cast<float>(h) / static_cast<float>(height(image))));
    Image out(pixCreate(w, h, 1));
    if (!out) return out;
    for (int y = 0; y < h; ++y) {
        const int64_t row = static_cast<int64_t>(y) * height(image) / h;
        const l_uint32* in = pixGetData(pix(image)) + row * pixGetWpl(pix(image));
        l_uint32* line = pixGetData(pix(out)) + static_cast<int64_t>(y) * pixGetWpl(pix(out));
        for (int64_t x = 0; x < w; ++x)
            if (GET_DATA_BIT(in, x * width(image) / w)) SET_DATA_BIT(line, x);
    }
    return out;
}

Image as_seen(Image image, const PageInfo& page, const std::string& where) {
    if (page.mirrored()) pixFlipLR(pix(image), pix(image));
    if (page.turned()) image.reset(pixRotateOrth(pix(image), page.turned() / 90));
    const int w = page.seen_width(), h = page.seen_height();
    if (image && (width(image) != w || height(image) != h)) image = drawn_out(image, w, h);
    if (!image)
        throw Error(Code::bad_data, where,
                    msg("there is not enough memory for the page; raise it with --set limits.worker_bytes=…"));
    const int dpi = static_cast<int>(std::lround(page.seen_dpi()));
    pixSetResolution(pix(image), dpi, dpi);
    return image;
}

} // namespace

Document acquire(const Candidate& candidate, const ScanOptions& options, const Context& context) {
    if (!candidate.refusal.id.empty()) throw candidate.refused();
    Document document;
    document.name = candidate.name;
    document.source = candidate.source;
    document.findings = candidate.findings;
    for (const std::string& path : candidate.files) {
        SourceFile file;
        const FileFormat format = open_source(path, context.limits, file);
        std::vector<PageInfo> pages;
        switch (format) {
        case FileFormat::tiff:
            pages = tiff_pages(path, options, document.findings, context);
            break;
        case FileFormat::jpeg:
            pages = jpeg_pages(path, options, context);
            break;
        case FileFormat::png:
            pages = png_pages(path, options, context);
            break;
        case FileFormat::bmp:
        case FileFormat::webp:
        case FileFormat::jp2:
            pages = picture_pages(path, options, context);
            break;
        default:
            pages = pdf_pages(path, options, document.findings, context);
            break;
        }
        for (PageInfo& page : pages) {
            check_page_size(page.width_pt, page.height_pt, page_of(path, page.index + 1));
            check_page_pixels(context.limits, page.seen_width(), page.seen_height(), page_of(path, page.index + 1));
            page.file = static_cast<int>(document.files.size());
            document.pages.push_back(std::move(page));
        }
        document.files.push_back(std::move(file));
        check_page_count(context.limits, document.pages.size(), candidate.source);
    }
    check_page_count(context.limits, document.pages.size(), candidate.source);
    return document;
}

Image decode_page(const Document& document, size_t index, const ScanOptions&, const Context& context) {
    const PageInfo& page = document.pages.at(index);
    const std::string& path = document.files.at(static_cast<size_t>(page.file)).path;
    Image image;
    if (page.format == "tiff")
        image = decode_tiff(path, page);
    else if (page.format == "jpeg")
        image = decode_jpeg_file(path);
    else if (page.format == "png")
        image = decode_png_file(path, page);
    else if (page.format != "pdf")
        image = decode_picture(path, page);
    else
        image = decode_pdf_page(path, page, context);
    if (width(image) != page.width || height(image) != page.height)
        throw Error(Code::bad_data, page_of(path, page.index + 1), msg("the file changed while it was being read"));
    return as_seen(std::move(image), page, page_of(path, page.index + 1));
}

ImageStream page_stream(const Document& document, size_t index, const ScanOptions& options, Findings& findings,
                        const Context& context) {
    const PageInfo& page = document.pages.at(index);
    const std::string& path = document.files.at(static_cast<size_t>(page.file)).path;
    const int number = static_cast<int>(index) + 1;
    if (page.mirrored())
        findings.push_back({Severity::note, "scan.mirrored", "", number,
                            msg("the page is stored as a mirror image; the PDF shows it the right way round")});
    if (page.format == "tiff") return tiff_stream(path, page, options, findings, number);
    if (page.format == "jpeg") return jpeg_stream(path, page, options, findings, number);
    if (page.format == "png") return png_stream(path, page, options, findings, number);
    if (page.format != "pdf") return picture_stream(path, page, options, findings, number);
    return pdf_stream(path, page, options, findings, number, context);
}

void check_unchanged(const Document& document) {
    for (const SourceFile& file : document.files)
        if (sha256_file(file.path) != file.sha256)
            throw Error(Code::bad_data, file.path, msg("the file changed while it was being read"));
}

} // namespace sohoa
