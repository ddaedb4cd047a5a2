// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"

#include <string>

namespace sohoa {

/// Whether the record published in `folder` was made from exactly these source files, by the hashes in its manifest.
/// False when the manifest is missing or cannot be read: then it is some other thing. To be called in a worker.
bool made_from(const std::string& folder, const Document& document);

} // namespace sohoa
