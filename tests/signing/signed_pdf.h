// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Minimal PDFs with a signature, byte by byte, so that each test can break exactly one thing. Nothing of sohoa writes
// them.

#include "core/base/digest.h"

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sohoa::test {

struct PdfOptions {
    std::string subfilter = "ETSI.CAdES.detached";
    std::string type = "Sig";
    std::string date = "D:20260601090000+07'00'"; ///< "" leaves /M out
    std::string catalog_extra;                    ///< into the catalogue
    std::string form_fields = "4 0 R";
    std::map<int, std::string> more; ///< further objects, numbers from 6
    size_t reserve = 8192;           ///< bytes for the CMS
};

using MakeCms = std::function<std::string(const std::string& digest, const std::string& signed_bytes)>;

struct SignedPdf {
    std::string bytes;
    size_t gap_start = 0, gap_end = 0;
};

inline std::string ten_digits(size_t n) {
    char text[16];
    std::snprintf(text, sizeof text, "%010zu", n);
    return text;
}

inline std::string trailer(const std::map<int, size_t>& offsets, int size, size_t at, const std::string& extra) {
    std::string out = "xref\n";
    for (const auto& [number, offset] : offsets)
        out += std::to_string(number) + " 1\n" + ten_digits(offset) + (number == 0 ? " 65535 f \n" : " 00000 n \n");
    return out + "trailer\n<< /Size " + std::to_string(size) + " /Root 1 0 R " + extra + ">>\nstartxref\n" +
           std::to_string(at) + "\n%%EOF\n";
}

inline SignedPdf make_signed_pdf(const PdfOptions& options, const MakeCms& make_cms) {
    std::map<int, std::string> objects = options.more;
    objects[1] = "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [" + options.form_fields + "] /SigFlags 3 >> " +
                 options.catalog_extra + ">>";
    objects[2] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    objects[3] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>";
    objects[4] =
        "<< /FT /Sig /T (Sig1) /V 5 0 R /Type /Annot /Subtype /Widget /Rect [400 700 560 760] /P 3 0 R /F 4 >>";
    const std::string hole = "<" + std::string(options.reserve * 2, '0') + ">";
    objects[5] = "<< /Type /" + options.type + " /Filter /Adobe.PPKLite /SubFilter /" + options.subfilter +
                 (options.date.empty() ? "" : " /M (" + options.date + ")") +
                 " /ByteRange [0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC] /Contents " + hole + " >>";
    SignedPdf out;
    out.bytes = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::map<int, size_t> offsets = {{0, 0}};
    for (const auto& [number, text] : objects) {
        offsets[number] = out.bytes.size();
        out.bytes += std::to_string(number) + " 0 obj\n" + text + "\nendobj\n";
    }
    out.bytes += trailer(offsets, objects.rbegin()->first + 1, out.bytes.size(), "");
    out.gap_start = out.bytes.find("/Contents <") + 10;
    out.gap_end = out.gap_start + hole.size();
    out.bytes.replace(out.bytes.find("AAAAAAAAAA"), 10, ten_digits(out.gap_start));
    out.bytes.replace(out.bytes.find("BBBBBBBBBB"), 10, ten_digits(out.gap_end));
    out.bytes.replace(out.bytes.find("CCCCCCCCCC"), 10, ten_digits(out.bytes.size() - out.gap_end));
    const std::string covered = out.bytes.substr(0, out.gap_start) + out.bytes.substr(out.gap_end);
    const std::string cms = make_cms(sha256(covered), covered);
    out.bytes.replace(out.gap_start + 1, cms.size() * 2, hex(cms));
    return out;
}

/// Appends an incremental update with these objects. `prev` 0 means the right one.
inline std::string with_update(std::string pdf, const std::map<int, std::string>& objects, size_t prev = 0) {
    if (prev == 0) prev = std::stoul(pdf.substr(pdf.rfind("startxref") + 10));
    std::map<int, size_t> offsets;
    for (const auto& [number, text] : objects) {
        offsets[number] = pdf.size();
        pdf += std::to_string(number) + " 0 obj\n" + text + "\nendobj\n";
    }
    return pdf + trailer(offsets, 20, pdf.size(), "/Prev " + std::to_string(prev) + " ");
}

} // namespace sohoa::test
