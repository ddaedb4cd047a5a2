// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/verdict_json.h"

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/record/manifest_values.h"

namespace sohoa {
namespace {

constexpr int verdict_schema_version = 2; // 2: "id" of a sentence is a word of its own, no English

Json reason_of(const Message& m) {
    return {{"id", m.word}, {"args", Json::array_of(m.args)}, {"text", m.english()}};
}

Json reasons_of(const std::vector<Message>& messages) {
    Json out = Json::array();
    for (const Message& m : messages)
        out.push_back(reason_of(m));
    return out;
}

Json json_of(const CertificateInfo& c) {
    return {{"subject", c.subject},
            {"issuer", c.issuer},
            {"common_name", c.common_name},
            {"organisation", c.organisation},
            {"serial", c.serial},
            {"sha256", c.sha256},
            {"not_before", time_or_null(c.not_before)},
            {"not_after", time_or_null(c.not_after)},
            {"demonstration", c.demonstration},
            {"der", base64(c.der)}};
}

Json json_of(const RevocationEvidence& r) {
    return {{"kind", r.kind},
            {"file", r.file},
            {"sha256", r.sha256},
            {"issuer", r.issuer},
            {"this_update", time_or_null(r.this_update)},
            {"next_update", time_or_null(r.next_update)}};
}

Json json_of(const Check& c) {
    return {{"code", name_of(c.id).code}, {"result", to_string(c.result)}, {"reason", reason_of(c.reason)}};
}

Json json_of(const SignatureVerdict& v);

template <class T>
Json list_of(const std::vector<T>& values) {
    Json out = Json::array();
    for (const T& value : values)
        out.push_back(json_of(value));
    return out;
}

Json json_of(const SignatureVerdict& v) {
    Json out;
    out["field"] = v.field;
    out["subfilter"] = v.subfilter;
    out["indication"] = to_string(v.indication);
    out["sub_indication"] = v.sub_indication;
    out["reasons"] = reasons_of(v.reasons);
    out["checks"] = list_of(v.checks);
    out["signer"] = v.signer.serial.empty() ? Json(nullptr) : json_of(v.signer);
    out["chain"] = list_of(v.chain);
    out["revocation"] = list_of(v.revocation);
    out["digest_algorithm"] = v.digest_algorithm;
    out["signature_scheme"] = v.signature_scheme;
    out["key_bits"] = v.key_bits;
    out["claimed_time"] = time_or_null(v.claimed_time);
    out["used_time"] = time_or_null(v.used_time);
    out["used_time_source"] = v.used_time_source;
    out["byte_range"] = Json::array_of(v.byte_range);
    out["covers_whole_file"] = v.covers_whole_file;
    out["later_revisions"] = v.later_revisions;
    out["page"] = v.page;
    out["rect"] = Json::array_of(v.rect);
    return out;
}

} // namespace

std::string to_json(const FileVerdict& verdict) {
    Json out;
    out["schema"] = "sohoa-verdict";
    out["schema_version"] = verdict_schema_version;
    out["file"] = verdict.file;
    out["sha256"] = verdict.sha256;
    out["bytes"] = verdict.bytes;
    out["indication"] = to_string(verdict.indication);
    out["sub_indication"] = verdict.sub_indication;
    out["reasons"] = reasons_of(verdict.reasons);
    out["rule_set"] = verdict.rule_set;
    out["signatures"] = list_of(verdict.signatures);
    return dump(out, -1) + "\n"; // one line, for JSON Lines
}

} // namespace sohoa
