// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/crypto_library.h"

#include <openssl/crypto.h>

namespace sohoa {

Library crypto_library() {
    return {"OpenSSL", OpenSSL_version(OPENSSL_VERSION_STRING)};
}

} // namespace sohoa
