// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/fields.h"
#include "ocr/read/upright_page.h"

#include <string>
#include <vector>

namespace sohoa {

/// A part of a document as it was read, before it is decided whether the reading is sure enough to be a value.
struct Reading {
    std::string text;              ///< what the value would be; empty: found, but it does not read as it must
    double confidence = 0;         ///< 0 … 100
    std::vector<PlacedWord> words; ///< what it was read from
    int page = 0;                  ///< from 1; 0: not found
    bool ambiguous = false;        ///< several places of the document may be meant
    std::string source = "ocr";
};

/// Least confidence of the words that hold letters or digits; 100 where none does.
double least_confidence(const std::vector<PlacedWord>& words);

/// The confidence after something else on the page has confirmed it, or has spoken against it. What hardly reads, under
/// 50, is confirmed by nothing.
double confirmed(double confidence);
double doubted(double confidence);

/// The words of `runs`, one after another.
std::vector<PlacedWord> words_of(const std::vector<Run>& runs);

/// Words joined by one blank, NFC.
std::string joined(const std::vector<PlacedWord>& words);

/// Value where the reading is `sure`, else the reason why not and what was seen.
Field settle(const Reading& reading, double sure);

/// A field that the document does not have ("none") or that was not found ("not_found").
Field absent(const std::string& reason);

} // namespace sohoa
