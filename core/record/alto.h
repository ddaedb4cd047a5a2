// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/xml_writer.h"
#include "core/document/page.h"
#include "core/document/words.h"

namespace sohoa {

/// ALTO 4.4 (https://www.loc.gov/standards/alto/): what was read from a document as one XML file, valid by
/// alto-4-4.xsd. Measured in whole pixels of the page as it is seen, from its upper left corner. It tells no time: the
/// same words give the same bytes. begin_alto(), add_alto_page() for each page in order, XmlWriter::finish().

/// `first`: of the first page; it tells what the pages were read with.
void begin_alto(XmlWriter& xml, const Document& document, const PageText& first);
/// `number`: from 1.
void add_alto_page(XmlWriter& xml, const PageInfo& info, const PageText& text, size_t number);

} // namespace sohoa
