// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace sohoa {

/// The bytes of a PDF as PoDoFo reads them, where every viewer reads the file without a doubt and PoDoFo does not:
/// bytes before "%PDF-" (of printers, mail, editors), an offset of the last table that is a few bytes off, rows of the
/// table that are not twenty bytes long. Nothing where none of this is the fault.
std::optional<std::string> mended_pdf(std::string file);

} // namespace sohoa
