// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/pdf_left_out.h"

#include "core/base/text.h"
#include "core/pdf/podofo.h"

#include <cmath>
#include <map>
#include <set>
#include <vector>

namespace sohoa {

using namespace PoDoFo;

namespace {

constexpr int64_t hidden = 1 << 1, no_view = 1 << 5; // ISO 32000-1, table 165

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : ", ") + part;
    return out;
}

double real_at(PdfObject* array, size_t i) {
    PdfObject* value = element(array, i);
    return value && (value->IsNumber() || value->IsReal()) ? value->GetReal() : 0;
}

bool is_seen(PdfObject* annotation) {
    static const std::set<std::string> unseen = {"",      "Link",  "Popup",   "Text",       "FileAttachment",
                                                 "Sound", "Movie", "TrapNet", "PrinterMark"};
    if (unseen.count(name_at(annotation, "Subtype"))) return false;
    if (integer_at(annotation, "F", 0) & (hidden | no_view)) return false;
    if (name_at(annotation, "FT") == "Sig" && !find(annotation, "V") && !find(annotation, "AP")) return false;
    PdfObject* rect = find(annotation, "Rect");
    return std::fabs((real_at(rect, 2) - real_at(rect, 0)) * (real_at(rect, 3) - real_at(rect, 1))) > 0;
}

// "Link × 3, Stamp"
std::string kinds_of(PdfObject* annotations) {
    std::map<std::string, int> counts;
    for (size_t i = 0; i < array_size(annotations); ++i)
        if (const std::string kind = name_at(element(annotations, i), "Subtype"); !kind.empty()) ++counts[nfc(kind)];
    std::vector<std::string> parts;
    for (const auto& [kind, count] : counts)
        parts.push_back(count > 1 ? kind + " × " + std::to_string(count) : kind);
    return joined(parts);
}

bool only_links(PdfObject* annotations) {
    for (size_t i = 0; i < array_size(annotations); ++i) {
        const std::string kind = name_at(element(annotations, i), "Subtype");
        if (kind != "Link" && kind != "Popup") return false;
    }
    return true;
}

// Names of file specifications (ISO 32000-1, 7.11.3), each file once.
class Attachments {
  public:
    void add(PdfObject* specification) {
        if (!specification || !find(specification, "EF")) return;
        for (const char* key : {"UF", "F"})
            if (PdfObject* name = find(specification, key); name && (name->IsString() || name->IsHexString())) {
                names_.insert(nfc(name->GetString().GetStringUtf8()));
                return;
            }
        names_.insert("?");
    }

    void add_tree(PdfObject* node, int depth) {
        if (!node || depth > 16 || ++steps_ > 10'000) return;
        PdfObject* names = find(node, "Names");
        for (size_t i = 1; i < array_size(names); i += 2)
            add(element(names, i));
        PdfObject* kids = find(node, "Kids");
        for (size_t i = 0; i < array_size(kids); ++i)
            add_tree(element(kids, i), depth + 1);
    }

    void add_all(PdfObject* list) {
        for (size_t i = 0; i < array_size(list); ++i)
            add(element(list, i));
    }

    void tell(Findings& findings) const {
        if (names_.empty()) return;
        std::vector<std::string> some(names_.begin(), names_.end());
        if (some.size() > 5) {
            some.resize(5);
            some.push_back("…");
        }
        findings.push_back({Severity::warn, "scan.attachments", "", 0,
                            msg("attached files are not in the record ({1}): {2}", names_.size(), joined(some))});
    }

  private:
    std::set<std::string> names_;
    int steps_ = 0;
};

// An action that does something; to go to a page is how a reader opens the file.
bool acts(PdfObject* action) {
    const std::string kind = name_at(action, "S");
    return !kind.empty() && kind != "GoTo";
}

void tell_scripts(PdfObject* catalog, const std::vector<PdfObject*>& pages, Findings& findings) {
    std::vector<std::string> found;
    if (find(find(catalog, "Names"), "JavaScript")) found.push_back("JavaScript");
    if (acts(find(catalog, "OpenAction"))) found.push_back("OpenAction");
    bool additional = find(catalog, "AA");
    for (PdfObject* page : pages)
        additional = additional || find(page, "AA");
    if (additional) found.push_back("AA");
    if (!found.empty())
        findings.push_back({Severity::note, "scan.scripts", "", 0,
                            msg("scripts and actions of the source are not in the record: {1}", joined(found))});
}

void tell_annotations(PdfObject& page, int number, Findings& findings) {
    PdfObject* annotations = find(&page, "Annots");
    const std::string kinds = kinds_of(annotations);
    if (kinds.empty()) return;
    findings.push_back(
        {only_links(annotations) ? Severity::note : Severity::warn, "scan.annotations", "", number,
         shows_annotations(page)
             ? named("scan.annotations.drawn", msg("annotations of the source are not in the record as such; what "
                                                   "they show is drawn into the page: {1}",
                                                   kinds))
             : named("scan.annotations.left_out", msg("annotations of the source are not in the record: {1}", kinds))});
}

} // namespace

