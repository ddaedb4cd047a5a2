// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/writer.h"
#include "tests/core/acquired.h"

#include <cstdio>
#include <map>
#include <vector>

namespace sohoa::test {

/// PDFs of scans written byte by byte, without the program's writer, so that a test can build any oddity.
class PdfBuilder {
  public:
    /// Catalogue 1 and page tree 2 are made by `bytes`; others get numbers from 3.
    int add(const std::string& body) {
        bodies_.push_back(body);
        return static_cast<int>(bodies_.size()) + 2;
    }
    int add_stream(const std::string& entries, const std::string& data) {
        return add("<<" + entries + "/Length " + std::to_string(data.size()) + ">>\nstream\n" + data + "\nendstream");
    }
    /// A page of `content` whose resources name images /I0 /I1 …; `extra`: more page entries (MediaBox when not A5).
    int page(const std::string& content, const std::vector<int>& images, const std::string& extra = "",
             const std::string& resources = "") {
        const int contents = add_stream("", content);
        std::string names;
        for (size_t i = 0; i < images.size(); ++i)
            names += "/I" + std::to_string(i) + " " + pdf_reference(images[i]);
        const std::string box = extra.find("/MediaBox") == std::string::npos ? "/MediaBox[0 0 420 595]" : "";
        pages_.push_back(add("<</Type/Page/Parent 2 0 R" + box + extra + "/Resources<</XObject<<" + names + ">>" +
                             resources + ">>/Contents " + pdf_reference(contents) + ">>"));
        return pages_.back();
    }
    std::string catalog_extra, trailer_extra;
    std::string tree; ///< body of the page tree where a test wants another

    std::string bytes() const {
        std::string kids;
        for (const int kid : pages_)
            kids += pdf_reference(kid) + " ";
        std::vector<std::string> all = {
            "<</Type/Catalog/Pages 2 0 R" + catalog_extra + ">>",
            tree.empty() ? "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages_.size()) + ">>" : tree};
        all.insert(all.end(), bodies_.begin(), bodies_.end());
        std::string out = "%PDF-1.6\n", table = "xref\n0 " + std::to_string(all.size() + 1) + "\n0000000000 65535 f \n";
        for (size_t i = 0; i < all.size(); ++i) {
            char row[24];
            std::snprintf(row, sizeof row, "%010zu 00000 n \n", out.size());
            table += row;
            out += std::to_string(i + 1) + " 0 obj\n" + all[i] + "\nendobj\n";
        }
        const size_t at = out.size();
        return out + table + "trailer\n<</Size " + std::to_string(all.size() + 1) + "/Root 1 0 R" + trailer_extra +
               ">>\nstartxref\n" + std::to_string(at) + "\n%%EOF\n";
    }

  private:
    std::vector<std::string> bodies_;
    std::vector<int> pages_;
};

inline const std::string whole_page = "q 420 0 0 595 0 0 cm /I0 Do Q";

inline std::string image_entries(const Raster& r, const std::string& more) {
    return "/Type/XObject/Subtype/Image/Width " + std::to_string(r.width) + "/Height " + std::to_string(r.height) +
           more;
}

inline int add_jpeg(PdfBuilder& pdf, const Raster& r) {
    return pdf.add_stream(image_entries(r, std::string("/BitsPerComponent 8/Filter/DCTDecode/ColorSpace/") +
                                               (r.channels == 3 ? "DeviceRGB" : "DeviceGray")),
                          jpeg_bytes(r));
}

/// A PDF whose one page shows `entries` and `data` as an image over the whole page.
inline std::string one_image(const Raster& r, const std::string& entries, const std::string& data,
                             const std::string& page_extra = "") {
    PdfBuilder pdf;
    pdf.page(whole_page, {pdf.add_stream(image_entries(r, entries), data)}, page_extra);
    return pdf.bytes();
}

} // namespace sohoa::test
