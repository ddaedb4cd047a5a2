// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sohoa {

// For commands that judge files and records one by one: a folder stands for those that lie in it and below it, in
// natural order. What is hidden and what links lead to is left out. A folder that cannot be read, or holds nothing that
// is looked for, stands for itself, so that whoever judges it says so.

/// PDF files, by their first bytes or their name.
std::vector<std::string> pdf_files_in(const std::vector<std::string>& names);

/// Folders of records: what holds a file of a record, or nothing at all.
std::vector<std::string> records_in(const std::vector<std::string>& names);

} // namespace sohoa
