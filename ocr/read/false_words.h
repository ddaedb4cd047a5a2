// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/words.h"

namespace sohoa {

/// Takes away the lines that a seal or a signature was read as: every word lies in the box of a mark (PageText::marks),
/// and none is likelier right than wrong. A name beneath a seal reads better than that.
void drop_words_of_marks(PageText& text);

} // namespace sohoa
