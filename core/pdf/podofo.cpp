// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/podofo.h"

#include <algorithm>

namespace sohoa {

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
