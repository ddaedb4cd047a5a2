// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/seal.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/pdf/appearance.h"
#include "core/pdf/increment.h"
#include "core/pdf/podofo.h"
#include "core/pdf/writer.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <set>
#include <unistd.h>

namespace sohoa {
namespace {

using namespace PoDoFo;

constexpr size_t range_width = 48; // room for the numbers of /ByteRange, padded with spaces

std::string object(int number, const std::string& body) {
    return std::to_string(number) + " 0 obj\n" + body + "\nendobj\n";
}

DisplayedPage displayed(PdfPage& page) {
    const PdfRect box = page.GetCropBox();
    DisplayedPage out;
    out.left = box.GetLeft();
    out.bottom = box.GetBottom();
    out.width = box.GetWidth();
    out.height = box.GetHeight();
    out.rotate = ((page.GetRotation() % 360) + 360) % 360;
    return out;
}

// An array that stands in `owner` under `key`, directly or by reference; `changed` is the object to write anew.
PdfArray& array_in(PdfVecObjects& objects, PdfObject& owner, const char* key, PdfObject*& changed) {
    PdfObject* value = owner.GetDictionary().GetKey(key);
    changed = &owner;
    if (value && value->IsReference()) {
        changed = objects.GetObject(value->GetReference());
        value = changed;
    }
    if (!value || !value->IsArray()) {
        owner.GetDictionary().AddKey(key, PdfArray());
        changed = &owner;
        value = owner.GetDictionary().GetKey(key);
    }
    return value->GetArray();
}

PdfObject& form_of(PdfObject& catalog) {
    PdfObject* form = find(&catalog, "AcroForm");
    if (!form || !form->IsDictionary()) {
        catalog.GetDictionary().AddKey("AcroForm", PdfDictionary());
        form = catalog.GetDictionary().GetKey("AcroForm");
    }
    return *form;
}

// "Signature1", or the first number that no field has yet: a second signature of one name would replace the first.
std::string free_field_name(PdfObject& catalog) {
    PdfObject& form = form_of(catalog);
    std::set<std::string> taken;
    if (PdfObject* fields = find(&form, "Fields"); fields && fields->IsArray())
        for (PdfObject& entry : fields->GetArray()) {
            PdfObject* field = entry.IsReference() ? catalog.GetOwner()->GetObject(entry.GetReference()) : &entry;
            if (PdfObject* name = find(field, "T"); name && (name->IsString() || name->IsHexString()))
                taken.insert(name->GetString().GetStringUtf8());
        }
    for (int i = 1;; ++i)
        if (const std::string name = "Signature" + std::to_string(i); !taken.count(name)) return name;
}

void register_field(Increment& increment, PdfObject& catalog, PdfObject& page, int field) {
    const PdfReference reference(static_cast<unsigned>(field), 0);
    PdfObject& form = form_of(catalog);
    PdfObject* changed = nullptr;
    array_in(*catalog.GetOwner(), form, "Fields", changed).push_back(reference);
    if (changed != &form && changed->Reference().IsIndirect()) increment.change(*changed);
    form.GetDictionary().AddKey("SigFlags", PdfVariant(static_cast<pdf_int64>(3))); // SignaturesExist, AppendOnly
    increment.change(form.Reference().IsIndirect() ? form : catalog);
    array_in(*catalog.GetOwner(), page, "Annots", changed).push_back(reference);
    increment.change(changed->Reference().IsIndirect() && changed != &page ? *changed : page);
}

std::string rect_text(const double (&r)[4]) {
    return "[" + pdf_number(r[0]) + " " + pdf_number(r[1]) + " " + pdf_number(r[2]) + " " + pdf_number(r[3]) + "]";
}

// The visible form: text in an embedded face, nothing else. Returns its object number.
int add_appearance(Increment& increment, const Appearance& appearance, const SerifText& font) {
    const int form = increment.reserve();
    const int first = increment.reserve();
    for (int i = 1; i < SerifText::object_count; ++i)
        increment.reserve();
    const std::vector<std::string> objects = font.objects(first);
    for (size_t i = 0; i < objects.size(); ++i)
        increment.add(first + static_cast<int>(i), objects[i]);
    increment.add(form, object(form, "<</Type/XObject/Subtype/Form/BBox[0 0 " + pdf_number(appearance.width) + " " +
                                         pdf_number(appearance.height) + "]/Matrix" + appearance.matrix +
                                         "/Resources<</Font<</F " + pdf_reference(first) + ">>>>/Length " +
                                         std::to_string(appearance.content.size()) + ">>\nstream\n" +
                                         appearance.content + "\nendstream"));
    return form;
}

int add_empty_appearance(Increment& increment) {
    const int form = increment.reserve();
    increment.add(form, object(form, "<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Length 0>>\nstream\n\nendstream"));
    return form;
}

// ISO 19005-2, 6.6.2.1: the metadata stream of the catalog. It keeps its number, so the catalog need not change for it.
void replace_metadata(Increment& increment, PdfObject& catalog, const XmpFields& xmp) {
    const PdfObject* old = catalog.GetDictionary().GetKey("Metadata");
    const int number =
        old && old->IsReference() ? static_cast<int>(old->GetReference().ObjectNumber()) : increment.reserve();
    const std::string packet = xmp_packet(xmp);
    increment.add(number, object(number, "<</Type/Metadata/Subtype/XML/Length " + std::to_string(packet.size()) +
                                             ">>\nstream\n" + packet + "\nendstream"));
    catalog.GetDictionary().AddKey("Metadata", PdfReference(static_cast<unsigned>(number), 0));
}

void check_certification(PdfObject& catalog, const std::string& where) {
    PdfObject* permissions = find(&catalog, "Perms");
    if (permissions && find(permissions, "DocMDP"))
        throw Error(Code::bad_data, where,
                    msg("the PDF is certified and may forbid further signatures; it is left as it is"));
}

void fill_byte_range(const std::string& path, uint64_t signature_object, PreparedSignature& prepared) {
    const Fd fd(::open(path.c_str(), O_RDWR | O_CLOEXEC));
    if (!fd) throw system_error(path, "open", errno);
    const uint64_t size = static_cast<uint64_t>(::lseek(fd.get(), 0, SEEK_END));
    const std::string text =
        read_at(fd.get(), signature_object,
                std::min<uint64_t>(size - signature_object, 1024 + 2 * prepared.contents_bytes), path);
    const size_t range_at = text.find("/ByteRange["), contents_at = text.find("/Contents<");
    if (range_at == std::string::npos || contents_at == std::string::npos)
        throw Error(Code::internal, path, msg("the signature dictionary was not written"));
    const uint64_t gap = signature_object + contents_at + 9;
    prepared.contents_offset = gap + 1;
    prepared.byte_range[1] = gap;
    prepared.byte_range[2] = gap + 2 + 2 * prepared.contents_bytes;
    prepared.byte_range[3] = size - prepared.byte_range[2];
    std::string numbers;
    for (const uint64_t v : prepared.byte_range)
        numbers += (numbers.empty() ? "" : " ") + std::to_string(v);
    if (numbers.size() > range_width) throw Error(Code::internal, path, msg("the file is too long for its /ByteRange"));
    numbers.resize(range_width, ' ');
    write_at(fd.get(), signature_object + range_at + 11, numbers, path);
}

} // namespace

std::string seal_text(const SealOptions& options, int64_t time) {
    return nfc(options.copy_form) + "; " + nfc(options.organisation) + "; " + seal_time(time);
}

std::vector<SealLine> seal_lines(const SealOptions& options, int64_t time, double page_width, double page_height) {
    constexpr double ascent = 0.75, descent = 0.22; // of the em: Liberation Serif with marks on small letters
    SerifText font;
    DisplayedPage page;
    page.width = page_width;
    page.height = page_height;
    const Appearance seal = lay_out_seal(seal_text(options, time), page, options.font_size, font);
    std::vector<SealLine> lines;
    for (const std::string& line : seal.lines) {
        const double baseline = seal.top + seal.first_baseline + seal.leading * static_cast<double>(lines.size());
        lines.push_back({seal.left, baseline - ascent * options.font_size, font.width(line, options.font_size),
                         (ascent + descent) * options.font_size});
    }
    return lines;
}

void check_seal(const SealOptions& options, int64_t time) {
    if (options.visible) seal_lines(options, time, 595.3, 841.9);
}

PreparedSignature prepare_signature(const PdfFile& base, const std::string& out, const SealOptions& options,
                                    int64_t time, size_t hole_bytes, const XmpFields* final_xmp) {
    Increment increment(base);
    PreparedSignature prepared;
    prepared.contents_bytes = hole_bytes;
    return with_podofo(base.path(), [&] {
        PdfMemDocument& document = increment.document();
        PdfObject& catalog = *document.GetCatalog();
        check_certification(catalog, base.path());
        PdfPage* page = document.GetPage(0);
        if (!page) throw Error(Code::bad_data, base.path(), msg("the file has no page"));
        if (final_xmp) replace_metadata(increment, catalog, *final_xmp);
        const int signature = increment.reserve(), field = increment.reserve();
        prepared.field = free_field_name(catalog);
        int form = 0;
        if (options.visible) {
            SerifText font;
            prepared.appearance_text = seal_text(options, time);
            const Appearance appearance =
                lay_out_seal(prepared.appearance_text, displayed(*page), options.font_size, font);
            std::copy(std::begin(appearance.rect), std::end(appearance.rect), prepared.rect);
            form = add_appearance(increment, appearance, font);
        } else {
            form = add_empty_appearance(increment);
        }
        increment.add(signature,
                      object(signature, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[" +
                                            std::string(range_width, ' ') + "]/Contents<" +
                                            std::string(2 * hole_bytes, '0') + ">/M(" + pdf_date(time) + ")/Name" +
                                            pdf_string(nfc(options.organisation)) + "/Reason" +
                                            pdf_string(nfc(options.copy_form)) + ">>"));
        increment.add(field,
                      object(field, "<</Type/Annot/Subtype/Widget/FT/Sig/T" + pdf_string(prepared.field) + "/V " +
                                        pdf_reference(signature) + "/F 132/Rect" + rect_text(prepared.rect) + "/P " +
                                        pdf_reference(static_cast<int>(page->GetObject()->Reference().ObjectNumber())) +
                                        "/AP<</N " + pdf_reference(form) + ">>>>"));
        register_field(increment, catalog, *page->GetObject(), field);
        const auto offsets = increment.write(out);
        fill_byte_range(out, offsets.at(signature), prepared);
        return prepared;
    });
}

} // namespace sohoa
