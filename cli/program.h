// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// Path of the running program.
std::string program_path();

/// A folder of data: beside the program (../share/NAME), which holds for the build tree and for an installation alike.
/// "locale" is share/locale, any other name share/sohoa/NAME.
std::string share_folder(const std::string& name);

} // namespace sohoa
