// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"
#include "core/document/words.h"
#include "core/quality/quality.h"

#include <string>
#include <tuple>

namespace sohoa {

/// What inspect and read found on one page.
struct PageRecord {
    QualityReport quality;
    PageText text;
    Findings findings;
    double inspect_seconds = 0; ///< CPU
    double read_seconds = 0;    ///< CPU, without decoding
    double decode_seconds = 0;  ///< CPU

    static auto members(auto& s) {
        return std::tie(s.quality, s.text, s.findings, s.inspect_seconds, s.read_seconds, s.decode_seconds);
    }
};

} // namespace sohoa
