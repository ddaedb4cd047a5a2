// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/published.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <algorithm>
#include <filesystem>

namespace sohoa {

bool made_from(const std::string& folder, const Document& document) {
    try {
        const Json manifest = parse_json(read_file(folder + "/manifest.json", 256u << 20));
        const std::vector<Json>& sources = manifest.at("files").at("sources").items();
        if (sources.size() != document.files.size()) return false;
        for (size_t i = 0; i < sources.size(); ++i)
            if (unhex(sources[i].at("checksum").text()) != unhex(document.files[i].sha256)) return false;
        return std::filesystem::exists(folder + "/document.pdf") && std::filesystem::exists(folder + "/SHA256SUMS");
    } catch (const Error&) {
        return false;
    }
}

} // namespace sohoa
