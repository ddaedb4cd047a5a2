// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/staging.h"
#include "core/base/findings.h"
#include "core/document/fields.h"
#include "core/document/page.h"
#include "core/record/page_record.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace sohoa {

/// What is left of a document in its staging folder. A page is read from the disk when it is asked for, so memory does
/// not grow with the document; what the document as a whole needs of it is remembered.
class StagedDocument {
  public:
    explicit StagedDocument(const Staging& staging);

    const Document& document() const { return document_; }
    PageRecord page(size_t index) const;
    /// The same as a function, for the libraries that go through the pages.
    std::function<PageRecord(size_t)> pages() const;

    /// The turn that the print of a page itself shows, where that is sure.
    std::optional<int> shown_turn(size_t index) const { return remembered(index).shown_turn; }

    /// What was read off the document; nothing where no station has read it.
    Fields fields() const;

    /// Of the document as a whole, of composing, and of its pages.
    Findings findings(const Findings& of_composing = {}) const;

  private:
    struct PageSummary {
        Findings findings;
        std::optional<int> shown_turn;
        bool has_seal = false, blank = false;
    };
    const PageSummary& remembered(size_t index) const;
    bool lacks_seal() const;

    Staging staging_;
    Document document_;
    mutable std::vector<std::optional<PageSummary>> summaries_;
};

Findings warnings_in(const Findings& findings);

} // namespace sohoa
