// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that includes PoDoFo, for the .cpp files that read PDFs.

#include "core/base/error.h"
#include "core/pdf/pdf_file.h"

#include <podofo/podofo.h>
#include <string>

namespace sohoa {

/// The sentence for a faulty file: what PoDoFo calls its faults says nothing to a person.
Message pdf_damage(PoDoFo::EPdfError fault);

/// Runs `work`; PoDoFo's exception becomes Error(bad_data), with `damage` of its fault.
template <class Work>
auto with_podofo(const std::string& where, Work&& work, Message (*damage)(PoDoFo::EPdfError) = pdf_damage) {
    try {
        return work();
    } catch (const PoDoFo::PdfError& error) {
        if (error.GetError() == PoDoFo::ePdfError_InvalidPassword)
            throw Error(Code::bad_data, where, msg("the PDF is encrypted; save it without a password first"));
        if (error.GetError() == PoDoFo::ePdfError_OutOfMemory)
            throw Error(Code::bad_data, where,
                        msg("the document needs more memory than a worker may have; raise it with --set "
                            "limits.worker_bytes=…"));
        if (error.GetError() == PoDoFo::ePdfError_NoPdfFile) throw Error(Code::bad_data, where, msg("is not a PDF"));
        throw Error(Code::bad_data, where, damage(error.GetError()));
    }
}

/// The file as PoDoFo reads it. Its own device asks the system for a new place at every token, a thousand times a file.
/// The file must live as long as what is read from it.
PoDoFo::PdfRefCountedInputDevice device_on(const PdfFile& file);

/// The value of `key` with references followed; null when absent.
PoDoFo::PdfObject* find(PoDoFo::PdfObject* dictionary, const char* key);

/// Entry `i` of an array with references followed; null when there is none.
PoDoFo::PdfObject* element(PoDoFo::PdfObject* array, size_t i);
/// 0 for what is no array.
size_t array_size(PoDoFo::PdfObject* array);

/// Simple values of a dictionary; what is absent or of another type is `otherwise`, false or "".
int64_t integer_at(PoDoFo::PdfObject* dictionary, const char* key, int64_t otherwise);
bool true_at(PoDoFo::PdfObject* dictionary, const char* key);
std::string name_at(PoDoFo::PdfObject* dictionary, const char* key);

/// "[0 1]": an array of numbers with references followed; empty for anything else.
std::string numbers_text(PoDoFo::PdfObject* array);

/// A direct value as PDF text.
std::string pdf_text(const PoDoFo::PdfVariant& value);

} // namespace sohoa
