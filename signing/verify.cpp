// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/verify.h"

#include "core/base/digest.h"
#include "core/pdf/signature_fields.h"
#include "core/pdf/signed_bytes.h"
#include "signing/cms_verification.h"
#include "signing/judgement.h"
#include "signing/path.h"
#include "signing/rule_sets.h"
#include "signing/trust_state.h"

#include <algorithm>

namespace sohoa {
namespace {

constexpr int64_t clock_tolerance = 300; // seconds

SignatureVerdict start_of(const SignatureField& field) {
    SignatureVerdict v;
    v.indication = Indication::total_passed;
    v.field = field.field;
    v.subfilter = field.subfilter;
    v.covers_whole_file = field.covers_whole_file;
    v.later_revisions = field.later_revisions;
    v.page = field.page;
    std::copy(std::begin(field.rect), std::end(field.rect), std::begin(v.rect));
    for (size_t i = 0; i < 4 && i < field.byte_range.size(); ++i)
        v.byte_range[i] = static_cast<uint64_t>(std::max<int64_t>(field.byte_range[i], 0));
    return v;
}

void judge_byte_range(const SignatureField& field, SignatureVerdict& v) {
    if (field.byte_range_exact) {
        add_check(v, CheckId::byte_range, CheckResult::pass,
                  named("byte_range.exact",
                        msg("everything but the signature itself is signed, up to byte {1}", field.covered_bytes)));
        return;
    }
    add_check(v, CheckId::byte_range, CheckResult::fail, field.fault);
    lower(v, Indication::total_failed, "FORMAT_FAILURE", field.fault);
}

/// False: this kind of signature goes no further.
bool judge_kind(const SignatureField& field, SignatureVerdict& v) {
    if (field.subfilter == "ETSI.CAdES.detached" || field.subfilter == "adbe.pkcs7.detached") return true;
    if (field.type == "DocTimeStamp" || field.subfilter == "ETSI.RFC3161")
        lower(v, Indication::indeterminate, "GENERIC",
              named("kind.timestamp",
                    msg("this is a document timestamp, and this version does not check timestamps yet")));
    else if (field.subfilter == "adbe.pkcs7.sha1" || field.subfilter == "adbe.x509.rsa_sha1")
        lower(v, Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE",
              named("kind.sha1", msg("the kind of signature {1} uses SHA-1, which is not accepted", field.subfilter)));
    else
        lower(v, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE",
              named("kind.not_known", msg("the kind of signature “{1}” is not known", field.subfilter)));
    return false;
}

void judge_coverage(const SignatureField& field, SignatureVerdict& v) {
    if (!field.byte_range_exact) return;
    if (field.covers_whole_file) {
        add_check(v, CheckId::coverage, CheckResult::pass,
                  named("coverage.whole_file", msg("the signature covers the whole file")));
        add_check(v, CheckId::later_revisions, CheckResult::pass,
                  named("later_revisions.none", msg("nothing was added after signing")));
        return;
    }
    if (!field.later_clean) {
        const Message reason = named(
            "coverage.followed", msg("after the signed bytes stands something that is no proper update of the file"));
        add_check(v, CheckId::coverage, CheckResult::fail, reason);
        add_check(v, CheckId::later_revisions, CheckResult::fail, field.fault);
        lower(v, Indication::total_failed, "FORMAT_FAILURE", reason);
        v.reasons.push_back(field.fault);
        return;
    }
    if (field.later_revisions == 0) {
        add_check(v, CheckId::coverage, CheckResult::pass,
                  named("coverage.white_space", msg("only white space follows the signed bytes")));
        add_check(v, CheckId::later_revisions, CheckResult::pass,
                  named("later_revisions.none", msg("nothing was added after signing")));
        return;
    }
    const Message reason = named(
        "later_revisions.not_judged",
        msg("updates of the file after this signature: {1}; this version cannot judge yet whether they were allowed",
            field.later_revisions));
    add_check(v, CheckId::coverage, CheckResult::pass,
              named("coverage.earlier_revision", msg("the signature covers a whole earlier revision of the file")));
    add_check(v, CheckId::later_revisions, CheckResult::unknown, reason);
    lower(v, Indication::indeterminate, "GENERIC", reason);
}

/// The law judges at the time of signing (Decree 23/2025 Art. 16); without a checked timestamp that time is the
/// signer's word.
void choose_time(const SignatureField& field, int64_t signing_time, int64_t now, SignatureVerdict& v) {
    int64_t stated = 0;
    if (parse_pdf_date(field.signed_time, stated))
        v.claimed_time = stated;
    else
        v.claimed_time = signing_time;
    v.used_time = v.claimed_time ? v.claimed_time : now;
    v.used_time_source = v.claimed_time ? "claimed" : "now";
    if (v.claimed_time > now + clock_tolerance)
        lower(v, Indication::indeterminate, "SIG_CONSTRAINTS_FAILURE",
              named("time.in_the_future",
                    msg("the claimed signing time {1} lies in the future", seal_time(v.claimed_time))));
}

CheckResult worst(std::initializer_list<CheckResult> results) {
    if (std::find(results.begin(), results.end(), CheckResult::fail) != results.end()) return CheckResult::fail;
    if (std::find(results.begin(), results.end(), CheckResult::unknown) != results.end()) return CheckResult::unknown;
    return CheckResult::pass;
}

Message words_for(CheckResult result, const Message& pass, const Message& unknown, const Message& fail) {
    return result == CheckResult::pass ? pass : result == CheckResult::fail ? fail : unknown;
}

// Annex II rows that follow from others.
void derive_checks(SignatureVerdict& v) {
    const CheckResult information = worst({result_of(v, CheckId::path), result_of(v, CheckId::making)});
    add_check(
        v, CheckId::signer_information, information,
        words_for(information,
                  named("signer_information.authentic", msg("the signer's information is authenticated by the issuer")),
                  named("signer_information.not_known", msg("the signer's information could not be authenticated")),
                  named("signer_information.not_authentic", msg("the signer's information is not authentic"))));
    const CheckResult certificate =
        worst({result_of(v, CheckId::certificate_period), result_of(v, CheckId::certificate_status),
               result_of(v, CheckId::certificate_algorithm), result_of(v, CheckId::path)});
    add_check(v, CheckId::attached_certificate, certificate,
              words_for(certificate,
                        named("attached_certificate.valid", msg("the attached certificate was valid at the time used")),
                        named("attached_certificate.not_known",
                              msg("whether the attached certificate was valid at the time used is not known")),
                        named("attached_certificate.not_valid",
                              msg("the attached certificate was not valid at the time used"))));
}

SignatureVerdict judge(const SignatureField& field, const TrustStore& trust, int64_t now) {
    SignatureVerdict v = start_of(field);
    judge_byte_range(field, v);
    if (judge_kind(field, v)) {
        CmsContents cms = judge_cms(field, trust.state(), v);
        choose_time(field, cms.signing_time, now, v);
        if (cms.signer) {
            PathQuestion question{cms.signer.get(), {}, trust.state(), v.used_time, now, v.claimed_time != 0, false};
            for (const X509Ptr& other : cms.others)
                question.others.push_back(other.get());
            judge_path(question, v);
            derive_checks(v);
        }
    } else {
        choose_time(field, 0, now, v);
    }
    judge_coverage(field, v);
    return v;
}

void sum_up(FileVerdict& file, int64_t now) {
    if (file.signatures.empty()) {
        file.indication = Indication::indeterminate;
        file.sub_indication = "NO_SIGNATURE";
        file.reasons.push_back(named("file.no_signature", msg("the file holds no signature")));
        file.rule_set = rule_set_at(now);
        return;
    }
    file.indication = Indication::total_passed;
    int64_t latest = 0;
    for (const SignatureVerdict& v : file.signatures) {
        latest = std::max(latest, v.claimed_time);
        if (!worse(v.indication, file.indication)) continue;
        file.indication = v.indication;
        file.sub_indication = v.sub_indication;
        file.reasons = v.reasons;
    }
    file.rule_set = rule_set_at(latest ? latest : now);
}

} // namespace

bool sound_but_for_status(const SignatureVerdict& v) {
    if (v.indication != Indication::indeterminate) return false;
    using enum CheckId;
    for (const CheckId id : {byte_range, coverage, cms, signing_certificate, making, integrity, path,
                             certificate_algorithm, later_revisions})
        if (result_of(v, id) != CheckResult::pass) return false;
    return result_of(v, CheckId::certificate_period) != CheckResult::fail &&
           result_of(v, CheckId::certificate_status) == CheckResult::unknown;
}

FileVerdict verify_file(const PdfFile& pdf, const TrustStore& trust, const Context& context) {
    FileVerdict file;
    file.file = pdf.path();
    const int64_t now = context.clock();
    std::vector<SignatureField> fields = read_signature_fields(pdf, context);
    file.sha256 = hex(digest_file(pdf, fields));
    file.bytes = pdf.size();
    for (const SignatureField& field : fields)
        file.signatures.push_back(judge(field, trust, now));
    sum_up(file, now);
    return file;
}

} // namespace sohoa
