// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/increment.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/pdf/podofo.h"
#include "core/pdf/raw_tokens.h"
#include "core/pdf/writer.h"

#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace sohoa {

struct Increment::State {
    explicit State(const PdfFile& file) : base(file) {}

    const PdfFile& base;
    PoDoFo::PdfMemDocument document;
    int next = 0;
    uint64_t last_xref = 0;
    bool xref_stream = false;
    bool needs_newline = false;
    bool has_info = true;
    std::map<int, std::string> objects;
};

namespace {

// "startxref N %%EOF" at the very end; anything else is a base we do not build on.
uint64_t last_startxref(const InputFile& file) {
    const uint64_t length = std::min<uint64_t>(file.size(), 1024);
    const std::string tail = file.read(file.size() - length, length), &where = file.path();
    const size_t at = tail.rfind("startxref");
    const size_t end = tail.rfind("%%EOF");
    const bool ended = at != std::string::npos && end != std::string::npos && end > at &&
                       tail.find_first_not_of(std::string_view("\0\t\n\f\r ", 6), end + 5) == std::string::npos;
    if (!ended) throw Error(Code::bad_data, where, msg("the PDF is damaged: it does not end in startxref and %%EOF"));
    const uint64_t offset = std::strtoull(tail.c_str() + at + 9, nullptr, 10);
    if (offset == 0 || offset >= file.size())
        throw Error(Code::bad_data, where, msg("the PDF is damaged: startxref points outside of the file"));
    return offset;
}

int64_t integer_of(const PoDoFo::PdfObject* value) {
    return value && value->IsNumber() ? value->GetNumber() : 0;
}

const PoDoFo::PdfObject* info_of(PoDoFo::PdfMemDocument& document) {
    return find(const_cast<PoDoFo::PdfObject*>(document.GetTrailer()), "Info");
}

// The dictionary of the last cross-reference section (ISO 32000-1, 7.5.5 and 7.5.8.2).
RawValue last_trailer(const InputFile& file, uint64_t at) {
    RawTokens tokens(file);
    const auto keyword = [&](const char* word) {
        at = tokens.skip_space(at);
        return tokens.keyword_at(at, word);
    };
    const auto number = [&](int64_t& value) {
        at = tokens.skip_space(at);
        return tokens.whole_at(at, value);
    };
    int64_t first = 0, count = 0;
    if (keyword("xref")) {
        while (number(first) && number(count))
            at = tokens.skip_space(at) + 20 * static_cast<uint64_t>(count);
        keyword("trailer");
    } else if (number(first) && number(count)) {
        keyword("obj");
    }
    at = tokens.skip_space(at);
    return tokens.value(at);
}

std::string written(PoDoFo::PdfObject& object) {
    std::ostringstream text;
    PoDoFo::PdfOutputDevice device(&text);
    object.WriteObject(&device, PoDoFo::ePdfWriteMode_Clean, nullptr);
    return text.str();
}

std::string big_endian(uint64_t value, int bytes) {
    std::string out;
    for (int i = bytes - 1; i >= 0; --i)
        out += static_cast<char>(value >> (8 * i));
    return out;
}

} // namespace

Increment::Increment(const PdfFile& base) : state_(std::make_unique<State>(base)) {
    State& s = *state_;
    const std::string& path = base.path();
    if (s.base.size() < 32) throw Error(Code::bad_data, path, msg("is not a PDF"));
    s.last_xref = last_startxref(s.base);
    s.xref_stream = s.base.read(s.last_xref, 4) != "xref";
    // PoDoFo makes an Info dictionary in memory where the file has none, under any free number: it is not ours.
    s.has_info = last_trailer(s.base, s.last_xref).find("Info") != nullptr;
    s.needs_newline = s.base.read(s.base.size() - 1, 1) != "\n";
    with_podofo(path, [&] {
        s.document.LoadFromDevice(device_on(s.base));
        if (s.document.GetEncrypted())
            throw Error(Code::bad_data, path, msg("the PDF is encrypted; save it without a password first"));
        const int64_t size = integer_of(find(const_cast<PoDoFo::PdfObject*>(s.document.GetTrailer()), "Size"));
        unsigned highest = size > 0 ? static_cast<unsigned>(size) - 1 : 0;
        const PoDoFo::PdfObject* invented = s.has_info ? nullptr : info_of(s.document);
        for (const PoDoFo::PdfObject* object : s.document.GetObjects())
            if (object != invented) highest = std::max(highest, object->Reference().ObjectNumber());
        s.next = static_cast<int>(highest) + 1;
    });
}

Increment::~Increment() = default;

PoDoFo::PdfMemDocument& Increment::document() {
    return state_->document;
}

int Increment::reserve() {
    return state_->next++;
}

