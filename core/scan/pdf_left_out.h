// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/findings.h"
#include "core/pdf/podofo_names.h"

#include <string>
#include <vector>

namespace sohoa {

/// The page has annotations that are seen on it, like a stamp or a filled form field; links, pop-ups, hidden ones and
/// the icons of notes and attachments are not.
bool shows_annotations(PoDoFo::PdfObject& page);

/// The streams that draw them, as far as they have one.
std::vector<PoDoFo::PdfObject*> seen_appearances(PoDoFo::PdfObject& page);

/// What a PDF holds beside its pages and the record does not carry: attachments, scripts, forms, annotations, outlines,
/// page labels, tags. One finding for each kind. PoDoFo's errors pass through.
Findings left_out(PoDoFo::PdfMemDocument& document, const std::vector<PoDoFo::PdfObject*>& pages);

/// Why this document is more than its pages, so that they alone would be the wrong record: a portfolio, a form that
/// only its own program draws. Empty id when it is not.
Message not_its_pages(PoDoFo::PdfMemDocument& document);

} // namespace sohoa
