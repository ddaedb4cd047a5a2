// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/podofo.h"

namespace sohoa {

PoDoFo::PdfObject* find(PoDoFo::PdfObject* dictionary, const char* key) {
    if (!dictionary || !dictionary->IsDictionary()) return nullptr;
    return dictionary->GetIndirectKey(key);
}

namespace {

std::string take(char* buffer, PoDoFo::pdf_long length) {
    std::string out(buffer, static_cast<size_t>(length));
    PoDoFo::podofo_free(buffer);
    return out;
}

} // namespace

std::string raw_stream(PoDoFo::PdfObject& object) {
    char* buffer = nullptr;
    PoDoFo::pdf_long length = 0;
    object.GetStream()->GetCopy(&buffer, &length);
    return take(buffer, length);
}

std::string decoded_stream(PoDoFo::PdfObject& object) {
    char* buffer = nullptr;
    PoDoFo::pdf_long length = 0;
    object.GetStream()->GetFilteredCopy(&buffer, &length);
    return take(buffer, length);
}

std::string pdf_text(const PoDoFo::PdfVariant& value) {
    std::string text;
    value.ToString(text, PoDoFo::ePdfWriteMode_Compact);
    return text;
}

} // namespace sohoa
