// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/trust.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "signing/trust_state.h"

#include <filesystem>
#include <openssl/pem.h>

namespace sohoa {
namespace {

constexpr uint64_t largest_certificate_file = 4 << 20;
constexpr uint64_t largest_crl_file = 256 << 20; // a national authority's CRL holds many entries

Error unreadable(const std::string& path) {
    return Error(Code::configuration, path, msg("in the trust folder is no certificate or CRL that can be read"));
}

bool is_pem(const std::string& bytes) {
    return bytes.find("-----BEGIN ") != std::string::npos;
}

void add_certificate(X509Ptr certificate, TrustStore::State& to) {
    // "Self-signed" is proven by the signature, not by equal names.
    auto& list = X509_self_signed(certificate.get(), 1) == 1 ? to.anchors : to.intermediates;
    ERR_clear_error();
    list.push_back(std::move(certificate));
}

void load_certificates(const std::string& path, TrustStore::State& to) {
    const std::string bytes = read_file(path, largest_certificate_file);
    if (!is_pem(bytes)) {
        X509Ptr one = certificate_from_der(bytes);
        if (!one) throw unreadable(path);
        add_certificate(std::move(one), to);
        return;
    }
    const BioPtr in(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    size_t count = 0;
    for (;;) {
        X509Ptr one(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr));
        if (!one) break;
        add_certificate(std::move(one), to);
        ++count;
    }
    const bool at_the_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (count == 0 || !at_the_end) throw unreadable(path);
}

void load_crl(const std::string& path, const std::string& name, TrustStore::State& to) {
    const std::string bytes = read_file(path, largest_crl_file);
    CrlFile file;
    bool whole = false; // a second list in the file would go unread, and with it who was revoked
    if (is_pem(bytes)) {
        const BioPtr in(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
        file.crl.reset(PEM_read_bio_X509_CRL(in.get(), nullptr, nullptr, nullptr));
        whole = file.crl && bytes.find("-----BEGIN ") == bytes.rfind("-----BEGIN ");
    } else {
        const unsigned char* at = bytes_of(bytes);
        file.crl.reset(d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size())));
        whole = file.crl && at == bytes_of(bytes) + bytes.size();
    }
    if (!whole) {
        ERR_clear_error();
        throw unreadable(path);
    }
    file.file = name;
    file.sha256 = sha256_hex(bytes);
    to.crls.push_back(std::move(file));
}

} // namespace

void add_trust_file(const std::string& folder, const std::string& name, TrustStore::State& to) {
    const std::filesystem::path path = std::filesystem::path(folder) / name;
    const std::string kind = path.extension().string();
    if (kind == ".crl")
        load_crl(path.string(), name, to);
    else if (kind == ".crt" || kind == ".cer" || kind == ".pem" || kind == ".der")
        load_certificates(path.string(), to);
}

TrustStore::TrustStore() : state_(std::make_unique<State>()) {}
TrustStore::~TrustStore() = default;
TrustStore::TrustStore(TrustStore&&) noexcept = default;

TrustStore TrustStore::load(const std::string& folder) {
    TrustStore store;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        throw Error(Code::configuration, folder, msg("the trust folder is not there"));
    try {
        for (const std::string& name : list_folder(folder))
            add_trust_file(folder, name, *store.state_);
    } catch (const Error& e) {
        throw Error(Code::configuration, e.where.empty() ? folder : e.where, e.message);
    }
    return store;
}

size_t TrustStore::anchors() const {
    return state_->anchors.size();
}
size_t TrustStore::crls() const {
    return state_->crls.size();
}

} // namespace sohoa
