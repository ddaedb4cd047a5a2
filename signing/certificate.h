// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"
#include "signing/openssl_types.h"

#include <string>
#include <vector>

namespace sohoa {

/// Policy that marks certificates made for demonstrations and tests: no legal value (certificatePolicies, RFC
/// 5280 4.2.1.4). A UUID-based arc under 2.25 (ITU-T X.667), so nobody else can hold it.
constexpr const char* demonstration_policy_oid = "2.25.305972847531829047214618437620934870113";

CertificateInfo describe(X509* certificate);

/// RFC 4514 text, UTF-8.
std::string name_text(const X509_NAME* name);

int64_t seconds_of(const ASN1_TIME* time); ///< 0 where absent or malformed

/// Certificate policies as dotted OIDs, and the first CPS URI where one stands.
std::vector<std::string> policy_oids(X509* certificate);
std::string cps_uri(X509* certificate);

/// Key usage for signing documents: digitalSignature or nonRepudiation (contentCommitment), or no KU extension at all.
bool may_sign_documents(X509* certificate);
/// An extended key usage that only means something else (servers, code, timestamps, OCSP) is false; none, clientAuth,
/// emailProtection, documentSigning (RFC 9336) and unknown ones are true. Government certificates carry clientAuth,
/// emailProtection and smart-card logon.
bool extended_usage_fits(X509* certificate);

/// Names of the digest and key of the certificate's own signature; `accepted` by Circular 15/2025 Annex I 1.2, 1.3.
struct Strength {
    bool key_ok = false;
    bool digest_ok = false;
    int key_bits = 0;
    std::string key_kind; ///< "RSA", "EC", else OpenSSL's name
    std::string digest;   ///< of the issuer's signature on it, "SHA-256"
};
Strength strength_of(X509* certificate);

/// "SHA-256" for OpenSSL's digest number; its short name where it is none of FIPS 180-4 and 202.
std::string digest_name(int nid);
/// Digests of Circular 15/2025 Annex I 1.3; SHA-1, SHA-224 and MD5 are not among them.
bool digest_accepted(int nid);

} // namespace sohoa
