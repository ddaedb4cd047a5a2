// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// Words of ETSI EN 319 102-1 clause 5.1.3.
enum class Indication { total_passed, indeterminate, total_failed };
const char* to_string(Indication indication); ///< "TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"

constexpr Indication last_of(Indication) {
    return Indication::total_failed;
}

enum class CheckResult { pass, fail, unknown };
const char* to_string(CheckResult result); ///< "pass", "fail", "unknown"

constexpr CheckResult last_of(CheckResult) {
    return CheckResult::unknown;
}

/// What is checked of a signature: the rows of Circular 15/2025/TT-BKHCN Annex II in their order, then our own.
enum class CheckId {
    certificate_period,    ///< 1.1
    certificate_status,    ///< 1.2
    certificate_algorithm, ///< 1.3
    scope_of_use,          ///< 1.4
    purpose_of_key,        ///< 1.5
    other_statements,      ///< 1.6
    signer_information,    ///< 2.1
    making,                ///< 2.2: made by the private key of the certificate
    attached_certificate,  ///< 2.3
    integrity,             ///< 2.4: the hash values are equal
    byte_range,
    coverage,
    cms,
    signing_certificate,
    path,
    later_revisions,
};

constexpr CheckId last_of(CheckId) {
    return CheckId::later_revisions;
}

/// What machines and people call a check.
struct CheckName {
    CheckId id;
    const char* code; ///< in JSON, never changed: the number in Annex II where it has one, else our own word
    Message title;    ///< for people
};
const std::vector<CheckName>& check_table(); ///< a row for each CheckId, in their order
const CheckName& name_of(CheckId id);

struct Check {
    CheckId id = CheckId::integrity;
    CheckResult result = CheckResult::unknown;
    Message reason;

    static auto members(auto& s) { return std::tie(s.id, s.result, s.reason); }
};

/// A certificate as people ask for it. DER is kept so that an archive can keep it.
struct CertificateInfo {
    std::string subject; ///< RFC 4514 text, UTF-8
    std::string issuer;
    std::string common_name;  ///< of the subject
    std::string organisation; ///< of the subject; "" where there is none
    std::string serial;       ///< hex, upper case
    std::string sha256;       ///< fingerprint, 64 lower-case hex digits
    int64_t not_before = 0, not_after = 0;
    bool demonstration = false; ///< issued under sohoa's demonstration policy: no legal value
    std::string der;

    static auto members(auto& s) {
        return std::tie(s.subject, s.issuer, s.common_name, s.organisation, s.serial, s.sha256, s.not_before,
                        s.not_after, s.demonstration, s.der);
    }
};

/// Proof of status that was used.
struct RevocationEvidence {
    std::string kind;   ///< "crl"
    std::string file;   ///< name of the file in the trust folder
    std::string sha256; ///< of that file
    std::string issuer;
    int64_t this_update = 0, next_update = 0; ///< 0 where absent

    static auto members(auto& s) { return std::tie(s.kind, s.file, s.sha256, s.issuer, s.this_update, s.next_update); }
};

/// What is known of one signature of a PDF: a field for each question that an auditor asks.
struct SignatureVerdict {
    std::string field;     ///< name of the signature field
    std::string subfilter; ///< ETSI.CAdES.detached, adbe.pkcs7.detached …
    Indication indication = Indication::indeterminate;
    std::string sub_indication;   ///< HASH_FAILURE, NO_CERTIFICATE_CHAIN_FOUND, REVOKED, TRY_LATER … ; "" when passed
    std::vector<Message> reasons; ///< why, most important first
    std::vector<Check> checks;
    CertificateInfo signer;             ///< empty serial when no certificate could be read
    std::vector<CertificateInfo> chain; ///< signer first, anchor last, as far as it was found
    std::vector<RevocationEvidence> revocation;
    std::string digest_algorithm; ///< "SHA-256"
    std::string signature_scheme; ///< "RSASSA-PSS", "RSASSA-PKCS1-v1_5", "ECDSA"
    int key_bits = 0;
    int64_t claimed_time = 0;     ///< /M of the signature dictionary, or signingTime; 0 when absent
    int64_t used_time = 0;        ///< time at which certificates were judged
    std::string used_time_source; ///< "claimed", "now" (a valid timestamp comes later)
    uint64_t byte_range[4] = {0, 0, 0, 0};
    bool covers_whole_file = false;
    int later_revisions = 0;       ///< incremental updates after the one this signature covers
    int page = 0;                  ///< page of the widget, from 1; 0 = none
    double rect[4] = {0, 0, 0, 0}; ///< of the widget, points; all 0 = invisible

    static auto members(auto& s) {
        return std::tie(s.field, s.subfilter, s.indication, s.sub_indication, s.reasons, s.checks, s.signer, s.chain,
                        s.revocation, s.digest_algorithm, s.signature_scheme, s.key_bits, s.claimed_time, s.used_time,
                        s.used_time_source, s.byte_range, s.covers_whole_file, s.later_revisions, s.page, s.rect);
    }
};

/// The check of that name; null, or unknown, when it was not made.
const Check* find_check(const SignatureVerdict& verdict, CheckId id);
CheckResult result_of(const SignatureVerdict& verdict, CheckId id);

/// The verdict on a file: the worst of its signatures; INDETERMINATE with sub-indication NO_SIGNATURE when it has none.
struct FileVerdict {
    std::string file;
    std::string sha256;
    uint64_t bytes = 0;
    Indication indication = Indication::indeterminate;
    std::string sub_indication;
    std::vector<Message> reasons;
    std::vector<SignatureVerdict> signatures;
    std::string rule_set; ///< e.g. "ND23-2025+TT15-2025"

    static auto members(auto& s) {
        return std::tie(s.file, s.sha256, s.bytes, s.indication, s.sub_indication, s.reasons, s.signatures, s.rule_set);
    }
};

} // namespace sohoa
