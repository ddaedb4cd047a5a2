// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/findings.h"

#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

/// A document to take, found by names and first bytes.
struct Candidate {
    std::string name;               ///< of its record, see record_name.h
    std::string source;             ///< file or folder
    std::vector<std::string> files; ///< its files in natural order
    Message refusal;                ///< why it cannot be taken; empty id when it can
    Findings findings = {};         ///< what the names of its files tell
    int refusal_code = static_cast<int>(Code::bad_data);

    Error refused() const { return {static_cast<Code>(refusal_code), source, refusal}; }

    static auto members(auto& s) { return std::tie(s.name, s.source, s.files, s.refusal, s.findings, s.refusal_code); }
};

/// What was found and not taken, and why. It is no scan as far as can be told.
struct PassedOver {
    std::string path;
    Message why;
    bool expected = false; ///< hidden, of the system, a record of ours: nobody would take it for a scan
};

/// Files are told by their first bytes, and where those say nothing by their extension. TIFF and PDF files are a
/// document each; a folder that holds images (JPEG, PNG, BMP, WebP, JPEG 2000, and kinds that are not taken) is one
/// document, with a finding for a number that their names leave out, for names that have nothing in common and for
/// other files beside them; three and more that have nothing in common are refused. A folder that holds documents is
/// searched, folders in it too, each once; one image beside them is a document of its own, several are a candidate with
/// a refusal, because it is not clear what belongs together. What cannot be looked at, a folder too, is a candidate
/// that will be refused: it may be a scan. In a searched folder other files, what is hidden, pipes and devices, and
/// records published by sohoa are passed over. A file that is an argument is a candidate whatever it is. Natural order.
/// Error(no_input) for an argument that is not there.
std::vector<Candidate> find_documents(const std::vector<std::string>& arguments, std::vector<PassedOver>& passed_over);

} // namespace sohoa
