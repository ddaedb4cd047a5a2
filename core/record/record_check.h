// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// One fault of a published record.
struct RecordFault {
    std::string file; ///< name in the folder
    Message message;

    static auto members(auto& s) { return std::tie(s.file, s.message); }
};

/// Checks a published folder: exactly document.pdf, manifest.json and SHA256SUMS; every hash of SHA256SUMS; the
/// manifest against its schema and against the PDF (size, hash, hash of the unsigned part that the signed file begins
/// with). Empty when all is well. Error(no_input) when `folder` is no folder. To be called in a worker: it parses the
/// manifest.
std::vector<RecordFault> check_record(const std::string& folder);

} // namespace sohoa
