// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/staged_document.h"

#include "ocr/fields/describe.h"

#include <algorithm>
#include <filesystem>

namespace sohoa {
namespace {

std::optional<int> turn_of_print(const PageRecord& page) {
    if (page.quality.orientation_known) return page.quality.orientation;
    return {};
}

} // namespace

StagedDocument::StagedDocument(const Staging& staging)
    : staging_(staging), document_(left_in<Document>(staging.document())), summaries_(document_.pages.size()) {}

PageRecord StagedDocument::page(size_t index) const {
    const auto page = left_in<PageRecord>(staging_.page(index));
    const auto& marks = page.text.marks;
    const bool seal = std::any_of(marks.begin(), marks.end(), [](const PageMark& mark) { return mark.kind == "seal"; });
    summaries_.at(index) = PageSummary{page.findings, turn_of_print(page), seal, page.quality.blank};
    return page;
}

std::function<PageRecord(size_t)> StagedDocument::pages() const {
    return [this](size_t index) { return page(index); };
}

const StagedDocument::PageSummary& StagedDocument::remembered(size_t index) const {
    if (!summaries_.at(index)) page(index);
    return *summaries_[index];
}

Fields StagedDocument::fields() const {
    const std::string path = staging_.fields();
    return for_record(std::filesystem::exists(path) ? left_in<Fields>(path) : Fields());
}

// A result is stamped; where colour could show a red seal and no page does, a person ought to know.
bool StagedDocument::lacks_seal() const {
    bool colour = false;
    for (size_t i = 0; i < document_.pages.size(); ++i) {
        if (remembered(i).has_seal) return false;
        colour = colour || (document_.pages[i].colour == Colour::colour && !remembered(i).blank);
    }
    return colour;
}

Findings StagedDocument::findings(const Findings& of_composing) const {
    Findings out = document_.findings;
    const auto add = [&](const Findings& more) { out.insert(out.end(), more.begin(), more.end()); };
    add(of_composing);
    for (size_t i = 0; i < document_.pages.size(); ++i)
        add(remembered(i).findings);
    if (lacks_seal()) out.push_back({Severity::note, "read.no_seal", "", 0, msg("no red seal was found on any page")});
    add(findings_about(fields()));
    return out;
}

Findings warnings_in(const Findings& findings) {
    Findings out;
    for (const Finding& f : findings)
        if (f.severity == Severity::warn && std::find(out.begin(), out.end(), f) == out.end()) out.push_back(f);
    return out;
}

} // namespace sohoa
