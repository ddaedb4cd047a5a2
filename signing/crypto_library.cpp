// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/crypto_library.h"

#include "core/base/handle.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace sohoa {

Library crypto_library() {
    return {"OpenSSL", OpenSSL_version(OPENSSL_VERSION_STRING)};
}

void warm_up_crypto_library() {
    OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CONFIG | OPENSSL_INIT_ADD_ALL_DIGESTS | OPENSSL_INIT_LOAD_CRYPTO_STRINGS,
                        nullptr);
    unsigned char digest[EVP_MAX_MD_SIZE];
    for (const char* name : {"SHA1", "SHA256", "SHA384", "SHA512"})
        if (const Handle<EVP_MD, EVP_MD_free> md{EVP_MD_fetch(nullptr, name, nullptr)})
            EVP_Digest("", 0, digest, nullptr, md.get(), nullptr);
    for (const char* name : {"RSA", "EC", "ECDSA"}) {
        const Handle<EVP_KEYMGMT, EVP_KEYMGMT_free> keys(EVP_KEYMGMT_fetch(nullptr, name, nullptr));
        const Handle<EVP_SIGNATURE, EVP_SIGNATURE_free> signatures(EVP_SIGNATURE_fetch(nullptr, name, nullptr));
    }
}

} // namespace sohoa
