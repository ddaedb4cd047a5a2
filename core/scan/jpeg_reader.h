// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/scan/acquire.h"

#include <string>
#include <vector>

namespace sohoa {

/// The page of a JPEG file from its headers (JFIF density, EXIF resolution and orientation).
std::vector<PageInfo> jpeg_pages(const std::string& path, const ScanOptions& options, const Context& context);

Image decode_jpeg_file(const std::string& path);

/// Kept byte for byte when it is grey or three-component Huffman JPEG; CMYK and arithmetic coding are converted.
ImageStream jpeg_stream(const std::string& path, const PageInfo& page, const ScanOptions& options, Findings& findings,
                        int page_number);

/// Pixels of a JPEG in memory: depth 8 or 32. A truncated or damaged stream is Error(bad_data), never a grey patch; one
/// that lacks its end mark alone is whole.
/// `colour_transform`: value of /ColorTransform in a PDF, -1 when not stated.
Image decode_jpeg(const std::string& bytes, int colour_transform, const std::string& where);

/// "scan.completed": that the mark that ends a JPEG was added.
Finding end_added(int page_number);

/// Whether the data is for exactly the rows that the frame says: neither less nor more.
bool fills_its_frame(const std::string& bytes, const std::string& where);

/// What a PDF needs to know of a JPEG.
struct JpegHeader {
    int width = 0, height = 0, components = 0, bits = 8;
    bool arithmetic = false;
    bool plain_rgb = false; ///< three components that are RGB, and no Adobe marker to say so
};
JpegHeader jpeg_header(const std::string& bytes, const std::string& where);

/// Pixels as JPEG of that quality, 4:4:4 sampling (print suffers from coarser colour).
ImageStream encode_jpeg(const Image& image, int quality);

} // namespace sohoa
