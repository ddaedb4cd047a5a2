// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"
#include "core/pdf/raw_tokens.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace sohoa {

/// What stands behind the bytes that a signature covers.
struct LaterRevisions {
    int count = 0;      ///< whole incremental updates (ISO 32000-1, 7.5.6)
    bool clean = false; ///< nothing but such updates and white space
    Message fault;      ///< why not
};

/// Reads from `covered_end` to the end of the file as strictly as a hostile file asks for: objects, one cross-reference
/// table or stream whose /Prev is the startxref before, startxref pointing at it, %%EOF; again and again.
/// `length_of` answers an indirect /Length.
LaterRevisions read_later_revisions(RawTokens& file, uint64_t covered_end,
                                    const std::function<std::optional<int64_t>(int64_t object)>& length_of);

} // namespace sohoa
