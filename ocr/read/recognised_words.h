// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/words.h"
#include "ocr/read/alternatives.h"
#include "ocr/read/page_map.h"

namespace tesseract {
class TessBaseAPI;
}

namespace sohoa {

/// Adds to `page` the lines and words that `api` has recognised, in its own order, and sets their mean confidence.
/// `to_page` maps pixels of the copy that was read to pixels of the page. With `known`, words that cannot stand as they
/// were read take another one that was offered (lstm_choice_mode must be 2), and such a word is never sure; numbers
/// that stray blanks part are joined. Confidences are calibrated.
void collect_words(tesseract::TessBaseAPI& api, const PageMap& to_page, const Alternatives* known, PageText& page);

} // namespace sohoa
