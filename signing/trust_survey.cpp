// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/trust_survey.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "signing/certificate.h"
#include "signing/trust_state.h"

#include <filesystem>

namespace sohoa {
namespace {

TrustItem item(TrustItem::Kind kind, const std::string& file, X509* certificate) {
    const CertificateInfo info = describe(certificate);
    return {kind, file, info.common_name.empty() ? info.subject : info.common_name, info.not_before, info.not_after};
}

TrustItem item(const CrlFile& file) {
    X509_CRL* crl = file.crl.get();
    return {TrustItem::crl, file.file, name_text(X509_CRL_get_issuer(crl)), seconds_of(X509_CRL_get0_lastUpdate(crl)),
            seconds_of(X509_CRL_get0_nextUpdate(crl))};
}

} // namespace

std::vector<TrustItem> survey_trust(const std::string& folder) {
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        throw Error(Code::configuration, folder, msg("the trust folder is not there"));
    std::vector<TrustItem> out;
    for (const std::string& name : list_folder(folder)) {
        TrustStore::State of_file;
        try {
            add_trust_file(folder, name, of_file);
        } catch (const Error&) {
            out.push_back({TrustItem::unreadable, name, "", 0, 0});
            continue;
        }
        for (const X509Ptr& anchor : of_file.anchors)
            out.push_back(item(TrustItem::anchor, name, anchor.get()));
        for (const X509Ptr& intermediate : of_file.intermediates)
            out.push_back(item(TrustItem::intermediate, name, intermediate.get()));
        for (const CrlFile& crl : of_file.crls)
            out.push_back(item(crl));
    }
    return out;
}

} // namespace sohoa
