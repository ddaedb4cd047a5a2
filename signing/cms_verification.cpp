// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/cms_verification.h"

#include "signing/certificate.h"
#include "signing/judgement.h"

#include <openssl/ess.h>
#include <openssl/rsa.h>

namespace sohoa {
namespace {

using PssPtr = Handle<RSA_PSS_PARAMS, RSA_PSS_PARAMS_free>;
using EssPtr = Handle<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free>;
using EssV2Ptr = Handle<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;
using KeyContextPtr = Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

// Single attribute with a single value: "SignedAttributes … MUST include only one instance" (RFC 5652, 11.1, 11.2).
constexpr int only_one = -3;

class CmsJudgement {
  public:
    CmsJudgement(const SignatureField& field, const TrustStore::State& trust, SignatureVerdict& verdict)
        : field_(field), trust_(trust), v_(verdict) {}

    CmsContents run() {
        if (!form() || !find_signer()) return std::move(out_);
        algorithms();
        digest();
        value();
        signing_certificate();
        attributes();
        return std::move(out_);
    }

  private:
    bool form();
    bool find_signer();
    void algorithms();
    void pss_parameters(const X509_ALGOR* algorithm);
    void digest();
    void value();
    bool verify_without_attributes();
    void signing_certificate();
    void attributes();
    bool refuse(const Message& reason);
    const std::string& computed() const;
    const ASN1_STRING* sequence(int nid) const;
    bool has_attributes() const { return CMS_signed_get_attr_count(signer_) > 0; }

