// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_page_tree.h"

#include "core/base/error.h"
#include "core/pdf/podofo.h"
#include "core/scan/limits_check.h"

#include <set>

namespace sohoa {

using PoDoFo::PdfObject;

namespace {

constexpr int deepest = 64;

class Tree {
  public:
    Tree(const Limits& limits, const std::string& path) : limits_(limits), path_(path) {}

    void add(PdfObject* node, int depth) {
        if (!node || !node->IsDictionary()) return; // it will be missed in the count
        PdfObject* kids = find(node, "Kids");
        if (!kids) {
            pages.push_back(node);
            return check_page_count(limits_, pages.size(), path_);
        }
        // A page may stand in several places; a node may not, or a small file has billions of pages.
        if (depth > deepest || !nodes_.insert(node).second)
            throw Error(Code::bad_data, path_, msg("the page tree of the PDF runs in a circle or is nested too deep"));
        for (size_t i = 0; i < array_size(kids); ++i)
            add(element(kids, i), depth + 1);
    }

    std::vector<PdfObject*> pages;

  private:
    const Limits& limits_;
    const std::string& path_;
    std::set<PdfObject*> nodes_;
};

} // namespace

std::vector<PdfObject*> pages_of(PoDoFo::PdfMemDocument& document, const Limits& limits, const std::string& path) {
    PdfObject* root = find(document.GetCatalog(), "Pages");
    const int64_t count = integer_at(root, "Count", 0);
    check_page_count(limits, static_cast<uint64_t>(std::max<int64_t>(0, count)), path);
    Tree tree(limits, path);
    tree.add(root, 0);
    if (static_cast<int64_t>(tree.pages.size()) != count)
        throw Error(Code::bad_data, path,
                    msg("the page tree of the PDF says that it holds {1} pages, and holds {2}; viewers show different "
                        "documents",
                        count, tree.pages.size()));
    return std::move(tree.pages);
}

PdfObject* inherited(PdfObject* page, const char* key) {
    for (int depth = 0; page; ++depth) {
        if (depth > deepest) throw PoDoFo::PdfError(PoDoFo::ePdfError_BrokenFile);
        if (PdfObject* value = find(page, key)) return value;
        page = find(page, "Parent");
    }
    return nullptr;
}

} // namespace sohoa
