// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/quality/quality.h"

namespace sohoa {

/// Judges the pages of one document beside each other, from their headers alone: whether they are of one paper, or
/// differ by no more than QualityOptions::max_paper_deviation, standing or lying. Findings are of the whole document
/// (page 0).
void inspect_sizes(const Document& document, const QualityOptions& options, Findings& findings);

} // namespace sohoa
