// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// What a manifest states of the PDF beside it. Hashes in lower-case hex.
struct StatedFiles {
    uint64_t document_bytes = 0;
    std::string document_sha256;
    uint64_t unsigned_bytes = 0;
    std::string unsigned_sha256;
};

struct ManifestReading {
    std::vector<Message> faults; ///< at most ten
    StatedFiles stated;          ///< set when there are no faults
};

/// Parses a manifest and judges it by manifest_schema() and by what the schema cannot say. Throws nothing on bad input.
ManifestReading read_manifest_text(std::string_view text);

} // namespace sohoa
