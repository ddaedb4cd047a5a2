// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/words.h"

#include <vector>

namespace sohoa {

// Which way up a page stands, from what was read of it in several turns. Shapes of letters alone
// (core/quality/upright.h) are often wrong about tables, capitals and small print; a reading seldom is.

/// The clockwise quarter turn after which most letters of `text` run from left to right; text.turned where there are
/// none. The recogniser reads blocks that lie on their side by itself, so this may be another than text.turned.
int turn_of_words(const PageText& text);

/// Reads well in the turn that it was given, with letters enough to believe that. Text on its head reads at 30 to 50.
bool shows_its_turn(const PageText& text);

/// The best of readings in several turns, of which one is as the page stands: another turn must read clearly better.
/// Its turn_known says whether it shows which way up the page stands.
PageText best_of(std::vector<PageText> readings);

} // namespace sohoa
