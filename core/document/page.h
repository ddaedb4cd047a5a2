// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// A source file as it was when it was first touched. Never altered by us.
struct SourceFile {
    std::string path; ///< as given
    uint64_t bytes = 0;
    std::string sha256; ///< 64 lower-case hex digits

    static auto members(auto& s) { return std::tie(s.path, s.bytes, s.sha256); }
};

enum class Colour { bitonal, grey, colour, cmyk };
const char* to_string(Colour colour);
constexpr Colour last_of(Colour) {
    return Colour::cmyk;
}

/// What the headers say about one page, before any pixel is decoded.
struct PageInfo {
    int file = 0;  ///< index into Document::files
    int index = 0; ///< 0-based directory of a TIFF, page of a PDF; 0 for other formats
    int width = 0; ///< pixels of the image as it is stored
    int height = 0;
    double dpi_x = 0; ///< as used; see dpi_source
    double dpi_y = 0;
    std::string
        dpi_source; ///< "file", "paper" (the file's value did not fit a paper size), "assumed", "page" (PDF geometry)
    Colour colour = Colour::colour;
    int bits_per_sample = 8;
    int samples = 3;
    std::string format;      ///< "tiff", "jpeg", "png", "bmp", "webp", "jp2", "pdf"
    std::string compression; ///< as in the source: "jpeg", "g4", "lzw", "deflate", "jbig2", "jpx", "none", "rendered" …
    int rotate = 0;          ///< clockwise degrees the *source* asks viewers to turn the page by: 0, 90, 180, 270
    double width_pt = 0;     ///< size of the page in points (1/72 inch), before `rotate`
    double height_pt = 0;
    /// Where the stored image lies on the page: unit square to points, as a PDF matrix [a b c d e f] (ISO
    /// 32000-1, 8.3.3).
    double matrix[6] = {0, 0, 0, 0, 0, 0};
    int bits_per_pixel() const { return bits_per_sample * samples; }
    /// What was scanned, where the pixels are another thing: a page drawn from the images that a PDF lays on it.
    double scanned_dpi_x = 0, scanned_dpi_y = 0; ///< 0 where the pixels are the scan
    Colour scanned_colour = Colour::colour;
    int scanned_bits = 0; ///< a pixel
    /// The page by which a scan is judged and told: resolution, colour and depth of what was scanned.
    PageInfo as_scanned() const;

    // The page as it is seen: what decode_page() gives, and the one space in which seals, skew and words are measured.
    // It is the stored image as `matrix` shows it on the page: mirrored back, turned by quarters, its pixels square
    // (where the resolution differs across and down, as on a fax, the coarser way is drawn out to the finer). `rotate`
    // is not applied. For nearly every scan it is the stored image itself; the stored stream enters the PDF in any
    // case.
    bool mirrored() const; ///< left and right of the stored image are exchanged; before `turned`
    int turned() const;    ///< clockwise degrees by which `matrix` turns the stored image: 0, 90, 180, 270
    int seen_width() const;
    int seen_height() const;
    double seen_dpi() const;
    /// Points (y up, as in PDF) of a place on the page as it is seen (pixels, y down).
    void to_points(double x, double y, double& x_pt, double& y_pt) const;

    static auto members(auto& s) {
        return std::tie(s.file, s.index, s.width, s.height, s.dpi_x, s.dpi_y, s.dpi_source, s.colour, s.bits_per_sample,
                        s.samples, s.format, s.compression, s.rotate, s.width_pt, s.height_pt, s.matrix,
                        s.scanned_dpi_x, s.scanned_dpi_y, s.scanned_colour, s.scanned_bits);
    }
};

/// One document: files in the order of their pages.
struct Document {
    std::string name;   ///< the source's stem in NFC, safe as a folder name
    std::string source; ///< file or folder as given
    std::vector<SourceFile> files;
    std::vector<PageInfo> pages;
    Findings findings; ///< about the document as a whole (old text layer dropped …)

    static auto members(auto& s) { return std::tie(s.name, s.source, s.files, s.pages, s.findings); }
};

} // namespace sohoa
