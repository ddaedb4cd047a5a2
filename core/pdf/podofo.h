// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that includes PoDoFo, for the .cpp files that read PDFs.

#include "core/base/error.h"

#include <podofo/podofo.h>
#include <string>

namespace sohoa {

/// Runs `work`; PoDoFo's exception becomes Error(bad_data) with its name.
template <class Work>
auto with_podofo(const std::string& where, Work&& work) {
    try {
        return work();
    } catch (const PoDoFo::PdfError& error) {
        if (error.GetError() == PoDoFo::ePdfError_InvalidPassword)
            throw Error(Code::bad_data, where, msg("the PDF is encrypted; save it without a password first"));
        if (error.GetError() == PoDoFo::ePdfError_OutOfMemory)
            throw Error(Code::bad_data, where, msg("the PDF asks for more memory than a worker may have"));
        if (error.GetError() == PoDoFo::ePdfError_NoPdfFile) throw Error(Code::bad_data, where, msg("is not a PDF"));
        throw Error(Code::bad_data, where,
                    msg("the PDF is damaged ({1})", PoDoFo::PdfError::ErrorName(error.GetError())));
    }
}

/// The value of `key` with references followed; null when absent.
PoDoFo::PdfObject* find(PoDoFo::PdfObject* dictionary, const char* key);

/// The stream of an object as it stands in the file, or through all its filters.
std::string raw_stream(PoDoFo::PdfObject& object);
std::string decoded_stream(PoDoFo::PdfObject& object);

/// A direct value as PDF text.
std::string pdf_text(const PoDoFo::PdfVariant& value);

} // namespace sohoa
