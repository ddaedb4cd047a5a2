// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/podofo.h"

#include <algorithm>
#include <istream>
#include <memory>
#include <streambuf>

namespace sohoa {
namespace {

/// Places inside the window cost nothing.
class FileBuffer : public std::streambuf {
  public:
    explicit FileBuffer(const InputFile& file) : file_(file), window_(new char[window_bytes]) {}

  protected:
    int_type underflow() override {
        const uint64_t here = place();
        if (here >= file_.size()) return traits_type::eof();
        show(here);
        return traits_type::to_int_type(*gptr());
    }
    std::streamsize xsgetn(char* to, std::streamsize count) override {
        const uint64_t here = place(), left = here < file_.size() ? file_.size() - here : 0;
        const uint64_t length = std::min<uint64_t>(left, static_cast<uint64_t>(std::max<std::streamsize>(count, 0)));
        file_.read(here, to, length);
        seekpos(static_cast<pos_type>(static_cast<off_type>(here + length)), std::ios_base::in);
        return static_cast<std::streamsize>(length);
    }
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode mode) override {
        const uint64_t base = from == std::ios_base::beg ? 0 : from == std::ios_base::end ? file_.size() : place();
        return seekpos(pos_type(static_cast<off_type>(base) + offset), mode);
    }
    pos_type seekpos(pos_type to, std::ios_base::openmode) override {
        const off_type place = to;
        if (place < 0) return pos_type(off_type(-1));
        const auto here = static_cast<uint64_t>(place);
        if (here >= start_ && here <= start_ + shown())
            setg(eback(), eback() + (here - start_), egptr());
        else
            leave_window(here);
        return to;
    }

  private:
    static constexpr uint64_t window_bytes = 16UL * 1024;

    uint64_t shown() const { return static_cast<uint64_t>(egptr() - eback()); }
    uint64_t place() const { return start_ + static_cast<uint64_t>(gptr() - eback()); }

    /// Nothing is read before it is asked for: many only want to know where the end is.
    void leave_window(uint64_t here) {
        start_ = here;
        setg(window_.get(), window_.get(), window_.get());
    }
    /// Some bytes before `here` too: the end of a file is searched backwards.
    void show(uint64_t here) {
        start_ = here - std::min<uint64_t>(here, window_bytes / 4);
        const uint64_t length = std::min(window_bytes, file_.size() - start_);
        file_.read(start_, window_.get(), length);
        setg(window_.get(), window_.get() + (here - start_), window_.get() + length);
    }

    const InputFile& file_;
    std::unique_ptr<char[]> window_;
    uint64_t start_ = 0;
};

struct FileStream {
    explicit FileStream(const InputFile& file) : buffer(file), stream(&buffer) {}
    FileBuffer buffer;
    std::istream stream;
};

class FileDevice : FileStream, public PoDoFo::PdfInputDevice {
  public:
    explicit FileDevice(const InputFile& file) : FileStream(file), PdfInputDevice(&stream) {}
};

} // namespace

PoDoFo::PdfRefCountedInputDevice device_on(const PdfFile& file) {
    return PoDoFo::PdfRefCountedInputDevice(new FileDevice(file)); // it owns it
}

Message pdf_damage(PoDoFo::EPdfError fault) {
    switch (fault) {
    case PoDoFo::ePdfError_NoObject:
    case PoDoFo::ePdfError_PageNotFound:
        return msg("the PDF is damaged: something that it refers to is not there");
    case PoDoFo::ePdfError_Flate:
    case PoDoFo::ePdfError_InvalidPredictor:
    case PoDoFo::ePdfError_InvalidStream:
    case PoDoFo::ePdfError_InvalidStreamLength:
    case PoDoFo::ePdfError_UnsupportedFilter:
    case PoDoFo::ePdfError_UnexpectedEOF:
        return msg("the PDF is damaged: data in it cannot be unpacked");
    default:
        return msg("the PDF is damaged: its objects cannot be read");
    }
}

PoDoFo::PdfObject* find(PoDoFo::PdfObject* dictionary, const char* key) {
    if (!dictionary || !dictionary->IsDictionary()) return nullptr;
    return dictionary->GetIndirectKey(key);
}

PoDoFo::PdfObject* element(PoDoFo::PdfObject* array, size_t i) {
    if (i >= array_size(array)) return nullptr;
    PoDoFo::PdfObject& entry = array->GetArray()[i];
    if (!entry.IsReference()) return &entry;
    return array->GetOwner() ? array->GetOwner()->GetObject(entry.GetReference()) : nullptr;
}

size_t array_size(PoDoFo::PdfObject* array) {
    return array && array->IsArray() ? array->GetArray().size() : 0;
}

int64_t integer_at(PoDoFo::PdfObject* dictionary, const char* key, int64_t otherwise) {
    PoDoFo::PdfObject* value = find(dictionary, key);
    return value && (value->IsNumber() || value->IsReal()) ? static_cast<int64_t>(value->GetReal()) : otherwise;
}

bool true_at(PoDoFo::PdfObject* dictionary, const char* key) {
    PoDoFo::PdfObject* value = find(dictionary, key);
    return value && value->IsBool() && value->GetBool();
}

std::string name_at(PoDoFo::PdfObject* dictionary, const char* key) {
    PoDoFo::PdfObject* value = find(dictionary, key);
    return value && value->IsName() ? value->GetName().GetName() : "";
}

std::string numbers_text(PoDoFo::PdfObject* array) {
    if (!array || !array->IsArray()) return "";
    std::string out = "[";
    for (size_t i = 0; i < array_size(array); ++i) {
        PoDoFo::PdfObject* value = element(array, i);
        if (!value || !(value->IsNumber() || value->IsReal())) return "";
        out += (i ? " " : "") + pdf_text(*value);
    }
    return out + "]";
}

std::string pdf_text(const PoDoFo::PdfVariant& value) {
    std::string text;
    value.ToString(text, PoDoFo::ePdfWriteMode_Compact);
    return text.substr(
        std::min(text.size(), text.find_first_not_of(' '))); // PoDoFo parts numbers from what stands before
}

} // namespace sohoa
