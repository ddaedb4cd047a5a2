// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/manifest_parts.h"

#include "core/base/error.h"
#include "core/base/json.h"

namespace sohoa {
namespace {

// {"id", "args", "text"} of signing/ to the manifest's {"message", "id", "args"}.
Json message_of(const Json& m) {
    return {{"message", m.at("text")}, {"id", m.at("id")}, {"args", m.at("args")}};
}

Json messages_of(const Json& list) {
    Json out = Json::array();
    for (const Json& m : list.items())
        out.push_back(message_of(m));
    return out;
}

Json checks_of(const Json& list) {
    Json out = Json::object();
    for (const Json& check : list.items()) {
        Json one{{"result", check.at("result")}};
        one["reason"] = check.at("reason").at("id").text().empty() ? Json(nullptr) : message_of(check.at("reason"));
        out[check.at("code").text()] = one;
    }
    return out;
}

Json picked(const Json& from, std::initializer_list<const char*> keys) {
    Json out;
    for (const char* key : keys)
        out[key] = from.at(key);
    return out;
}

Json revocation_of(const Json& list) {
    Json out = Json::array();
    for (const Json& r : list.items())
        out.push_back(picked(r, {"kind", "file", "sha256", "issuer", "this_update", "next_update"}));
    return out;
}

// Archives keep the certificates inside the PDF; the manifest names them.
Json chain_of(const Json& list) {
    Json out = Json::array();
    for (const Json& c : list.items())
        out.push_back(picked(c, {"subject", "issuer", "serial", "sha256", "not_before", "not_after", "demonstration"}));
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

Json signature_of(const Json& s, const ManifestInput& input) {
    const Json& signer = s.at("signer");
    const std::string& subject = signer.at("subject").text();
    Json out;
    out["role"] = "agency";
    out["field"] = s.at("field");
    out["subfilter"] = s.at("subfilter");
    out["subject"] = subject;
    out["title"] = text_field(dn_value(subject, "title"), "certificate", not_applicable);
    out["org"] = text_field(signer.at("organisation").text(), "certificate", not_applicable);
    out["issuer"] = signer.at("issuer");
    out["managing_unit"] = unknown(not_extracted);
    out["serial"] = signer.at("serial");
    out["certificate_sha256"] = signer.at("sha256");
    out["not_before"] = signer.at("not_before");
    out["not_after"] = signer.at("not_after");
    out["claimed_time"] = s.at("claimed_time");
    out["used_time"] = s.at("used_time");
    out["used_time_source"] = s.at("used_time_source");
    out["tst_time"] = unknown(not_applicable);
    out["tsa"] = unknown(not_applicable);
    out["alg"] = {
        {"digest", s.at("digest_algorithm")}, {"scheme", s.at("signature_scheme")}, {"key_bits", s.at("key_bits")}};
    out["checks"] = checks_of(s.at("checks"));
    out["revocation"] = revocation_of(s.at("revocation"));
    out["chain"] = chain_of(s.at("chain"));
    for (const char* key : {"byte_range", "covers_whole_file", "later_revisions", "page", "rect"})
        out[key] = s.at(key);
    out["appearance_text"] =
        s.at("field").text() == input.prepared->field ? text_or_null(input.prepared->appearance_text) : Json(nullptr);
    out["ruleset"] = input.rule_set;
    out["indication"] = s.at("indication");
    out["sub_indication"] = text_or_null(s.at("sub_indication").text());
    out["reasons"] = messages_of(s.at("reasons"));
    return out;
}

Json certificate_check_of(const Json& c) {
    Json out = picked(c.at("signer"), {"subject", "issuer", "serial", "sha256", "not_before", "not_after"});
    out["used_time"] = c.at("used_time");
    out["indication"] = c.at("indication");
    out["sub_indication"] = text_or_null(c.at("sub_indication").text());
    out["reasons"] = messages_of(c.at("reasons"));
    out["checks"] = checks_of(c.at("checks"));
    out["revocation"] = revocation_of(c.at("revocation"));
    return out;
}

Json verification_of(const Json& verdict) {
    Json out;
    out["indication"] = verdict.at("indication");
    out["sub_indication"] = text_or_null(verdict.at("sub_indication").text());
    out["reasons"] = messages_of(verdict.at("reasons"));
    return out;
}

} // namespace

void add_signatures(Json& manifest, const ManifestInput& input) {
    try {
        const Json verdict = parse_json(input.verdict_json);
        if (verdict.at("sha256").text() != input.document_sha256 ||
            verdict.at("bytes").natural() != input.document_bytes)
            throw Error(Code::internal, input.document->source, msg("the verdict is not on the bytes of the record"));
        manifest["verification"] = verification_of(verdict);
        manifest["signatures"] = Json::array();
        for (const Json& s : verdict.at("signatures").items())
            manifest["signatures"].push_back(signature_of(s, input));
        manifest["certificate_check"] = certificate_check_of(parse_json(input.certificate_json));
    } catch (const Error& e) {
        if (e.code == Code::internal) throw;
        throw Error(Code::internal, input.document->source, msg("the verdict lacks something: {1}", e.what()));
    }
}

} // namespace sohoa
