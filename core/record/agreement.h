// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/message.h"
#include "core/document/verdict.h"

#include <string>
#include <vector>

namespace sohoa {

/// What a manifest says otherwise than the signed PDF that it describes: fields, sources, pages and recogniser are held
/// against the XMP packet of the PDF; signer, certificate, time, place and demonstration mark against its signatures.
/// What the PDF does not hold (measures, findings, events, who scanned) cannot be held against anything. `manifest`
/// conforms to manifest_schema(). To be called in a worker.
std::vector<Message> disagreements(const Json& manifest, const std::string& xmp, const FileVerdict& verdict);

} // namespace sohoa
