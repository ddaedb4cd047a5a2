// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/path.h"

#include "core/base/clock.h"
#include "signing/certificate.h"
#include "signing/judgement.h"
#include "signing/revocation.h"

#include <algorithm>
#include <iterator>

namespace sohoa {
namespace {

constexpr int deepest_path = 10;
constexpr int security_level = 2; // 112 bits: RSA 2048, SHA-2

struct Fault {
    int depth = 0;
    int code = X509_V_OK;
};

struct Path {
    std::vector<X509Ptr> chain; // leaf first
    std::vector<Fault> faults;
    bool anchored = false;
};

using StorePtr = Handle<X509_STORE, X509_STORE_free>;
using StoreContextPtr = Handle<X509_STORE_CTX, X509_STORE_CTX_free>;

// Notes every fault and goes on, so that the whole path is known whatever is wrong with it.
int note_fault(int ok, X509_STORE_CTX* context) {
    if (ok) return 1;
    auto* faults = static_cast<std::vector<Fault>*>(X509_STORE_CTX_get_app_data(context));
    faults->push_back({X509_STORE_CTX_get_error_depth(context), X509_STORE_CTX_get_error(context)});
    return 1;
}

bool one_of(int code, std::initializer_list<int> codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool says_no_anchor(int code) {
    return one_of(code, {X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
                         X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
                         X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_UNTRUSTED});
}

Path find_path(const PathQuestion& question) {
    Path path;
    const StorePtr store(X509_STORE_new());
    for (const X509Ptr& anchor : question.trust.anchors)
        X509_STORE_add_cert(store.get(), anchor.get());
    const CertificateViewPtr untrusted(sk_X509_new_null());
    for (X509* other : question.others)
        sk_X509_push(untrusted.get(), other);
    for (const X509Ptr& known : question.trust.intermediates)
        sk_X509_push(untrusted.get(), known.get());

    const StoreContextPtr context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), question.leaf, untrusted.get());
    X509_STORE_CTX_set_app_data(context.get(), &path.faults);
    X509_STORE_CTX_set_verify_cb(context.get(), note_fault);
    X509_VERIFY_PARAM* parameters = X509_STORE_CTX_get0_param(context.get());
    // "any": OpenSSL's purposes know TLS, S/MIME and timestamps; key usage for documents is judged below.
    X509_VERIFY_PARAM_set_purpose(parameters, X509_PURPOSE_ANY);
    X509_VERIFY_PARAM_set_time(parameters, static_cast<time_t>(question.time));
    X509_VERIFY_PARAM_set_depth(parameters, deepest_path);
    X509_VERIFY_PARAM_set_auth_level(parameters, security_level);
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_POLICY_CHECK);
    const int verified = X509_verify_cert(context.get());
    if (verified != 1 && path.faults.empty()) path.faults.push_back({0, X509_V_ERR_UNSPECIFIED});

    const STACK_OF(X509)* found = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; found && i < sk_X509_num(found); ++i) {
        X509_up_ref(sk_X509_value(found, i));
        path.chain.emplace_back(sk_X509_value(found, i));
    }
    path.anchored =
        std::none_of(path.faults.begin(), path.faults.end(), [](const Fault& f) { return says_no_anchor(f.code); });
    ERR_clear_error();
    return path;
}

const char* sub_indication_of(int code) {
    if (one_of(code, {X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK}))
        return "CRYPTO_CONSTRAINTS_FAILURE";
    if (one_of(code, {X509_V_ERR_INVALID_CA, X509_V_ERR_PATH_LENGTH_EXCEEDED, X509_V_ERR_PERMITTED_VIOLATION,
                      X509_V_ERR_EXCLUDED_VIOLATION, X509_V_ERR_KEYUSAGE_NO_CERTSIGN, X509_V_ERR_NO_EXPLICIT_POLICY,
                      X509_V_ERR_INVALID_POLICY_EXTENSION}))
        return "CHAIN_CONSTRAINTS_FAILURE";
    return "CERTIFICATE_CHAIN_GENERAL_FAILURE";
}

