// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/published.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace sohoa {

bool made_from(const std::string& folder, const Document& document) {
    try {
        const auto manifest = nlohmann::json::parse(read_file(folder + "/manifest.json", 256u << 20));
        const auto& sources = manifest.at("files").at("sources");
        if (sources.size() != document.files.size()) return false;
        for (size_t i = 0; i < sources.size(); ++i)
            if (unhex(sources[i].at("checksum").get<std::string>()) != unhex(document.files[i].sha256)) return false;
        return std::filesystem::exists(folder + "/document.pdf") && std::filesystem::exists(folder + "/SHA256SUMS");
    } catch (const nlohmann::json::exception&) {
        return false;
    } catch (const Error&) {
        return false;
    }
}

} // namespace sohoa
