// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string_view>

namespace sohoa {

/// Writes to stdout, all of it and at once; every command's data goes this way. Error(io) when it does not get there.
void print(std::string_view bytes);

/// Whether the error is of print(): no document's fault, and nothing more can be printed.
bool is_of_output(const Error& error);
/// Whether it came because nobody reads any more (“| head”).
bool reader_is_gone(const Error& error);

} // namespace sohoa
