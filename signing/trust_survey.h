// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// A certificate or CRL of a trust folder, for those who keep it.
struct TrustItem {
    enum Kind { unreadable, anchor, intermediate, crl };
    Kind kind = unreadable;
    std::string file;            ///< name in the folder
    std::string name;            ///< of its subject; of a CRL: its issuer
    int64_t from = 0, until = 0; ///< validity; of a CRL thisUpdate and nextUpdate, 0 where absent

    static auto members(auto& s) { return std::tie(s.kind, s.file, s.name, s.from, s.until); }
};

constexpr TrustItem::Kind last_of(TrustItem::Kind) {
    return TrustItem::crl;
}

/// What lies in a trust folder, by the rules of TrustStore::load; a file that cannot be read is listed and hides no
/// other. Error(configuration) when the folder is missing. Parses files from outside: to be called in a worker.
std::vector<TrustItem> survey_trust(const std::string& folder);

} // namespace sohoa
