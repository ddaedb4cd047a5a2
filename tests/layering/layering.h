// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace sohoa::test {

/// Source files: path from the root of the tree ("core/base/file.h"), and text.
using Sources = std::map<std::string, std::string>;

/// What these files break of the rules, sorted:
/// - cli → profiles → { ocr, signing } → core: arrows to the right only; ocr and signing do not know each other;
/// - inside core/ and ocr/ too: base ← document ← pdf ← scan ← quality ← record, read ← fields, and stations ← workers
/// ← line ← doctor ← commands;
/// - a library of others is included only where the table in layering.cpp allows it;
/// - a header that leads to a type of another's library, through however many headers, is not included from another
/// folder;
/// - no two headers define a type of one name (One Definition Rule: all of ours live in one namespace).
std::vector<std::string> broken_rules(const Sources& sources);

/// All *.h and *.cpp of the product below `root`.
Sources product_sources(const std::string& root);

} // namespace sohoa::test
