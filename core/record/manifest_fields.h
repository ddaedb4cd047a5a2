// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/record/manifest.h"

namespace sohoa {

/// What the pages add up to.
struct PageTotals {
    size_t words = 0;
    double confidence = 0; ///< sum over the words
    std::string engine, model, model_path, model_sha256;
};

// Parts of manifest.json: law.md §7, groups A to D.
Json identity_fields(const ManifestInput& input);
Json content_fields(const ManifestInput& input, const PageTotals& totals);
Json holder_fields();
Json scan_fields(const ManifestInput& input, const PageTotals& totals);

} // namespace sohoa
