// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/context.h"
#include "core/base/findings.h"
#include "core/document/fields.h"
#include "core/document/page.h"
#include "core/document/verdict.h"
#include "core/pdf/compose.h"
#include "core/pdf/seal.h"
#include "core/record/page_record.h"

#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace sohoa {

/// What the institution says of every record. Profile section [record].
struct RecordOptions {
    std::string organ_id;        ///< mã định danh cơ quan, Decision 20/2020/QĐ-TTg; may be empty
    std::string paper_kind_code; ///< mã loại giấy tờ; may be empty
    std::string paper_name;      ///< tên giấy tờ; may be empty
    std::string scanned_by;      ///< người sao chụp; may be empty
    std::string device;          ///< scanner; may be empty
    std::string maintenance;     ///< thời hạn lưu trữ, code 01–07 of Circular 05/2025; may be empty
};

/// One step of the line: PREMIS-like, in order.
struct Event {
    std::string type; ///< "acquire", "inspect", "read", "compose", "certificate check", "seal", "verify"
    int64_t time = 0;
    std::string outcome; ///< "success", "warning"
    std::string detail;  ///< English, may be empty

    static auto members(auto& s) { return std::tie(s.type, s.time, s.outcome, s.detail); }
};

/// Everything a manifest is made of: plain values of the stations.
struct ManifestInput {
    const Document* document = nullptr;
    std::function<PageRecord(size_t)> page; ///< asked page by page
    const ComposedDocument* composed = nullptr;
    const PreparedSignature* prepared = nullptr;
    std::string document_sha256; ///< of the signed PDF, lower-case hex
    uint64_t document_bytes = 0;
    int64_t signing_time = 0;
    FileVerdict verdict;                ///< on the final bytes
    std::vector<std::string> roles;     ///< of each of its signatures, in their order: "agency"
    SignatureVerdict certificate_check; ///< judgement of the signer's certificate before signing
    bool demonstration = false;         ///< the certificate is one of sohoa's demonstration CA
    std::string profile_name;
    std::string profile_sha256; ///< of the settings in force, as text
    std::string rule_set;       ///< "ND23-2025+TT15-2025"
    Fields fields;              ///< as for_record() gives them; a field that says nothing was not extracted
    RecordOptions record;
    SealOptions seal;
    std::vector<Event> events;
    Findings findings; ///< of the document as a whole and of its pages
};

/// manifest.json: UTF-8, indented by 2, keys in a fixed order. law.md §7 groups A–F: every key is present; a value that
/// is not known is {"value": null, "reason": code}. Findings stand once, those of a page in its entry of "pages".
/// Conforms to manifest_schema(). Error(internal) when the parts do not belong together.
std::string manifest_json(const ManifestInput& input);

/// The JSON Schema (draft-07, closed, self-contained) that every manifest conforms to.
std::string_view manifest_schema();

/// SHA256SUMS, as `sha256sum -c` reads it: one spelling, so that a change of any byte of it shows.
std::string sums_text(const std::string& document_sha256, const std::string& manifest_sha256);

} // namespace sohoa
