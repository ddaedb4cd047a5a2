// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/base/findings.h"
#include "core/pdf/pdf_file.h"
#include "core/pdf/xmp.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// What the signature says on the page. Profile section [seal].
struct SealOptions {
    std::string copy_form = "SAO Y"; ///< form 3.2 note 1 of Decree 30: "SAO Y", "SAO LỤC" or "TRÍCH SAO"
    std::string organisation;        ///< form 3.2 note 2: name of the agency that makes the copy; must be set
    bool visible = true;
    double font_size = 10;            ///< points (Decree 30/2020 Annex I: cỡ chữ 10)
    Action over_print = Action::warn; ///< what is done where its text lies across print, or on another signature's

    static auto members(auto& s) { return std::tie(s.copy_form, s.organisation, s.visible, s.font_size, s.over_print); }
};

/// A PDF with a signature field whose CMS is still missing: a hole of zeros.
struct PreparedSignature {
    uint64_t contents_offset = 0; ///< of the first hex digit
    uint64_t contents_bytes = 0;  ///< how many bytes of DER fit
    uint64_t byte_range[4] = {0, 0, 0, 0};
    std::string field; ///< its name
    std::string appearance_text;
    int page = 1;
    double rect[4] = {0, 0, 0, 0}; ///< points

    static auto members(auto& s) {
        return std::tie(s.contents_offset, s.contents_bytes, s.byte_range, s.field, s.appearance_text, s.page, s.rect);
    }
};

/// The text of form 3.2: "SAO Y; BỘ NỘI VỤ; 23/11/2026; 08:15:30 +07:00".
std::string seal_text(const SealOptions& options, int64_t time);

/// A line of the text: points, on a page as it is displayed, from its upper left corner.
struct SealLine {
    double left = 0, top = 0, width = 0, height = 0;
};

/// Where the text will stand on a first page of this size. Errors as of lay_out_seal (appearance.h).
std::vector<SealLine> seal_lines(const SealOptions& options, int64_t time, double page_width, double page_height);

/// Lays the text out on an A4 page and throws it away: Error(configuration) when it does not fit or the face lacks a
/// character. To be called before any page is read.
void check_seal(const SealOptions& options, int64_t time);

/// Appends to a copy of `base` an incremental update with a PAdES signature field (ETSI EN 319 142-1 clause 6:
/// SubFilter ETSI.CAdES.detached, /M) and, when visible, its appearance by form 3.2 of Decree 30/2020 Annex III:
/// in the top margin at the right corner of page 1 as it is displayed, 80.9 × 8.6 mm, black, upright, no image.
/// `hole_bytes`: room for the CMS. `final_xmp`: what the document's metadata says from now on, in the same update;
/// null leaves the metadata of the base alone. To be called in a worker.
PreparedSignature prepare_signature(const PdfFile& base, const std::string& out, const SealOptions& options,
                                    int64_t signing_time, size_t hole_bytes, const XmpFields* final_xmp = nullptr);

} // namespace sohoa
