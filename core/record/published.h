// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"

#include <string>

namespace sohoa {

/// What a published record has to do with a document.
enum class Kinship {
    none,  ///< it was made from another source, or cannot be read
    grown, ///< its source files are all among the document's and there are more, or its only one has been added to
    same,  ///< it was made from exactly these source files
};

constexpr Kinship last_of(Kinship) {
    return Kinship::same;
}

/// Judged by the hashes in the manifest in `folder`. To be called in a worker.
Kinship kinship(const std::string& folder, const Document& document);

} // namespace sohoa
