// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/fields.h"
#include "core/document/page.h"

#include <string>

namespace sohoa {

/// For a person, in the language in force: one line a field with confidence, page, and value or reason.
std::string fields_text(const Document& document, const Fields& fields);

/// For machines, one line: schema "sohoa-fields", schema_version 1; boxes in the pixels of the untouched page from its
/// upper left corner, y down. Never translated.
std::string fields_json(const Document& document, const Fields& fields);

} // namespace sohoa
