// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/record/page_record.h"

#include <functional>
#include <string>
#include <vector>

namespace sohoa {

/// "text":  each page ended by a form feed, as pdftotext does
/// "json":  one line, schema "sohoa-words", schema_version 1: boxes and baselines in pixels of the page as it is seen
///          (core/document/page.h; "width" and "height" are its size) from its upper left corner, y down
/// "hocr":  core/record/hocr.h
/// "alto":  core/record/alto.h
std::vector<std::string> words_formats();

/// What was read from a document, `as` one of these formats, handed to `write` page by page.
void write_document_words(const Document& document, const std::function<PageRecord(size_t)>& page,
                          const std::string& as, const std::function<void(const std::string&)>& write);

} // namespace sohoa
