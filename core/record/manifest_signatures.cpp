// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/manifest_signatures.h"

#include "core/base/error.h"
#include "core/record/manifest_values.h"

namespace sohoa {
namespace {

void require(bool is_there, const ManifestInput& input) {
    if (!is_there) throw Error(Code::internal, input.document->source, msg("the manifest lacks a part of the record"));
}

Json checks_of(const std::vector<Check>& checks) {
    Json out = Json::object();
    for (const Check& check : checks)
        out[name_of(check.id).code] = {{"result", to_string(check.result)},
                                       {"reason", check.reason.id.empty() ? Json(nullptr) : json_of(check.reason)}};
    return out;
}

Json revocation_of(const std::vector<RevocationEvidence>& list) {
    Json out = Json::array();
    for (const RevocationEvidence& r : list)
        out.push_back({{"kind", r.kind},
                       {"file", r.file},
                       {"sha256", r.sha256},
                       {"issuer", r.issuer},
                       {"this_update", time_or_null(r.this_update)},
                       {"next_update", time_or_null(r.next_update)}});
    return out;
}

Json chain_of(const std::vector<CertificateInfo>& list) {
    Json out = Json::array();
    for (const CertificateInfo& c : list) {
        out.push_back(certificate_facts(c));
        out.back()["demonstration"] = c.demonstration;
    }
    return out;
}

/// Value of the attribute `type` in RFC 4514 text, escapes taken away; empty when there is none.
std::string dn_value(const std::string& dn, const std::string& type) {
    std::string part, value;
    for (size_t i = 0; i <= dn.size(); ++i) {
        const bool end = i == dn.size() || dn[i] == ',' || dn[i] == '+';
        if (!end) {
            part += dn[i];
            if (dn[i] == '\\' && i + 1 < dn.size()) part.back() = dn[++i];
            continue;
        }
        part.erase(0, part.find_first_not_of(' '));
        if (part.starts_with(type + "=")) return part.substr(type.size() + 1);
        part.clear();
    }
    return value;
}

Json signature_of(const SignatureVerdict& s, const std::string& role, const ManifestInput& input) {
    require(!s.signer.serial.empty(), input);
    Json out = {{"role", role}};
    const Json facts = signature_facts(s);
    for (const Json::Member& fact : facts.members())
        out.add(fact.key, fact.value);
    out["managing_unit"] = unknown(not_extracted);
    out["used_time"] = time_or_null(s.used_time);
    out["used_time_source"] = s.used_time_source;
    out["tst_time"] = unknown(not_applicable);
    out["tsa"] = unknown(not_applicable);
    out["checks"] = checks_of(s.checks);
    out["revocation"] = revocation_of(s.revocation);
    out["chain"] = chain_of(s.chain);
    out["appearance_text"] =
        s.field == input.prepared->field ? text_or_null(input.prepared->appearance_text) : Json(nullptr);
    out["ruleset"] = input.rule_set;
    out["indication"] = to_string(s.indication);
    out["sub_indication"] = text_or_null(s.sub_indication);
    out["reasons"] = json_of(s.reasons);
    return out;
}

Json certificate_check_of(const SignatureVerdict& c) {
    Json out = certificate_facts(c.signer);
    out["used_time"] = time_or_null(c.used_time);
    out["indication"] = to_string(c.indication);
    out["sub_indication"] = text_or_null(c.sub_indication);
    out["reasons"] = json_of(c.reasons);
    out["checks"] = checks_of(c.checks);
    out["revocation"] = revocation_of(c.revocation);
    return out;
}

Json verification_of(const FileVerdict& verdict) {
    return {{"indication", to_string(verdict.indication)},
            {"sub_indication", text_or_null(verdict.sub_indication)},
            {"reasons", json_of(verdict.reasons)}};
}

} // namespace

// Archives keep the certificates inside the PDF; the manifest names them.
Json certificate_facts(const CertificateInfo& c) {
    return {{"subject", c.subject},
            {"issuer", c.issuer},
            {"serial", c.serial},
            {"sha256", c.sha256},
            {"not_before", time_or_null(c.not_before)},
            {"not_after", time_or_null(c.not_after)}};
}

Json signature_facts(const SignatureVerdict& s) {
    const CertificateInfo& signer = s.signer;
    Json out;
    out["field"] = s.field;
    out["subfilter"] = s.subfilter;
    out["subject"] = signer.subject;
    out["title"] = text_field(dn_value(signer.subject, "title"), "certificate", not_applicable);
    out["org"] = text_field(signer.organisation, "certificate", not_applicable);
    out["issuer"] = signer.issuer;
    out["serial"] = signer.serial;
    out["certificate_sha256"] = signer.sha256;
    out["not_before"] = time_or_null(signer.not_before);
    out["not_after"] = time_or_null(signer.not_after);
    out["claimed_time"] = time_or_null(s.claimed_time);
    out["alg"] = {{"digest", s.digest_algorithm}, {"scheme", s.signature_scheme}, {"key_bits", s.key_bits}};
    out["byte_range"] = Json::array_of(s.byte_range);
    out["covers_whole_file"] = s.covers_whole_file;
    out["later_revisions"] = s.later_revisions;
    out["page"] = s.page;
    out["rect"] = Json::array_of(s.rect);
    return out;
}

void add_signatures(Json& manifest, const ManifestInput& input) {
    const FileVerdict& verdict = input.verdict;
    if (verdict.sha256 != input.document_sha256 || verdict.bytes != input.document_bytes)
        throw Error(Code::internal, input.document->source, msg("the verdict is not on the bytes of the record"));
    require(input.roles.size() == verdict.signatures.size(), input);
    require(!input.certificate_check.signer.serial.empty(), input);
    manifest["verification"] = verification_of(verdict);
    manifest["signatures"] = Json::array();
    for (size_t i = 0; i < verdict.signatures.size(); ++i)
        manifest["signatures"].push_back(signature_of(verdict.signatures[i], input.roles[i], input));
    manifest["certificate_check"] = certificate_check_of(input.certificate_check);
}

} // namespace sohoa
