// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sohoa {

/// PoDoFo prints to stderr unless it is told not to, for the whole process. To be called first.
void quieten_pdf_library();

} // namespace sohoa
