// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/read/upright_page.h"

#include <string>

namespace sohoa {

/// The secrecy mark of a page, stamped or printed: "TUYỆT MẬT", "TỐI MẬT", "MẬT"; empty where there is none. It stands
/// by itself, in capitals, in the upper part of the page (cell 10a of the diagram in Decree 30/2020/NĐ-CP, Annex I);
/// words in running text, in titles and in cells with other words are none.
std::string secrecy_mark(const UprightPage& page);

} // namespace sohoa
