// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/revocation.h"

#include "core/base/clock.h"
#include "signing/certificate.h"

#include <algorithm>

namespace sohoa {
namespace {

using PointPtr = Handle<ISSUING_DIST_POINT, ISSUING_DIST_POINT_free>;
using PointsPtr = Handle<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;

constexpr int64_t clock_tolerance = 300; // seconds that two honest clocks may differ

bool share_a_name(const GENERAL_NAMES* a, const GENERAL_NAMES* b) {
    for (int i = 0; i < sk_GENERAL_NAME_num(a); ++i)
        for (int j = 0; j < sk_GENERAL_NAME_num(b); ++j)
            if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(a, i), sk_GENERAL_NAME_value(b, j)) == 0) return true;
    return false;
}

// RFC 5280 6.3.3 (b)(2)(i): a distribution point name of the CRL must be one of the certificate's.
bool point_matches(const DIST_POINT_NAME* of_crl, X509* certificate) {
    if (of_crl->type != 0) return false; // relative names: nobody uses them
    const PointsPtr points(
        static_cast<CRL_DIST_POINTS*>(X509_get_ext_d2i(certificate, NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT* point = sk_DIST_POINT_value(points.get(), i);
        if (point->distpoint && point->distpoint->type == 0 &&
            share_a_name(of_crl->name.fullname, point->distpoint->name.fullname))
            return true;
    }
    return false;
}

bool scope_covers(X509_CRL* crl, X509* certificate) {
    if (X509_CRL_get_ext_by_NID(crl, NID_delta_crl, -1) >= 0) return false;
    const int at = X509_CRL_get_ext_by_NID(crl, NID_issuing_distribution_point, -1);
    if (at < 0) return true;
    const PointPtr point(
        static_cast<ISSUING_DIST_POINT*>(X509_CRL_get_ext_d2i(crl, NID_issuing_distribution_point, nullptr, nullptr)));
    if (!point || point->indirectCRL > 0 || point->onlyattr > 0 || point->onlysomereasons) return false;
    const bool authority = X509_check_ca(certificate) == 1;
    if (point->onlyuser > 0 && authority) return false;
    if (point->onlyCA > 0 && !authority) return false;
    return !point->distpoint || point_matches(point->distpoint, certificate);
}

// RFC 5280 5.2: "If a CRL contains a critical extension that the application cannot process, then the application MUST
// NOT use that CRL to determine the status of certificates."
bool understood(X509_CRL* crl) {
    for (int i = 0; i < X509_CRL_get_ext_count(crl); ++i) {
        X509_EXTENSION* extension = X509_CRL_get_ext(crl, i);
        const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
        if (X509_EXTENSION_get_critical(extension) && nid != NID_issuing_distribution_point) return false;
    }
    return true;
}

bool made_by(X509_CRL* crl, X509* issuer) {
    if (X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_subject_name(issuer)) != 0) return false;
    if ((X509_get_key_usage(issuer) & KU_CRL_SIGN) == 0) return false;
    int nid = NID_undef;
    if (!OBJ_find_sigid_algs(X509_CRL_get_signature_nid(crl), &nid, nullptr)) return false;
    if (nid != NID_undef && !digest_accepted(nid))
        return false; // PSS and EdDSA say NID_undef: their hash is in the parameters
    const bool verified = X509_CRL_verify(crl, X509_get0_pubkey(issuer)) == 1;
    ERR_clear_error();
    return verified;
}

bool reaches(X509_CRL* crl, X509* certificate, int64_t time) {
    const int64_t made = seconds_of(X509_CRL_get0_lastUpdate(crl));
    const int64_t next = seconds_of(X509_CRL_get0_nextUpdate(crl));
    if (made >= time) return made <= seconds_of(X509_get0_notAfter(certificate)) || made - time <= clock_tolerance;
    return next >= time; // RFC 5280 5.1.2.5 requires nextUpdate; without it nothing says how long the CRL speaks
}

RevocationEvidence evidence_of(const CrlFile& file) {
    RevocationEvidence out;
    out.kind = "crl";
    out.file = file.file;
    out.sha256 = file.sha256;
    out.issuer = name_text(X509_CRL_get_issuer(file.crl.get()));
    out.this_update = seconds_of(X509_CRL_get0_lastUpdate(file.crl.get()));
    out.next_update = seconds_of(X509_CRL_get0_nextUpdate(file.crl.get()));
    return out;
}

int reason_of(X509_REVOKED* entry) {
    const Handle<ASN1_ENUMERATED, ASN1_ENUMERATED_free> reason(
        static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
    return reason ? static_cast<int>(ASN1_ENUMERATED_get(reason.get())) : CRL_REASON_UNSPECIFIED;
}

StatusResult by_entry(X509_REVOKED* entry, X509* certificate, int64_t time) {
    StatusResult out;
    const std::string who = name_text(X509_get_subject_name(certificate));
    out.revoked_at = seconds_of(X509_REVOKED_get0_revocationDate(entry));
    const std::string when = seal_time(out.revoked_at);
    if (out.revoked_at > time) {
        out.status = Status::revoked_later;
        out.reason =
            named("status.revoked_later",
                  msg("the certificate of {1} was revoked at {2}, after the time used; no trusted timestamp proves "
                      "that the signature is older",
                      who, when));
    } else if (reason_of(entry) == CRL_REASON_CERTIFICATE_HOLD) {
        out.status = Status::on_hold;
        out.reason = named("status.suspended", msg("the certificate of {1} is suspended since {2}", who, when));
    } else {
        out.status = Status::revoked;
        out.reason =
            named("status.revoked", msg("the certificate of {1} was revoked at {2}, before the time used", who, when));
    }
    return out;
}

struct Choice {
    const CrlFile* newest = nullptr; ///< of those that reach the time
    const CrlFile* listing =
        nullptr; ///< lists the certificate for good, however old it is: nobody comes back from that
    bool stale = false;
};

Choice choose(X509* certificate, X509* issuer, const TrustStore::State& trust, int64_t time, int64_t now) {
    Choice out;
    for (const CrlFile& file : trust.crls) {
        X509_CRL* crl = file.crl.get();
        const int64_t made = seconds_of(X509_CRL_get0_lastUpdate(crl));
        if (!made_by(crl, issuer) || !understood(crl) || !scope_covers(crl, certificate)) continue;
        if (made == 0 || made > now + clock_tolerance) continue;
        X509_REVOKED* entry = nullptr;
        if (X509_CRL_get0_by_cert(crl, &entry, certificate) == 1 && reason_of(entry) != CRL_REASON_CERTIFICATE_HOLD)
            out.listing = &file;
        if (!reaches(crl, certificate, time))
            out.stale = true;
        else if (!out.newest || made > seconds_of(X509_CRL_get0_lastUpdate(out.newest->crl.get())))
            out.newest = &file;
    }
    return out;
}

} // namespace

StatusResult status_by_crl(X509* certificate, X509* issuer, const TrustStore::State& trust, int64_t time, int64_t now) {
    const Choice choice = choose(certificate, issuer, trust, time, now);
    const CrlFile* decides = choice.listing ? choice.listing : choice.newest;
    StatusResult out;
    const std::string who = name_text(X509_get_subject_name(certificate));
    if (!decides) {
        out.reason =
            choice.stale
                ? named("status.list_too_old",
                        msg("the revocation list for {1} in the trust folder does not reach the time used; put a "
                            "newer one there",
                            who))
                : named("status.no_list",
                        msg("the trust folder holds no revocation list for {1}; put the issuer's there", who));
        return out;
    }
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(decides->crl.get(), &entry, certificate) == 1) {
        out = by_entry(entry, certificate, time);
    } else {
        out.status = Status::good;
        out.reason = named("status.good", msg("not revoked by the revocation list of {1}",
                                              seal_time(seconds_of(X509_CRL_get0_lastUpdate(decides->crl.get())))));
    }
    out.evidence.push_back(evidence_of(*decides));
    ERR_clear_error();
    return out;
}

} // namespace sohoa