/// One judgement under way: the question, the path found for it and the verdict it fills.
class Judgement {
  public:
    Judgement(const PathQuestion& question, SignatureVerdict& verdict)
        : q_(question), v_(verdict), path_(find_path(question)),
          broken_(question.about_to_sign ? Indication::total_failed : Indication::indeterminate) {}

    void run() {
        v_.signer = describe(q_.leaf);
        for (const X509Ptr& certificate : path_.chain)
            v_.chain.push_back(describe(certificate.get()));
        period();
        strength();
        usage();
        path();
        status();
        write_checks();
        statements();
    }

  private:
    void period();
    void period_now();
    void strength();
    void usage();
    void path();
    void status();
    void status_of(size_t at);
    void write_checks();
    void statements();

    const PathQuestion& q_;
    SignatureVerdict& v_;
    Path path_;
    Indication broken_;
    CheckResult period_ = CheckResult::pass, status_ = CheckResult::unknown, strength_ = CheckResult::pass,
                usage_ = CheckResult::pass, path_result_ = CheckResult::pass;
    Message period_reason_, status_reason_, strength_reason_, usage_reason_, path_reason_;
};

// EN 319 102-1 clause 5.1.3: EXPIRED and NOT_YET_VALID are for a signing time known to lie outside; the signer's own
// claim counts against it.
void Judgement::period() {
    const int64_t from = v_.signer.not_before, to = v_.signer.not_after;
    period_reason_ = named("period.valid", msg("valid from {1} to {2}", seal_time(from), seal_time(to)));
    if (q_.time >= from && q_.time <= to) {
        period_now();
        return;
    }
    period_ = CheckResult::fail;
    const bool proven = q_.time_is_claimed || q_.about_to_sign;
    if (q_.time < from) {
        period_reason_ = named("period.not_yet", msg("the certificate is valid from {1} only; the time used is {2}",
                                                     seal_time(from), seal_time(q_.time)));
        lower(v_, proven ? Indication::total_failed : broken_, proven ? "NOT_YET_VALID" : "OUT_OF_BOUNDS_NO_POE",
              period_reason_);
    } else {
        period_reason_ = named("period.expired", msg("the certificate expired at {1}; the time used is {2}",
                                                     seal_time(to), seal_time(q_.time)));
        lower(v_, proven ? Indication::total_failed : broken_, proven ? "EXPIRED" : "OUT_OF_BOUNDS_NO_POE",
              period_reason_);
    }
}

// A claimed time inside the period proves nothing once the certificate has expired: whoever holds the key can write any
// time.
void Judgement::period_now() {
    if (q_.now <= v_.signer.not_after) return;
    lower(v_, broken_, "OUT_OF_BOUNDS_NO_POE",
          named("period.expired_since",
                msg("the certificate expired at {1}, and no trusted timestamp proves that the signature is older; the "
                    "signing time is only claimed",
                    seal_time(v_.signer.not_after))));
}

void Judgement::strength() {
    const Strength leaf = strength_of(q_.leaf);
    v_.key_bits = leaf.key_bits;
    strength_reason_ = named("strength.accepted", msg("{1} {2} bits, certificate signed with {3}", leaf.key_kind,
                                                      leaf.key_bits, leaf.digest));
    for (size_t i = 0; i < std::max<size_t>(path_.chain.size(), 1); ++i) {
        X509* certificate = path_.chain.empty() ? q_.leaf : path_.chain[i].get();
        const Strength s = strength_of(certificate);
        const bool is_anchor = path_.anchored && i + 1 == path_.chain.size();
        // The signature on a trust anchor proves nothing, so its digest does not matter.
        const bool digest_known = !s.digest.empty();
        if (s.key_ok && (is_anchor || s.digest_ok || !digest_known)) continue;
        strength_ = CheckResult::fail;
        strength_reason_ =
            s.key_ok
                ? named("strength.digest", msg("the certificate of {1} is signed with {2}, which is not accepted",
                                               name_text(X509_get_subject_name(certificate)), s.digest))
                : named("strength.key", msg("the key of {1} is {2} with {3} bits; RSA needs 2048, ECDSA 256",
                                            name_text(X509_get_subject_name(certificate)), s.key_kind, s.key_bits));
        lower(v_, broken_, "CRYPTO_CONSTRAINTS_FAILURE", strength_reason_);
        return;
    }
}

