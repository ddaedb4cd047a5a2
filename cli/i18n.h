// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <string>

namespace sohoa {

/// Chooses the language of everything said to people: "vi", "en", or "" for the locale's (Vietnamese when it has none).
/// The catalogue is looked for beside the program (../share/locale) and where it was installed. JSON is never
/// translated.
void set_language(const std::string& language);

/// The language in force: "vi" or "en".
std::string language();

/// The sentence in the language in force, values filled in.
std::string say(const Message& message);

/// The sentence in a named language whatever is in force ("vi" | "en"), for files that hold both.
std::string say_in(const std::string& language, const Message& message);

/// A place of Error::where: the libraries write "scan.tif, page 3", a person reads it in the language in force.
std::string say_place(const std::string& where);

/// A bare msgid in the language in force.
std::string tr(const std::string& id);

} // namespace sohoa
