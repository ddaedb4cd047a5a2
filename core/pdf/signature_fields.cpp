// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/signature_fields.h"

#include "core/base/digest.h"
#include "core/pdf/later_revisions.h"
#include "core/pdf/podofo.h"
#include "core/pdf/raw_bytes.h"
#include "core/pdf/signed_bytes.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace sohoa {
namespace {

using PoDoFo::PdfObject;
using Reference = std::pair<unsigned, unsigned>;

constexpr int deepest_field = 32;
constexpr int deepest_page = 64;
constexpr size_t most_fields = 100'000;

Reference reference_of(const PdfObject* object) {
    return {object->Reference().ObjectNumber(), object->Reference().GenerationNumber()};
}

std::string text_of(PdfObject* value) {
    if (!value || !(value->IsString() || value->IsHexString())) return {};
    return value->GetString().GetStringUtf8();
}

std::string bytes_of_string(PdfObject* value) {
    if (!value || !(value->IsString() || value->IsHexString())) return {};
    const PoDoFo::PdfString& s = value->GetString();
    return s.IsValid() ? std::string(s.GetString(), static_cast<size_t>(s.GetLength())) : std::string();
}

std::string name_of(PdfObject* value) {
    return value && value->IsName() ? value->GetName().GetName() : std::string();
}

/// A document opened for questions about its signatures.
class Reader {
  public:
    Reader(const PdfFile& file, const Context& context)
        : file_(file), context_(context), tokens_(file), objects_(std::make_unique<PoDoFo::PdfVecObjects>()) {
        objects_->SetAutoDelete(true);
        parser_ = std::make_unique<PoDoFo::PdfParser>(objects_.get(), device_on(file), true);
        if (parser_->GetEncrypted() || parser_->GetTrailer()->GetDictionary().HasKey("Encrypt"))
            throw Error(Code::bad_data, file.path(), msg("the PDF is encrypted; save it without a password first"));
        PdfObject* root = parser_->GetTrailer()->GetIndirectKey("Root");
        if (!root || !root->IsDictionary())
            throw Error(Code::bad_data, file.path(), msg("the PDF has no document catalogue"));
        root_ = root;
    }

    std::vector<SignatureField> run();

  private:
    struct Parent {
        std::string name;
        std::string type; // inherited /FT
    };

    PdfObject* resolve(PdfObject* value) const {
        return value && value->IsReference() ? objects_->GetObject(value->GetReference()) : value;
    }

    void fields();
    void field(PdfObject* object, const Parent& parent, int depth);
    void signature(PdfObject* field, const std::string& name);
    void dictionary_values(PdfObject* value, SignatureField& out) const;
    void widget(PdfObject* field, SignatureField& out);
    void pages(PdfObject* node, int depth, std::set<Reference>& seen);
    int page_of(PdfObject* widget);
    void place(const PdfObject* value, PdfObject* holder, SignatureField& out);
    void judge_bytes(SignatureField& out);
    void unreached();
    void same_names();