void Judgement::usage() {
    if (!may_sign_documents(q_.leaf)) {
        usage_ = CheckResult::fail;
        usage_reason_ =
            named("purpose.key_usage",
                  msg("the key usage of the certificate allows neither digital signature nor content commitment"));
        lower(v_, broken_, "CHAIN_CONSTRAINTS_FAILURE", usage_reason_);
    } else if (!extended_usage_fits(q_.leaf)) {
        usage_ = CheckResult::fail;
        usage_reason_ =
            named("purpose.extended_key_usage",
                  msg("the extended key usage of the certificate is for another purpose than signing documents"));
        lower(v_, broken_, "CHAIN_CONSTRAINTS_FAILURE", usage_reason_);
    } else {
        usage_reason_ = named("purpose.documents", msg("the certificate may sign documents"));
    }
}

void Judgement::path() {
    if (!path_.anchored) {
        path_result_ = CheckResult::unknown;
        path_reason_ = named("path.no_anchor", msg("no path from the certificate to a trust anchor; put the root of "
                                                   "its issuer ({1}) into the trust folder",
                                                   v_.signer.issuer));
        lower(v_, Indication::indeterminate, "NO_CERTIFICATE_CHAIN_FOUND", path_reason_);
        return;
    }
    path_reason_ = named("path.anchored",
                         msg("the path reaches the trust anchor {1}", v_.chain.empty() ? "" : v_.chain.back().subject));
    for (const Fault& fault : path_.faults) {
        const bool period_of_leaf =
            fault.depth == 0 && one_of(fault.code, {X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_CERT_NOT_YET_VALID});
        if (period_of_leaf) continue; // judged in period()
        const auto depth = static_cast<size_t>(std::max(fault.depth, 0));
        const std::string who = depth < v_.chain.size() ? v_.chain[depth].subject : v_.signer.subject;
        path_result_ = CheckResult::fail;
        path_reason_ = named("path.broken", msg("the path to the trust anchor is broken at {1}: {2}", who,
                                                X509_verify_cert_error_string(fault.code)));
        lower(v_, broken_, sub_indication_of(fault.code), path_reason_);
    }
    // X509_check_ca lets certificates without basicConstraints pass; RFC 5280 6.1.4 (k) does not. The anchor is given.
    for (size_t i = 1; i + 1 < path_.chain.size(); ++i) {
        if (X509_check_ca(path_.chain[i].get()) == 1) continue;
        path_result_ = CheckResult::fail;
        path_reason_ = named("path.no_authority",
                             msg("the path to the trust anchor is broken at {1}: it is no certificate of an authority",
                                 v_.chain[i].subject));
        lower(v_, broken_, "CHAIN_CONSTRAINTS_FAILURE", path_reason_);
    }
}

void Judgement::status() {
    if (!path_.anchored) {
        status_reason_ = named("status.no_path", msg("the status cannot be checked without a path to a trust anchor"));
        return;
    }
    if (path_.chain.size() <= 1) {
        status_ = CheckResult::pass;
        status_reason_ = named("status.anchor", msg("the certificate is itself a trust anchor"));
        return;
    }
    status_ = CheckResult::pass;
    for (size_t i = 0; i + 1 < path_.chain.size(); ++i)
        status_of(i);
}

