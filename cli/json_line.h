// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"

#include <string>

namespace sohoa {

/// The one form in which commands write JSON to stdout: JSON Lines. One object on one line, keys in their order, bytes
/// that are no UTF-8 as U+FFFD. Every object carries "schema" and "schema_version"; it is never translated.
std::string json_line(const Json& object);

/// The line of a file that cannot be taken or read: schema "sohoa-error", schema_version 1.
std::string error_line(const std::string& source, const Error& error);

} // namespace sohoa
