// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

// The words by which parts of a document are known: defaults of DescribeOptions, to be replaced by a profile.
namespace sohoa {

/// Kinds of documents and their abbreviations, "QUYẾT ĐỊNH = QĐ": Decree 30/2020/NĐ-CP, Article 7 and Annex III (read
/// in a secondary source), then kinds that Article 7 does not know and procedures end in (licences, certificates).
std::vector<std::string> kinds_of_documents();

/// Abbreviations of agencies, and of some papers that are no kind of Article 7, that have a Đ: the recogniser takes it
/// for a D.
std::vector<std::string> abbreviations_with_d_stroke();

/// What stands before a signer's position: Decree 30/2020/NĐ-CP, Annex I, part II, 7a (read in a secondary source).
std::vector<std::string> capacities();

/// Positions of those who sign; "PHÓ" may stand before each.
std::vector<std::string> positions();

/// Words that begin the name of an agency.
std::vector<std::string> organ_beginnings();

/// Ranks and degrees that may stand before a signer's name.
std::vector<std::string> ranks();

/// Family names: the first word of a signer's name is one of them, or the name is doubted.
std::vector<std::string> family_names();

/// Words that the model "vie" of Debian gives at full confidence for others ("chỉ" for "chi"): of 9,300 words read at
/// 95 and more, 7 were wrong, 4 of them this one.
std::vector<std::string> misread_words();

} // namespace sohoa