    const PdfFile& file_;
    const Context& context_;
    RawTokens tokens_;
    std::unique_ptr<PoDoFo::PdfVecObjects> objects_;
    std::unique_ptr<PoDoFo::PdfParser> parser_;
    PdfObject* root_ = nullptr;
    std::vector<SignatureField> found_;
    std::map<Reference, size_t> dictionaries_; // signature dictionary → index in found_
    std::set<Reference> fields_seen_;
    std::map<Reference, int> page_of_annotation_, page_of_page_;
    int pages_ = 0;
    bool pages_read_ = false;
};

std::vector<SignatureField> Reader::run() {
    fields();
    unreached();
    same_names();
    return std::move(found_);
}

void Reader::fields() {
    PdfObject* form = find(root_, "AcroForm");
    PdfObject* list = find(form, "Fields");
    if (!list || !list->IsArray()) return;
    for (PdfObject& item : list->GetArray())
        field(resolve(&item), {}, 0);
}

void Reader::field(PdfObject* object, const Parent& parent, int depth) {
    if (!object || !object->IsDictionary() || depth > deepest_field || fields_seen_.size() > most_fields) return;
    if (object->Reference().IsIndirect() && !fields_seen_.insert(reference_of(object)).second) return;
    Parent own = parent;
    const std::string part = text_of(find(object, "T"));
    if (!part.empty()) own.name += (own.name.empty() ? "" : ".") + part;
    if (const std::string type = name_of(find(object, "FT")); !type.empty()) own.type = type;
    // A signature dictionary counts wherever it hangs: a missing /FT must not hide it.
    PdfObject* value = find(object, "V");
    const bool signature_value = value && value->IsDictionary() && value->GetDictionary().HasKey("ByteRange");
    if (signature_value || (own.type == "Sig" && value && value->IsDictionary())) signature(object, own.name);
    PdfObject* kids = find(object, "Kids");
    if (!kids || !kids->IsArray()) return;
    for (PdfObject& kid : kids->GetArray())
        field(resolve(&kid), own, depth + 1);
}

void Reader::dictionary_values(PdfObject* value, SignatureField& out) const {
    out.type = name_of(find(value, "Type"));
    if (out.type.empty()) out.type = "Sig"; // /Type is optional (ISO 32000-1, table 252)
    out.subfilter = name_of(find(value, "SubFilter"));
    out.signed_time = bytes_of_string(find(value, "M"));
    out.reason = text_of(find(value, "Reason"));
    out.contents = without_padding(bytes_of_string(find(value, "Contents")));
    PdfObject* range = find(value, "ByteRange");
    if (!range || !range->IsArray()) return;
    for (PdfObject& item : range->GetArray()) {
        const PdfObject* number = resolve(&item);
        out.byte_range.push_back(number && number->IsNumber() ? number->GetNumber() : -1);
    }
}

void Reader::signature(PdfObject* field_object, const std::string& name) {
    PdfObject* value = find(field_object, "V");
    SignatureField out;
    out.field = name;
    dictionary_values(value, out);
    widget(field_object, out);
    PdfObject* holder = value->Reference().IsIndirect() ? value : field_object;
    if (value->Reference().IsIndirect()) {
        const auto [first, fresh] = dictionaries_.emplace(reference_of(value), found_.size());
        if (!fresh) {
            out.fault = named("field.shared", msg("one signature dictionary stands under two fields"));
            SignatureField& other = found_[first->second];
            other.byte_range_exact = false;
            other.fault = out.fault;
            found_.push_back(std::move(out));
            return;
        }
    }
    place(value, holder, out);
    if (out.fault.id.empty()) judge_bytes(out);
    found_.push_back(std::move(out));
}

// The gap of the ByteRange must be the very string that is this dictionary's /Contents, at its place in the file; an
// equal string elsewhere would leave the dictionary itself unsigned.
void Reader::place(const PdfObject* value, PdfObject* holder, SignatureField& out) {
    const auto* parsed = dynamic_cast<const PoDoFo::PdfParserObject*>(holder);
    const int64_t offset = parsed ? parsed->GetOffset() : -1;
    if (offset < 0) {
        out.fault = named("field.not_an_object",
                          msg("the signature dictionary does not stand in the file as an object of its own"));
        return;
    }
    RawValue raw = tokens_.value(static_cast<uint64_t>(offset));
    if (raw.whole) { // the offset may be that of "12 0 obj"
        uint64_t at = tokens_.skip_space(raw.end);
        int64_t generation = 0;
        if (tokens_.whole_at(at, generation)) at = tokens_.skip_space(at);
        if (tokens_.text(at, 3) == "obj") raw = tokens_.value(at + 3);
    }
    const RawValue* dictionary = value == holder ? &raw : raw.find("V");
    const RawValue* contents = dictionary ? dictionary->find("Contents") : nullptr;
    if (!contents || contents->kind != RawValue::hex_string) {
        out.fault = named("contents.not_hexadecimal",
                          msg("/Contents is not a hexadecimal string that stands in the signature dictionary"));
        return;
    }
    out.fault = byte_range_fault(out.byte_range, file_.size(), contents->start, contents->end);
    if (!out.fault.id.empty()) return;
    const std::string hex_digits = tokens_.text(contents->start + 1, contents->end - contents->start - 2);
    const std::string bytes = unhex(hex_digits);
    if (bytes.empty() || without_padding(bytes) != out.contents)
        out.fault =
            named("byte_range.other_contents", msg("the gap of /ByteRange does not hold the value of /Contents"));
}

void Reader::judge_bytes(SignatureField& out) {
    out.byte_range_exact = true;
    out.covered_bytes = static_cast<uint64_t>(out.byte_range[2] + out.byte_range[3]);
    out.covers_whole_file = out.covered_bytes == file_.size();
    const auto length_of = [this](int64_t number) -> std::optional<int64_t> {
        PdfObject* length = objects_->GetObject(PoDoFo::PdfReference(static_cast<PoDoFo::pdf_objnum>(number), 0));
        if (!length || !length->IsNumber()) return std::nullopt;
        return length->GetNumber();
    };
    const LaterRevisions later = read_later_revisions(tokens_, out.covered_bytes, length_of);
    out.later_revisions = later.count;
    out.later_clean = later.clean;
    if (!later.clean) out.fault = later.fault;
}

void Reader::widget(PdfObject* field_object, SignatureField& out) {
    PdfObject* box = field_object;
    PdfObject* kids = find(field_object, "Kids");
    if (!find(box, "Rect") && kids && kids->IsArray() && !kids->GetArray().empty()) box = resolve(&kids->GetArray()[0]);
    PdfObject* rect = find(box, "Rect");
    if (!rect || !rect->IsArray() || rect->GetArray().size() != 4) return;
    for (size_t i = 0; i < 4; ++i) {
        const PdfObject* number = resolve(&rect->GetArray()[i]);
        if (number && (number->IsNumber() || number->IsReal())) out.rect[i] = number->GetReal();
    }
    out.page = page_of(box);
}

void Reader::pages(PdfObject* node, int depth, std::set<Reference>& seen) {
    if (!node || !node->IsDictionary() || depth > deepest_page ||
        static_cast<uint64_t>(pages_) >= context_.limits.pages)
        return;
    if (!node->Reference().IsIndirect() || !seen.insert(reference_of(node)).second) return;
    if (PdfObject* kids = find(node, "Kids"); kids && kids->IsArray()) {
        for (PdfObject& kid : kids->GetArray())
            pages(resolve(&kid), depth + 1, seen);
        return;
    }
    page_of_page_.emplace(reference_of(node), ++pages_);
    PdfObject* annotations = find(node, "Annots");
    if (!annotations || !annotations->IsArray()) return;
    for (const PdfObject& a : annotations->GetArray())
        if (a.IsReference())
            page_of_annotation_.emplace(Reference{a.GetReference().ObjectNumber(), a.GetReference().GenerationNumber()},
                                        pages_);
}

int Reader::page_of(PdfObject* box) {
    if (!pages_read_) {
        pages_read_ = true;
        std::set<Reference> seen;
        pages(find(root_, "Pages"), 0, seen);
    }
    if (const auto by_annotation = page_of_annotation_.find(reference_of(box));
        by_annotation != page_of_annotation_.end())
        return by_annotation->second;
    const PdfObject* page = find(box, "P");
    const auto by_page = page ? page_of_page_.find(reference_of(page)) : page_of_page_.end();
    return by_page == page_of_page_.end() ? 0 : by_page->second;
}

// The net: signatures in the bytes that no field of the document as it stands leads to.
void Reader::unreached() {
    for (const RawSignature& raw : raw_signatures(file_)) {
        const auto known = std::find_if(found_.begin(), found_.end(),
                                        [&](const SignatureField& f) { return f.byte_range == raw.byte_range; });
        if (known != found_.end()) continue;
        SignatureField out;
        out.type = "Sig";
        out.byte_range = raw.byte_range;
        out.fault = named("field.not_reached",
                          msg("a signature at byte {1} is reached by no field of the document", raw.place));
        found_.push_back(std::move(out));
    }
}

void Reader::same_names() {
    std::map<std::string, size_t> first;
    for (size_t i = 0; i < found_.size(); ++i) {
        if (found_[i].field.empty()) continue;
        const auto [other, fresh] = first.emplace(found_[i].field, i);
        if (fresh) continue;
        for (SignatureField* f : {&found_[i], &found_[other->second]}) {
            f->byte_range_exact = false;
            f->fault = named("field.two_of_one_name", msg("two signature fields have one name"));
        }
    }
}

} // namespace

std::vector<SignatureField> read_signature_fields(const PdfFile& file, const Context& context) {
    return with_podofo(file.path(), [&] {
        try {
            return Reader(file, context).run();
        } catch (const PoDoFo::PdfError&) { // without RC4 or with a newer cipher PoDoFo calls an encrypted file damaged
            if (!holds_bytes(file.path(), "/Encrypt")) throw;
            throw Error(Code::bad_data, file.path(), msg("the PDF is encrypted; save it without a password first"));
        }
    });
}

} // namespace sohoa
