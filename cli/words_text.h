// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/page_record.h"

#include <functional>
#include <string>

namespace sohoa {

/// What was read from a document, handed to `write` page by page: as text, each page ended by a form feed (as pdftotext
/// does), or as one line of JSON, schema "sohoa-words", schema_version 1: boxes and baselines in pixels of the page
/// as it is seen (core/scan/page.h; "width" and "height" are its size) from its upper left corner, y down.
void write_document_words(const Document& document, const std::function<PageRecord(size_t)>& page, bool json,
                          const std::function<void(const std::string&)>& write);

} // namespace sohoa