bool shows_annotations(PdfObject& page) {
    PdfObject* annotations = find(&page, "Annots");
    for (size_t i = 0; i < array_size(annotations); ++i)
        if (is_seen(element(annotations, i))) return true;
    return false;
}

std::vector<PdfObject*> seen_appearances(PdfObject& page) {
    std::vector<PdfObject*> out;
    PdfObject* annotations = find(&page, "Annots");
    for (size_t i = 0; i < array_size(annotations); ++i) {
        PdfObject* annotation = element(annotations, i);
        PdfObject* drawn = is_seen(annotation) ? find(find(annotation, "AP"), "N") : nullptr;
        // ISO 32000-1, 12.5.5: of several states /AS names the one that is shown.
        if (drawn && !drawn->HasStream()) drawn = find(drawn, name_at(annotation, "AS").c_str());
        if (drawn && drawn->HasStream()) out.push_back(drawn);
    }
    return out;
}

Findings left_out(PdfMemDocument& document, const std::vector<PdfObject*>& pages) {
    Findings out;
    PdfObject* catalog = document.GetCatalog();

    Attachments attachments;
    attachments.add_tree(find(find(catalog, "Names"), "EmbeddedFiles"), 0);
    attachments.add_all(find(catalog, "AF"));
    for (PdfObject* page : pages) {
        attachments.add_all(find(page, "AF"));
        PdfObject* annotations = find(page, "Annots");
        for (size_t i = 0; i < array_size(annotations); ++i)
            attachments.add(find(element(annotations, i), "FS"));
    }
    attachments.tell(out);
    tell_scripts(catalog, pages, out);
    if (array_size(find(find(catalog, "AcroForm"), "Fields")) > 0)
        out.push_back(
            {Severity::warn, "scan.form", "", 0,
             msg("the form of the source is not in the record as such; what its fields show is drawn into the page")});
    for (size_t i = 0; i < pages.size(); ++i)
        tell_annotations(*pages[i], static_cast<int>(i) + 1, out);
    if (find(find(catalog, "Perms"), "UR3"))
        out.push_back({Severity::note, "scan.usage_rights", "", 0,
                       msg("the rights that the source grants to readers of its form are not in the record")});
    if (find(find(catalog, "Outlines"), "First"))
        out.push_back(
            {Severity::note, "scan.outlines", "", 0, msg("the bookmarks of the source are not in the record")});
    if (find(catalog, "PageLabels"))
        out.push_back({Severity::note, "scan.page_labels", "", 0,
                       msg("the page labels of the source are not in the record; its pages are 1, 2, 3 …")});
    if (find(find(catalog, "StructTreeRoot"), "K"))
        out.push_back({Severity::note, "scan.tags", "", 0,
                       msg("the tags of the source, which tell how its text is built up, are not in the record")});
    return out;
}

Message not_its_pages(PdfMemDocument& document) {
    PdfObject* catalog = document.GetCatalog();
    if (find(catalog, "Collection"))
        return msg("the PDF is a portfolio, whose documents are attached files; save them out of it and hand them in "
                   "one by one");
    // Its pages say "Please wait": the form itself is described in XFA alone, and has no fields of the PDF's own.
    PdfObject* form = find(catalog, "AcroForm");
    const bool xfa_alone = find(form, "XFA") && array_size(find(form, "Fields")) == 0;
    if (xfa_alone || true_at(catalog, "NeedsRendering"))
        return msg("the PDF is an XFA form, which only its own program can show; print it from there and scan the "
                   "paper, or print it to a PDF file");
    return {};
}

} // namespace sohoa
