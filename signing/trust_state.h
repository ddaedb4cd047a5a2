// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signing/openssl_types.h"
#include "signing/trust.h"

#include <string>
#include <vector>

namespace sohoa {

struct CrlFile {
    X509CrlPtr crl;
    std::string file;   ///< name in the folder
    std::string sha256; ///< of the file
};

struct TrustStore::State {
    std::vector<X509Ptr> anchors;
    std::vector<X509Ptr> intermediates;
    std::vector<CrlFile> crls;
};

/// Adds what a file of the folder holds; one that is neither certificate nor CRL by its name is passed over.
/// Error(configuration) when it cannot be read.
void add_trust_file(const std::string& folder, const std::string& name, TrustStore::State& to);

} // namespace sohoa
