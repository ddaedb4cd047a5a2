// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verdict_text.h"

#include "cli/i18n.h"
#include "core/base/clock.h"
#include "core/base/text.h"

#include <algorithm>
#include <map>

namespace sohoa {
namespace {

std::string plain_words(Indication indication) {
    switch (indication) {
    case Indication::total_passed:
        return say(msg("valid"));
    case Indication::total_failed:
        return say(msg("not valid"));
    case Indication::indeterminate:
        break;
    }
    return say(msg("cannot be checked"));
}

std::string plain_words(CheckResult result) {
    switch (result) {
    case CheckResult::pass:
        return say(msg("met"));
    case CheckResult::fail:
        return say(msg("not met"));
    case CheckResult::unknown:
        break;
    }
    return say(msg("not known"));
}

std::string code_of(Indication indication, const std::string& sub_indication) {
    return std::string(to_string(indication)) + (sub_indication.empty() ? "" : ", " + sub_indication);
}

// "ND23-2025+TT15-2025" is for machines; a person knows the acts by their names.
std::string names_of_rules(const std::string& rule_set) {
    const std::map<std::string, std::string> names = {
        {"ND130-2018", tr("Decree 130/2018/NĐ-CP")},
        {"ND23-2025", tr("Decree 23/2025/NĐ-CP")},
        {"TT22-2020", tr("Circular 22/2020/TT-BTTTT")},
        {"TT15-2025", tr("Circular 15/2025/TT-BKHCN")},
    };
    std::string out;
    for (const std::string& code : split(rule_set, '+')) {
        const auto known = names.find(code);
        out += (out.empty() ? "" : ", ") + (known == names.end() ? code : known->second);
    }
    return out;
}

/// Lines with an indent; empty values leave their line out.
class Report {
  public:
    void line(int indent, const std::string& text) {
        text_ += std::string(static_cast<size_t>(indent) * 2, ' ') + text + "\n";
    }
    void line(int indent, const Message& message) { line(indent, say(message)); }
    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

std::string check_words(const SignatureVerdict& v, CheckId id) {
    const Check* check = find_check(v, id);
    return check ? say(check->reason) : say(msg("not checked"));
}

bool demonstration(const SignatureVerdict& v) {
    return v.signer.demonstration ||
           std::any_of(v.chain.begin(), v.chain.end(), [](const CertificateInfo& c) { return c.demonstration; });
}

void certificate_lines(Report& out, const SignatureVerdict& v) {
    const CertificateInfo& c = v.signer;
    if (c.serial.empty()) {
        out.line(2, msg("Signer: no certificate could be read"));
        return;
    }
    out.line(2, msg("Signer: {1}", c.common_name.empty() ? c.subject : c.common_name));
    if (!c.organisation.empty()) out.line(2, msg("Organisation: {1}", c.organisation));
    out.line(2, fill(tr("Issued and managed by: {1}"), {c.issuer})); // the whole name
    out.line(2, msg("Serial number: {1}", c.serial));
    out.line(2, msg("SHA-256 fingerprint: {1}", c.sha256));
    out.line(2, msg("Validity period: {1} to {2}", seal_time(c.not_before), seal_time(c.not_after)));
}

void time_lines(Report& out, const SignatureVerdict& v) {
    if (v.claimed_time)
        out.line(2, msg("Signing time: {1}, as the signer claims; no timestamp proves it", seal_time(v.claimed_time)));
    else
        out.line(2, msg("Signing time: not stated"));
    if (v.used_time_source == "claimed")
        out.line(2, msg("Certificates were judged at: {1} (the claimed time)", seal_time(v.used_time)));
    else
        out.line(2, msg("Certificates were judged at: {1} (now)", seal_time(v.used_time)));
}

void algorithm_line(Report& out, const SignatureVerdict& v) {
    if (v.signature_scheme.empty()) return;
    out.line(2, msg("Algorithm: {1}, {2}, {3} bits", v.signature_scheme, v.digest_algorithm, v.key_bits));
    if (v.signature_scheme == "RSASSA-PKCS1-v1_5")
        out.line(3, msg("the scheme is another than that of Annex I of Circular 15/2025/TT-BKHCN (RSASSA-PSS)"));
}

void place_line(Report& out, const SignatureVerdict& v) {
    const bool visible = v.page > 0 && (v.rect[0] != v.rect[2] && v.rect[1] != v.rect[3]);
    if (visible)
        out.line(2, msg("Shown on page {1}", v.page));
    else
        out.line(2, msg("Not shown on a page"));
}

void verbose_lines(Report& out, const SignatureVerdict& v) {
    out.line(2, msg("Checks (numbers are the rows of Annex II of Circular 15/2025/TT-BKHCN):"));
    for (const Check& c : v.checks)
        out.line(3, name_of(c.id).code + (" " + say(name_of(c.id).title)) + ": " + plain_words(c.result) + ": " +
                        say(c.reason));
    if (v.chain.size() > 1) out.line(2, msg("Path of certificates:"));
    for (size_t i = 1; i < v.chain.size(); ++i)
        out.line(3, v.chain[i].subject);
    for (const RevocationEvidence& r : v.revocation)
        out.line(2, msg("Revocation list used: {1} of {2}, SHA-256 {3}", r.file, seal_time(r.this_update), r.sha256));
}

void signature_lines(Report& out, const SignatureVerdict& v, size_t number, size_t count, bool verbose) {
    out.line(1, msg("Signature {1} of {2}: {3} ({4})", number, count, plain_words(v.indication),
                    code_of(v.indication, v.sub_indication)));
    if (demonstration(v)) out.line(2, msg("DEMONSTRATION CERTIFICATE: this signature has no legal value"));
    if (!v.field.empty()) out.line(2, msg("Field: {1} ({2})", v.field, v.subfilter));
    certificate_lines(out, v);
    time_lines(out, v);
    algorithm_line(out, v);
    out.line(2, msg("Integrity: {1}", check_words(v, CheckId::integrity)));
    out.line(2, msg("Coverage: {1}",
                    check_words(v, find_check(v, CheckId::coverage) ? CheckId::coverage : CheckId::byte_range)));
    out.line(2, msg("Status of the certificate: {1}", check_words(v, CheckId::certificate_status)));
    out.line(2, msg("Validity at the time used: {1}", check_words(v, CheckId::attached_certificate)));
    out.line(2, msg("Later changes: {1}", check_words(v, CheckId::later_revisions)));
    place_line(out, v);
    if (!v.reasons.empty()) out.line(2, msg("Why:"));
    for (const Message& reason : v.reasons)
        out.line(3, "- " + say(reason));
    if (verbose) verbose_lines(out, v);
}

Message conclusion(const FileVerdict& verdict) {
    return msg("{1}: {2} ({3})", verdict.file, plain_words(verdict.indication),
               code_of(verdict.indication, verdict.sub_indication));
}

// Of the file, else of the signature that the verdict comes from.
Message first_reason(const FileVerdict& verdict) {
    if (!verdict.reasons.empty()) return verdict.reasons.front();
    for (const SignatureVerdict& v : verdict.signatures)
        if (v.indication == verdict.indication && !v.reasons.empty()) return v.reasons.front();
    return {};
}

} // namespace

std::string verdict_line(const FileVerdict& verdict) {
    const std::string reason = say(first_reason(verdict));
    return say(conclusion(verdict)) + (reason.empty() ? "" : ": " + reason) + "\n";
}

std::string verdict_text(const FileVerdict& verdict, bool verbose) {
    Report out;
    out.line(0, conclusion(verdict));
    if (verdict.signatures.empty())
        for (const Message& reason : verdict.reasons)
            out.line(1, reason);
    if (!verdict.rule_set.empty()) out.line(1, msg("Rules applied: {1}", names_of_rules(verdict.rule_set)));
    if (verbose) out.line(1, msg("SHA-256 of the file: {1}, {2} bytes", verdict.sha256, verdict.bytes));
    for (size_t i = 0; i < verdict.signatures.size(); ++i)
        signature_lines(out, verdict.signatures[i], i + 1, verdict.signatures.size(), verbose);
    return out.take();
}

} // namespace sohoa