void Judgement::status_of(size_t at) {
    const StatusResult s = status_by_crl(path_.chain[at].get(), path_.chain[at + 1].get(), q_.trust, q_.time, q_.now);
    v_.revocation.insert(v_.revocation.end(), s.evidence.begin(), s.evidence.end());
    const bool leaf = at == 0;
    if (s.status == Status::good) {
        if (leaf) status_reason_ = s.reason;
        return;
    }
    const CheckResult result = s.status == Status::unknown ? CheckResult::unknown : CheckResult::fail;
    if (status_ == CheckResult::pass || result == CheckResult::fail) {
        status_ = result;
        status_reason_ = s.reason;
    }
    switch (s.status) {
    case Status::unknown:
        lower(v_, Indication::indeterminate, "TRY_LATER", s.reason);
        break;
    case Status::on_hold:
        lower(v_, broken_, "TRY_LATER", s.reason);
        break;
    case Status::revoked_later:
        lower(v_, broken_, leaf ? "REVOKED_NO_POE" : "REVOKED_CA_NO_POE", s.reason);
        break;
    case Status::revoked: {
        // By its own claim the signature is younger than the revocation. Without a claim, and for an authority, the
        // standard leaves it open.
        const bool own_claim = leaf && (q_.time_is_claimed || q_.about_to_sign);
        if (own_claim)
            lower(v_, Indication::total_failed, "REVOKED", s.reason);
        else
            lower(v_, broken_, leaf ? "REVOKED_NO_POE" : "REVOKED_CA_NO_POE", s.reason);
        break;
    }
    case Status::good:
        break;
    }
}

void Judgement::write_checks() {
    CheckResult period_and_status = period_;
    Message reason = period_reason_;
    if (period_ == CheckResult::pass && status_ != CheckResult::pass) {
        period_and_status = status_;
        reason = status_reason_;
    }
    add_check(v_, CheckId::certificate_period, period_and_status, reason);
    add_check(v_, CheckId::certificate_status, status_, status_reason_);
    add_check(v_, CheckId::certificate_algorithm, strength_, strength_reason_);
    add_check(v_, CheckId::path, path_result_, path_reason_);
    add_check(v_, CheckId::purpose_of_key, usage_, usage_reason_);
}

// What only people can judge is said as it is: unknown, with the words that the certificate holds.
void Judgement::statements() {
    if (v_.signer.demonstration)
        add_check(v_, CheckId::scope_of_use, CheckResult::unknown,
                  named("scope.demonstration",
                        msg("the certificate was issued for demonstration only; it has no legal value")));
    else if (const auto policies = policy_oids(q_.leaf); !policies.empty())
        add_check(
            v_, CheckId::scope_of_use, CheckResult::unknown,
            named("scope.policy", msg("the scope of use stands in the certificate policy {1}; a person must compare it",
                                      policies.front())));
    else
        add_check(v_, CheckId::scope_of_use, CheckResult::unknown,
                  named("scope.not_stated", msg("the certificate states no scope of use")));
    const std::string uri = cps_uri(q_.leaf);
    add_check(v_, CheckId::other_statements, CheckResult::unknown,
              uri.empty()
                  ? named("statement.none", msg("the certificate names no certification practice statement"))
                  : named("statement.not_compared",
                          msg("the certification practice statement at {1} is not compared by a program", uri)));
}

} // namespace

void judge_path(const PathQuestion& question, SignatureVerdict& verdict) {
    Judgement(question, verdict).run();
}

SignatureVerdict judge_certificate(const std::string& leaf_der, const std::vector<std::string>& chain_der,
                                   const TrustStore& trust, int64_t time) {
    SignatureVerdict verdict;
    verdict.indication = Indication::total_passed;
    verdict.used_time = time;
    verdict.used_time_source = "now";
    const X509Ptr leaf = certificate_from_der(leaf_der);
    if (!leaf) {
        lower(verdict, Indication::total_failed, "CERTIFICATE_CHAIN_GENERAL_FAILURE",
              named("certificate.unreadable", msg("the signer's certificate cannot be read")));
        return verdict;
    }
    std::vector<X509Ptr> chain;
    PathQuestion question{leaf.get(), {}, trust.state(), time, time, false, true};
    for (const std::string& der : chain_der)
        if (X509Ptr authority = certificate_from_der(der)) {
            question.others.push_back(authority.get());
            chain.push_back(std::move(authority));
        }
    judge_path(question, verdict);
    return verdict;
}

} // namespace sohoa
