// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/xml_writer.h"
#include "core/document/page.h"
#include "core/document/words.h"

namespace sohoa {

/// hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/) as XHTML 1.0: the pages, blocks (ocr_carea), lines and words of a
/// document, and its seals (ocr_image). Measured in whole pixels of the page as it is seen. begin_hocr(),
/// add_hocr_page() for each page in order, XmlWriter::finish().

/// Where hOCR begins: with the document type of XHTML.
XmlWriter hocr_writer();
/// `first`: of the first page; it tells what the pages were read with.
void begin_hocr(XmlWriter& xml, const Document& document, const PageText& first);
/// `number`: from 1.
void add_hocr_page(XmlWriter& xml, const Document& document, const PageInfo& info, const PageText& text, size_t number);

} // namespace sohoa
