// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/page.h"
#include "core/document/words.h"

namespace sohoa {

/// The lines of a page in the order in which a person reads them. The recogniser reads across the page; here the two
/// columns of the head (agency | national title) and of the foot (recipients | who signs; Decree 30/2020, Annex I) come
/// one after the other, and so do columns of running text, whose lines do not stand level. Everything else, tables
/// above all, is read row by row, the cells of a row as one line. What is no text (lone bars of a table, specks) is
/// left out. The words themselves stay as they are; Line::block numbers the columns and what lies between them.
void put_in_reading_order(PageText& text, const PageInfo& info);

} // namespace sohoa
