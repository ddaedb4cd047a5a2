// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/verdict.h"

#include <memory>
#include <string>
#include <vector>

namespace sohoa {

/// A folder that the institution keeps: certificates to trust and CRLs, as files. Nothing is fetched and nothing is
/// bundled. *.crt *.cer *.pem *.der hold certificates (PEM, one or several, or DER): a self-signed one is an anchor,
/// another is an intermediate. *.crl holds a CRL (DER or PEM).
class TrustStore {
  public:
    TrustStore(); ///< empty: nothing can be trusted
    ~TrustStore();
    TrustStore(TrustStore&&) noexcept;

    /// Error(configuration) when the folder is missing or a file in it cannot be read, naming the file.
    static TrustStore load(const std::string& folder);

    size_t anchors() const;
    size_t crls() const;

    struct State;
    const State& state() const { return *state_; }

  private:
    std::unique_ptr<State> state_;
};

/// The certificate that is about to sign, judged at `time` (Decree 23/2025 Art. 15; Decree 68/2024 Art. 29, 31;
/// Circular 15/2025 Art. 5.1.a, 5.2): period, key usage, algorithm and key length, path to an anchor, CRL.
/// `indication` total_failed means refuse, indeterminate means warn and record.
SignatureVerdict judge_certificate(const std::string& leaf_der, const std::vector<std::string>& chain_der,
                                   const TrustStore& trust, int64_t time);

} // namespace sohoa