    const SignatureField& field_;
    const TrustStore::State& trust_;
    SignatureVerdict& v_;
    CmsContents out_;
    CmsPtr cms_;
    CMS_SignerInfo* signer_ = nullptr; // belongs to cms_
    int digest_nid_ = NID_undef;
    bool scheme_known_ = false, refused_ = false;
};

bool CmsJudgement::refuse(const Message& reason) {
    refused_ = true;
    add_check(v_, CheckId::cms, CheckResult::fail, reason);
    lower(v_, Indication::total_failed, "FORMAT_FAILURE", reason);
    return false;
}

bool CmsJudgement::form() {
    const unsigned char* at = bytes_of(field_.contents);
    cms_.reset(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(field_.contents.size())));
    if (!cms_) return refuse(named("cms.missing", msg("/Contents holds no CMS")));
    const auto used = static_cast<size_t>(at - bytes_of(field_.contents));
    if (field_.contents.find_first_not_of('\0', used) != std::string::npos)
        return refuse(named("cms.followed", msg("something follows the CMS in /Contents")));
    if (OBJ_obj2nid(CMS_get0_type(cms_.get())) != NID_pkcs7_signed)
        return refuse(named("cms.not_signed_data", msg("the CMS is no SignedData")));
    // EN 319 142-1, 6.3: the document is signed, not something that the CMS brings along.
    if (CMS_is_detached(cms_.get()) != 1)
        return refuse(named("cms.not_detached", msg("the CMS of a detached signature holds content of its own")));
    if (OBJ_obj2nid(CMS_get0_eContentType(cms_.get())) != NID_pkcs7_data)
        return refuse(named("cms.not_data", msg("the CMS signs something else than data")));
    const STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(cms_.get());
    const int count = signers ? sk_CMS_SignerInfo_num(signers) : 0;
    // PAdES: several signers of a PDF sign one after the other, each with a CMS of its own.
    if (count != 1) return refuse(named("cms.signers", msg("the CMS holds {1} signers, one is allowed", count)));
    signer_ = sk_CMS_SignerInfo_value(signers, 0);
    return true;
}

bool CmsJudgement::find_signer() {
    const CertificatesPtr certificates(CMS_get1_certs(cms_.get()));
    for (int i = 0; certificates && i < sk_X509_num(certificates.get()); ++i) {
        X509* certificate = sk_X509_value(certificates.get(), i);
        X509_up_ref(certificate);
        const bool is_signer = !out_.signer && CMS_SignerInfo_cert_cmp(signer_, certificate) == 0;
        if (is_signer)
            out_.signer.reset(certificate);
        else
            out_.others.emplace_back(certificate);
    }
    if (out_.signer) return true;
    const Message reason = named("cms.no_certificate", msg("the CMS does not hold the certificate of its signer"));
    add_check(v_, CheckId::cms, CheckResult::unknown, reason);
    lower(v_, Indication::indeterminate, "NO_SIGNING_CERTIFICATE_FOUND", reason);
    return false;
}

void CmsJudgement::algorithms() {
    X509_ALGOR *digest_algorithm = nullptr, *signature_algorithm = nullptr;
    CMS_SignerInfo_get0_algs(signer_, nullptr, nullptr, &digest_algorithm, &signature_algorithm);
    const ASN1_OBJECT* oid = nullptr;
    X509_ALGOR_get0(&oid, nullptr, nullptr, digest_algorithm);
    digest_nid_ = OBJ_obj2nid(oid);
    v_.digest_algorithm = digest_name(digest_nid_);
    X509_ALGOR_get0(&oid, nullptr, nullptr, signature_algorithm);
    const int scheme = OBJ_obj2nid(oid);
    int digest_in_scheme = NID_undef, key_kind = NID_undef;
    OBJ_find_sigid_algs(scheme, &digest_in_scheme, &key_kind);
    if (scheme == NID_rsaEncryption || (key_kind == NID_rsaEncryption && scheme != NID_rsassaPss))
        v_.signature_scheme = "RSASSA-PKCS1-v1_5";
    else if (scheme == NID_rsassaPss)
        v_.signature_scheme = "RSASSA-PSS";
    else if (key_kind == NID_X9_62_id_ecPublicKey)
        v_.signature_scheme = "ECDSA";
    scheme_known_ = !v_.signature_scheme.empty();
    const bool digests_fit =
        digest_accepted(digest_nid_) && (digest_in_scheme == NID_undef || digest_accepted(digest_in_scheme));
    if (!scheme_known_) {
        const char* name = scheme == NID_undef ? nullptr : OBJ_nid2sn(scheme);
        v_.signature_scheme = name ? name : "";
        lower(v_, Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE",
              named("algorithm.signature_not_accepted",
                    msg("the signature algorithm {1} is not accepted; RSA and ECDSA are", v_.signature_scheme)));
    }
    if (!digests_fit)
        lower(v_, Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE",
              named("algorithm.digest_not_accepted",
                    msg("the digest algorithm {1} is not accepted",
                        digest_name(digest_accepted(digest_nid_) ? digest_in_scheme : digest_nid_))));
    if (scheme == NID_rsassaPss) pss_parameters(signature_algorithm);
}

// RFC 4055, 3.1: absent parameters mean SHA-1.
void CmsJudgement::pss_parameters(const X509_ALGOR* algorithm) {
    int type = V_ASN1_UNDEF;
    const void* value = nullptr;
    X509_ALGOR_get0(nullptr, &type, &value, algorithm);
    PssPtr parameters;
    if (type == V_ASN1_SEQUENCE) {
        const auto* sequence = static_cast<const ASN1_STRING*>(value);
        const unsigned char* at = ASN1_STRING_get0_data(sequence);
        parameters.reset(d2i_RSA_PSS_PARAMS(nullptr, &at, ASN1_STRING_length(sequence)));
    }
    int hash = NID_sha1;
    if (parameters && parameters->hashAlgorithm) {
        const ASN1_OBJECT* oid = nullptr;
        X509_ALGOR_get0(&oid, nullptr, nullptr, parameters->hashAlgorithm);
        hash = OBJ_obj2nid(oid);
    }
    if (!digest_accepted(hash))
        lower(
            v_, Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE",
            named("algorithm.digest_not_accepted", msg("the digest algorithm {1} is not accepted", digest_name(hash))));
}

const std::string& CmsJudgement::computed() const {
    static const std::string none;
    switch (digest_nid_) {
    case NID_sha1:
        return field_.digest_sha1;
    case NID_sha256:
        return field_.digest_sha256;
    case NID_sha384:
        return field_.digest_sha384;
    case NID_sha512:
        return field_.digest_sha512;
    default:
        return none;
    }
}

void CmsJudgement::digest() {
    if (!field_.byte_range_exact) {
        add_check(
            v_, CheckId::integrity, CheckResult::unknown,
            named("integrity.not_compared", msg("the hash values were not compared, as the byte range is wrong")));
        return;
    }
    if (computed().empty()) {
        add_check(v_, CheckId::integrity, CheckResult::unknown,
                  named("algorithm.digest_not_known",
                        msg("the digest algorithm {1} cannot be computed here", v_.digest_algorithm)));
        lower(v_, Indication::indeterminate, "CRYPTO_CONSTRAINTS_FAILURE",
              named("algorithm.digest_not_known",
                    msg("the digest algorithm {1} cannot be computed here", v_.digest_algorithm)));
        return;
    }
    if (!has_attributes()) return; // then the signature value itself says it: value()
    const auto* stated = static_cast<ASN1_OCTET_STRING*>(
        CMS_signed_get0_data_by_OBJ(signer_, OBJ_nid2obj(NID_pkcs9_messageDigest), only_one, V_ASN1_OCTET_STRING));
    const auto* type = static_cast<ASN1_OBJECT*>(
        CMS_signed_get0_data_by_OBJ(signer_, OBJ_nid2obj(NID_pkcs9_contentType), only_one, V_ASN1_OBJECT));
    if (!stated || !type || OBJ_obj2nid(type) != NID_pkcs7_data) {
        refuse(
            named("cms.attributes", msg("the signed attributes do not hold one message digest and one content type")));
        return;
    }
    const std::string digest(reinterpret_cast<const char*>(ASN1_STRING_get0_data(stated)),
                             static_cast<size_t>(ASN1_STRING_length(stated)));
    if (digest == computed()) {
        add_check(v_, CheckId::integrity, CheckResult::pass,
                  named("integrity.equal", msg("the two hash values are equal ({1})", v_.digest_algorithm)));
        return;
    }
    const Message reason =
        named("integrity.differs",
              msg("the content was changed after signing: the hash values differ ({1})", v_.digest_algorithm));
    add_check(v_, CheckId::integrity, CheckResult::fail, reason);
    lower(v_, Indication::total_failed, "HASH_FAILURE", reason);
}

// RFC 5652, 5.4: without signed attributes the signature is over the content's digest itself.
bool CmsJudgement::verify_without_attributes() {
    const EVP_MD* md = EVP_get_digestbynid(digest_nid_);
    EVP_PKEY* key = X509_get0_pubkey(out_.signer.get());
    if (!md || !key || v_.signature_scheme == "RSASSA-PSS") return false;
    const KeyContextPtr context(EVP_PKEY_CTX_new(key, nullptr));
    if (EVP_PKEY_verify_init(context.get()) != 1 || EVP_PKEY_CTX_set_signature_md(context.get(), md) != 1) return false;
    const ASN1_OCTET_STRING* signature = CMS_SignerInfo_get0_signature(signer_);
    return EVP_PKEY_verify(context.get(), ASN1_STRING_get0_data(signature),
                           static_cast<size_t>(ASN1_STRING_length(signature)), bytes_of(computed()),
                           computed().size()) == 1;
}

void CmsJudgement::value() {
    if (!scheme_known_ || computed().empty()) {
        add_check(v_, CheckId::making, CheckResult::unknown,
                  named("making.not_checked", msg("the signature value was not checked")));
        return;
    }
    CMS_SignerInfo_set1_signer_cert(signer_, out_.signer.get());
    const bool good = has_attributes() ? CMS_SignerInfo_verify(signer_) == 1 : verify_without_attributes();
    ERR_clear_error();
    if (!has_attributes())
        add_check(v_, CheckId::integrity, good ? CheckResult::pass : CheckResult::fail,
                  named("integrity.direct",
                        msg("the signature is over the document's hash value itself ({1})", v_.digest_algorithm)));
    if (good) {
        add_check(v_, CheckId::making, CheckResult::pass,
                  named("making.own_key", msg("made by the private key of the attached certificate")));
        if (!refused_)
            add_check(v_, CheckId::cms, CheckResult::pass, named("cms.well_formed", msg("the CMS is well formed")));
        return;
    }
    const Message reason =
        named("making.other_key",
              msg("the signature value was not made by the private key of the attached certificate, or was changed"));
    add_check(v_, CheckId::making, CheckResult::fail, reason);
    lower(v_, Indication::total_failed, "SIG_CRYPTO_FAILURE", reason);
}

const ASN1_STRING* CmsJudgement::sequence(int nid) const {
    return static_cast<ASN1_STRING*>(CMS_signed_get0_data_by_OBJ(signer_, OBJ_nid2obj(nid), only_one, V_ASN1_SEQUENCE));
}

void CmsJudgement::signing_certificate() {
    const ASN1_STRING* v1 = sequence(NID_id_smime_aa_signingCertificate);
    const ASN1_STRING* v2 = sequence(NID_id_smime_aa_signingCertificateV2);
    if (!v1 && !v2) {
        const Message reason =
            named("signing_certificate.missing",
                  msg("the signed attributes do not name the signer's certificate (signing-certificate-v2)"));
        // EN 319 142-1, 6.3 demands it; ISO 32000's adbe.pkcs7.detached does not.
        const bool demanded = field_.subfilter == "ETSI.CAdES.detached";
        add_check(v_, CheckId::signing_certificate, demanded ? CheckResult::fail : CheckResult::unknown, reason);
        if (demanded)
            lower(v_, Indication::total_failed, "FORMAT_FAILURE", reason);
        else
            v_.reasons.push_back(reason);
        return;
    }
    const unsigned char* at1 = v1 ? ASN1_STRING_get0_data(v1) : nullptr;
    const unsigned char* at2 = v2 ? ASN1_STRING_get0_data(v2) : nullptr;
    const EssPtr ess(v1 ? d2i_ESS_SIGNING_CERT(nullptr, &at1, ASN1_STRING_length(v1)) : nullptr);
    const EssV2Ptr ess2(v2 ? d2i_ESS_SIGNING_CERT_V2(nullptr, &at2, ASN1_STRING_length(v2)) : nullptr);
    const CertificateViewPtr known(sk_X509_new_null());
    sk_X509_push(known.get(), out_.signer.get());
    const std::vector<X509Ptr>* const lists[] = {&out_.others, &trust_.intermediates, &trust_.anchors};
    for (const std::vector<X509Ptr>* list : lists)
        for (const X509Ptr& certificate : *list)
            sk_X509_push(known.get(), certificate.get());
    const bool readable = (!v1 || ess) && (!v2 || ess2);
    const bool fits = readable && OSSL_ESS_check_signing_certs(ess.get(), ess2.get(), known.get(), 1) == 1;
    ERR_clear_error();
    if (fits) {
        add_check(v_, CheckId::signing_certificate, CheckResult::pass,
                  named("signing_certificate.named", msg("the signed attributes name the attached certificate")));
        return;
    }
    const Message reason =
        named("signing_certificate.other", msg("the signed attributes name another certificate than the attached one"));
    add_check(v_, CheckId::signing_certificate, CheckResult::fail, reason);
    lower(v_, Indication::indeterminate, "NO_SIGNING_CERTIFICATE_FOUND", reason);
}

void CmsJudgement::attributes() {
    if (const int at = CMS_signed_get_attr_by_NID(signer_, NID_pkcs9_signingTime, -1); at >= 0) {
        const ASN1_TYPE* value = X509_ATTRIBUTE_get0_type(CMS_signed_get_attr(signer_, at), 0);
        if (value && (value->type == V_ASN1_UTCTIME || value->type == V_ASN1_GENERALIZEDTIME))
            out_.signing_time = seconds_of(value->value.asn1_string);
    }
    if (CMS_unsigned_get_attr_by_NID(signer_, NID_id_smime_aa_timeStampToken, -1) >= 0)
        v_.reasons.push_back(named(
            "time.timestamp_not_checked",
            msg("the signature holds a timestamp that this version does not check; the time used is the claimed one")));
    ERR_clear_error();
}

} // namespace

CmsContents judge_cms(const SignatureField& field, const TrustStore::State& trust, SignatureVerdict& verdict) {
    return CmsJudgement(field, trust, verdict).run();
}

} // namespace sohoa
