// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/published.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/json.h"

#include <algorithm>
#include <filesystem>

namespace sohoa {
namespace {

struct Source {
    std::string sha256; ///< 32 bytes
    uint64_t bytes = 0;

    bool operator==(const Source&) const = default;
};
using Sources = std::vector<Source>;

Sources sources_of(const Json& manifest) {
    Sources out;
    for (const Json& file : manifest.at("files").at("sources").items())
        out.push_back({unhex(file.at("checksum").text()), file.at("size").natural()});
    return out;
}

Sources sources_of(const Document& document) {
    Sources out;
    for (const auto& file : document.files)
        out.push_back({unhex(file.sha256), file.bytes});
    return out;
}

std::string sha256_of_first(uint64_t bytes, const std::string& path) {
    Sha256 hash;
    read_in_pieces(path, [&](std::string_view piece) {
        piece = piece.substr(0, bytes);
        hash.add(piece);
        bytes -= piece.size();
    });
    return hash.finish();
}

bool has_grown(const Sources& then, const Sources& now, const Document& document) {
    if (then.size() == 1 && now.size() == 1)
        return now[0].bytes > then[0].bytes && sha256_of_first(then[0].bytes, document.files[0].path) == then[0].sha256;
    if (then.empty() || now.size() <= then.size()) return false;
    return std::all_of(then.begin(), then.end(),
                       [&](const Source& one) { return std::find(now.begin(), now.end(), one) != now.end(); });
}

} // namespace

Kinship kinship(const std::string& folder, const Document& document) {
    try {
        const Sources then = sources_of(parse_json(read_file(folder + "/manifest.json", 256u << 20)));
        if (!std::filesystem::exists(folder + "/document.pdf") || !std::filesystem::exists(folder + "/SHA256SUMS"))
            return Kinship::none;
        const Sources now = sources_of(document);
        return then == now ? Kinship::same : has_grown(then, now, document) ? Kinship::grown : Kinship::none;
    } catch (const Error&) {
        return Kinship::none;
    }
}

} // namespace sohoa
