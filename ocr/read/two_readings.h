// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/words.h"

namespace sohoa {

/// Mean confidence of the words of a line; 0 for a line without words.
double mean_confidence(const Line& line);

/// Of all words; 0 when there are none.
double mean_confidence(const PageText& text);

/// Takes into `first` each line of `second` that stands where one of `first` does and reads more confidently, and the
/// lines of `second` that read well where `first` has none. Both are readings of one page, in its pixels, each line as
/// it was read.
void take_better_lines(PageText& first, const PageText& second);

} // namespace sohoa
