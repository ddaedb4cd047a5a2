// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/agreement.h"

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/pdf/xmp.h"
#include "core/record/manifest_signatures.h"

namespace sohoa {
namespace {

std::string text_of(const Json& value) {
    return value.is_null() ? "" : value.text();
}

Fields fields_of(const Json& content) {
    Fields out;
    for (const FieldRow& row : field_table) {
        const Json* place = &content;
        for (const std::string& part : split(row.key, '.'))
            place = &place->at(part);
        (out.*(row.member)).value = text_of(place->at("value"));
    }
    return out;
}

// What the packet would have to say.
XmpFields stated_in(const Json& manifest) {
    XmpFields out;
    for (const Json& source : manifest.at("files").at("sources").items())
        out.source_sha256.push_back(hex(unhex(source.at("checksum").text())));
    out.pages = static_cast<int>(manifest.at("pages").size());
    const Json& text_layer = manifest.at("scan").at("text_layer").at("value");
    out.ocr_engine = text_of(text_layer.at("engine"));
    out.ocr_model = text_of(text_layer.at("model"));
    out.ocr_model_sha256 = text_of(text_layer.at("model_sha256"));
    out.fields = fields_of(manifest.at("content"));
    return out;
}

class Comparison {
  public:
    void with_xmp(const Json& manifest, const std::string& xmp) {
        for (const XmpProperty& stated : xmp_properties(stated_in(manifest)))
            if (const std::string found = xmp_value(xmp, "sohoa:" + stated.name); found != stated.value)
                fault(stated.name, found);
    }

    void with_signatures(const Json& manifest, const FileVerdict& verdict) {
        const std::vector<Json>& stated = manifest.at("signatures").items();
        if (stated.size() != verdict.signatures.size()) {
            fault("signatures", std::to_string(verdict.signatures.size()));
            return;
        }
        for (size_t i = 0; i < stated.size(); ++i)
            same(stated[i], signature_facts(verdict.signatures[i]), "signatures[" + std::to_string(i) + "].");
        if (verdict.signatures.empty()) return;
        const SignatureVerdict& first = verdict.signatures.front();
        same(manifest.at("certificate_check"), certificate_facts(first.signer), "certificate_check.");
        same(manifest, {{"demonstration", first.signer.demonstration}}, "");
        same(manifest.at("scan").at("converted_at"), {{"value", iso8601_vn(first.claimed_time)}}, "scan.converted_at.");
    }

    std::vector<Message> faults;

  private:
    void fault(const std::string& place, const std::string& value) {
        faults.push_back(
            msg("“{1}” is not what the signed PDF says (“{2}”); take the record from a backup", place, value));
    }

    void same(const Json& stated, const Json& facts, const std::string& place) {
        for (const Json::Member& fact : facts.members())
            if (dump(stated.at(fact.key), -1) != dump(fact.value, -1)) fault(place + fact.key, dump(fact.value, -1));
    }
};

} // namespace

std::vector<Message> disagreements(const Json& manifest, const std::string& xmp, const FileVerdict& verdict) {
    Comparison comparison;
    comparison.with_xmp(manifest, xmp);
    comparison.with_signatures(manifest, verdict);
    return std::move(comparison.faults);
}

} // namespace sohoa