void Increment::add(int number, const std::string& whole_object) {
    state_->objects[number] = whole_object;
}

void Increment::change(PoDoFo::PdfObject& object) {
    if (object.Reference().GenerationNumber() != 0)
        throw Error(Code::bad_data, state_->base.path(),
                    msg("the PDF uses generation numbers, which sohoa does not update"));
    state_->objects[static_cast<int>(object.Reference().ObjectNumber())] = written(object);
}

namespace {

struct Section {
    std::string trailer_entries; // Root, ID, Info, Prev
    int size = 0;
    std::map<int, uint64_t> offsets;
};

std::string table_section(const Section& section, uint64_t at) {
    std::string out = "xref\n";
    for (auto it = section.offsets.begin(); it != section.offsets.end();) {
        std::string rows;
        const int first = it->first;
        int count = 0;
        for (; it != section.offsets.end() && it->first == first + count; ++it, ++count) {
            char row[32];
            std::snprintf(row, sizeof row, "%010llu 00000 n \n", static_cast<unsigned long long>(it->second));
            rows += row;
        }
        out += std::to_string(first) + " " + std::to_string(count) + "\n" + rows;
    }
    return out + "trailer\n<</Size " + std::to_string(section.size) + section.trailer_entries + ">>\nstartxref\n" +
           std::to_string(at) + "\n%%EOF\n";
}

// ISO 32000-1, 7.5.8. The stream lists itself.
std::string stream_section(Section section, int own_number, uint64_t at) {
    section.offsets[own_number] = at;
    section.size = std::max(section.size, own_number + 1);
    const int width = at > 0xFFFFFFFF ? 5 : 4; // PoDoFo reads 4 at most
    std::string index, rows;
    for (auto it = section.offsets.begin(); it != section.offsets.end();) {
        const int first = it->first;
        int count = 0;
        for (; it != section.offsets.end() && it->first == first + count; ++it, ++count)
            rows += std::string(1, 1) + big_endian(it->second, width) + big_endian(0, 2);
        index += std::to_string(first) + " " + std::to_string(count) + " ";
    }
    const std::string small = deflate(rows);
    return std::to_string(own_number) + " 0 obj\n<</Type/XRef/W[1 " + std::to_string(width) + " 2]/Index[" + index +
           "]/Size " + std::to_string(section.size) + section.trailer_entries + "/Filter/FlateDecode/Length " +
           std::to_string(small.size()) + ">>\nstream\n" + small + "\nendstream\nendobj\nstartxref\n" +
           std::to_string(at) + "\n%%EOF\n";
}

// Root, Info and the first ID stay; the second ID is new.
std::string trailer_entries(PoDoFo::PdfMemDocument& document, bool has_info, uint64_t previous,
                            const std::string& new_id) {
    auto* trailer = const_cast<PoDoFo::PdfObject*>(document.GetTrailer());
    std::string out = "/Prev " + std::to_string(previous);
    for (const char* key : {"Root", "Info"})
        if (const PoDoFo::PdfObject* value = trailer->GetDictionary().GetKey(key);
            value && value->IsReference() && (has_info || key != std::string("Info")))
            out += std::string("/") + key + " " + pdf_reference(static_cast<int>(value->GetReference().ObjectNumber()));
    std::string first = new_id;
    if (PoDoFo::PdfObject* id = find(trailer, "ID"); id && id->IsArray() && !id->GetArray().empty()) {
        const PoDoFo::PdfVariant& value = id->GetArray()[0];
        if (value.IsString() || value.IsHexString())
            first = hex({value.GetString().GetString(), static_cast<size_t>(value.GetString().GetLength())});
    }
    return out + "/ID[<" + first + "><" + new_id + ">]";
}

} // namespace

std::map<int, uint64_t> Increment::write(const std::string& path) {
    State& s = *state_;
    const Fd out = create_file(path);
    s.base.in_pieces([&](std::string_view piece) { write_all(out.get(), piece, path); });
    Section section;
    std::string body = s.needs_newline ? "\n" : "";
    for (const auto& [number, text] : s.objects) {
        section.offsets[number] = s.base.size() + body.size();
        body += text;
        if (body.back() != '\n') body += '\n';
    }
    const std::map<int, uint64_t> offsets = section.offsets;
    const int stream_number = s.xref_stream ? reserve() : 0;
    section.size = s.next;
    section.trailer_entries = trailer_entries(s.document, s.has_info, s.last_xref, hex(sha256(body).substr(0, 16)));
    const uint64_t at = s.base.size() + body.size();
    body += s.xref_stream ? stream_section(section, stream_number, at) : table_section(section, at);
    write_all(out.get(), body, path);
    return offsets;
}

} // namespace sohoa
