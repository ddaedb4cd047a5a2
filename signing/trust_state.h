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

} // namespace sohoa
