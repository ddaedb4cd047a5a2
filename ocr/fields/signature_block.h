// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/fields/title.h"
#include "ocr/read/upright_page.h"

#include <string>
#include <vector>

namespace sohoa {

/// Cells 7a and 7b at the foot of the right column: "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", room for hand and seal, the name
/// (Decree 30/2020/NĐ-CP, Annex I, part II, 7).
struct SignatureBlock {
    int page = 0;         ///< 0: none found
    std::string capacity; ///< "KT.", "TM. KT."; empty where the signer signs in his own right
    std::vector<PlacedWord> capacity_words;
    std::vector<PlacedWord> position; ///< of the one who signs, one line or more
    ListedName listed;                ///< of the closed list, that begins `position`
    bool own_line = false;            ///< `position` is the signer's own, not that of whom he signs for
    bool unread_line = false;         ///< capitals under `position` do not read: it may go on, or be another one
    std::vector<PlacedWord> name;     ///< without rank and degree
    bool known_family = false;        ///< its first word is a family name
    bool off_centre = false;          ///< the name is not centred under the position: a piece of it may be lost
    bool title_shifted =
        false; ///< the position stands to the right of the name's middle: what stood before it may be lost
    bool several_names = false; ///< more than one line may be the name
    double top = 0;             ///< baseline of its first line, mm
    double weight = 0;          ///< how much speaks for it; the heaviest of a document is the signature
};

struct SignatureWords {
    std::vector<std::string> capacities, positions, ranks, families;
};

/// Every block of the page that may be it, from top to bottom.
std::vector<SignatureBlock> find_signatures(const UprightPage& page, const SignatureWords& words);

} // namespace sohoa
