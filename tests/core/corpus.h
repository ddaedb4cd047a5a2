// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/scan/image.h"

#include <leptonica/allheaders.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace sohoa::test {

inline std::string source_folder() {
    return SOHOA_SOURCE_DIR "/";
}

/// Where the shared test pages lie: SOHOA_SHARED, else a folder beside the sources. They are no part of the project.
inline std::string shared_folder() {
    const char* named = std::getenv("SOHOA_SHARED");
    return named ? named : source_folder() + "../shared";
}

/// What is known of a document of sample-data: NAME.gt.txt (exact text) or NAME.fields.json.
inline std::string sample_truth(const std::string& file = "") {
    return source_folder() + "tests/data/samples/" + file;
}

inline std::string sample(const std::string& name) {
    return source_folder() + "sample-data/" + name;
}

inline std::string whole_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A page of the corpus with what is known about it.
struct CorpusPage {
    std::string document, name; ///< "d08", "d08_p2"
    std::string format;         ///< "tiff", "jpg", "pdf"
    int index = 0;              ///< page of the document, from 0
    bool blank = false;
    double skew = 0;  ///< clockwise degrees of the print, as QualityReport::skew has it
    int turn = 0;     ///< as QualityReport::orientation has it
    double bleed = 0; ///< how much of the back side's print was mixed in
    bool holes = false;

    std::string folder() const { return shared_folder() + "/corpus/" + document; }
    std::string text() const { return whole_file(folder() + "/" + name + ".gt.txt"); }
};

/// All pages; none where the corpus is not there.
inline std::vector<CorpusPage> corpus_pages() {
    std::vector<CorpusPage> pages;
    const std::string manifest = whole_file(shared_folder() + "/corpus/manifest.json");
    if (manifest.empty()) return pages;
    for (const auto& document : nlohmann::json::parse(manifest)) {
        int index = 0;
        for (const auto& page : document["pages"])
            pages.push_back({document["doc"], page["page"], document["format"], index++, page["blank"],
                             -page["skew"].get<double>(), page["rot"], page.value("bleed", 0.0),
                             page.contains("holes")});
    }
    return pages;
}

/// The JPEG of page `index` of a PDF that holds nothing but one JPEG a page, in order.
inline std::string jpeg_in_pdf(const std::string& path, int index) {
    const std::string pdf = whole_file(path);
    size_t at = 0;
    for (int i = 0;; ++i, ++at) {
        at = pdf.find("stream\n\xff\xd8\xff", at);
        if (at == std::string::npos) return "";
        if (i == index) return pdf.substr(at + 7, pdf.find("endstream", at) - at - 7);
    }
}

inline Image load(const CorpusPage& page) {
    if (page.format == "tiff")
        return Image(pixReadTiff((page.folder() + "/" + page.document + ".tif").c_str(), page.index));
    if (page.format == "jpg") return Image(pixRead((page.folder() + "/" + page.name + ".jpg").c_str()));
    const std::string jpeg = jpeg_in_pdf(page.folder() + "/" + page.document + ".pdf", page.index);
    return Image(pixReadMem(reinterpret_cast<const l_uint8*>(jpeg.data()), jpeg.size()));
}

inline PageInfo describe(const Image& image, double dpi) {
    PageInfo info;
    info.width = width(image);
    info.height = height(image);
    info.dpi_x = info.dpi_y = dpi;
    info.dpi_source = "file";
    info.colour = depth(image) == 1 ? Colour::bitonal : depth(image) == 8 ? Colour::grey : Colour::colour;
    info.bits_per_sample = depth(image) == 1 ? 1 : 8;
    info.samples = depth(image) == 32 ? 3 : 1;
    info.width_pt = info.width * 72 / dpi;
    info.height_pt = info.height * 72 / dpi;
    return info;
}

} // namespace sohoa::test
