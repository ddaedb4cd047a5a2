// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/fields/document_head.h"

#include <string>
#include <vector>

namespace sohoa {

/// A name of a closed list, as it was read.
struct ListedName {
    std::string spelling;     ///< as the list spells it
    std::string abbreviation; ///< of the list; empty where it has none
    bool exact = false;       ///< read letter by letter as it is spelt; else marks differ
};

/// The longest name of `list` ("NAME" or "NAME = ABBREVIATION") that begins `text`, marks aside; what differs from
/// several names by marks alone, and is none of them, is not found. spelling is empty then.
ListedName listed_name(std::string_view text, const std::vector<std::string>& list);

/// Cell 5a: tên loại and trích yếu.
struct Title {
    std::vector<PlacedWord> type;
    ListedName kind;       ///< of the closed list, that begins `type`
    std::string type_text; ///< kind as listed, then what follows it as read
    std::vector<PlacedWord> subject;
};

/// `type` is empty where the page has no name of a kind: an official letter, or one that does not read.
Title find_title(const UprightPage& page, const DocumentHead& head, const std::vector<std::string>& kinds,
                 const std::vector<std::string>& positions, const std::vector<std::string>& organ_beginnings);

} // namespace sohoa
