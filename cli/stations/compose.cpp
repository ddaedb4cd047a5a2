// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/compose.h"

#include "cli/stations/staged_document.h"
#include "cli/stations/stations.h"
#include "cli/stations/workshop.h"
#include "core/scan/acquire.h"

#include <filesystem>
#include <optional>

namespace sohoa {
namespace {

bool is_tall(const PageInfo& info) {
    return info.seen_height() > info.seen_width();
}

// The turn that all pages of the shape of page `i` show that show any.
std::optional<int> common_turn(const StagedDocument& staged, size_t i) {
    const auto& pages = staged.document().pages;
    std::optional<int> common;
    for (size_t other = 0; other < pages.size(); ++other) {
        const std::optional<int> shown = staged.shown_turn(other);
        if (!shown || is_tall(pages[other]) != is_tall(pages[i])) continue;
        if (common && *common != *shown) return {};
        common = shown;
    }
    return common;
}

// /Rotate of a page: what its print shows; else what the source says; else what the document's other pages show.
int clockwise(const StagedDocument& staged, size_t i) {
    if (const std::optional<int> shown = staged.shown_turn(i)) return *shown;
    const int stated = staged.document().pages[i].rotate;
    return stated != 0 ? stated : common_turn(staged, i).value_or(0);
}

} // namespace

Warnings Compose::work(const DocumentRequest& request, const Workshop& at) {
    const Staging staging{request.staging};
    const StagedDocument staged(staging);
    const Document& document = staged.document();
    std::filesystem::remove(staging.unsigned_pdf());
    const auto part = [&](size_t i, Findings& findings) {
        PageText text = staged.page(i).text;
        ImageStream image = page_stream(document, i, at.profile.scan, findings, at.context());
        return PagePart{std::move(image), std::move(text), clockwise(staged, i)};
    };
    const ComposedDocument composed = compose(document, part, staging.unsigned_pdf(), at.context().clock());
    check_unchanged(document);
    leave(staging.composed(), composed);
    return {warnings_in(staged.findings(composed.findings))};
}

} // namespace sohoa
