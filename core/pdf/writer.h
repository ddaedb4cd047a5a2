// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// Writes a PDF 1.7 object by object, so that memory does not grow with the document. The layout is what PDF/A-2 asks
/// for (ISO 19005-2, 6.1): binary comment, "n 0 obj" on a line of its own, classic cross-reference table, /ID.
class PdfWriter {
  public:
    /// Creates the file; Error when it cannot be created.
    explicit PdfWriter(const std::string& path);

    int reserve(); ///< the number of an object that is written later

    void object(int number, std::string_view body);
    /// `entries`: dictionary without << >> and without /Length.
    void stream(int number, const std::string& entries, std::string_view bytes);
    /// The same, deflated, with /Filter/FlateDecode.
    void flate_stream(int number, const std::string& entries, std::string_view bytes);

    /// Cross-reference table and trailer. Every reserved object must have been written. `id`: 16 raw bytes.
    void finish(int catalog, std::string_view id);

  private:
    void put(std::string_view bytes);
    void begin(int number);
    void flush();

    std::string path_;
    Fd fd_;
    std::string buffer_;
    uint64_t written_ = 0;
    std::vector<uint64_t> offsets_; // of object i + 1; 0 = not yet written
};

std::string deflate(std::string_view bytes);   ///< zlib, level 6
std::string pdf_number(double value);          ///< at most 4 decimals, no exponent, '.' whatever the locale
std::string pdf_string(std::string_view utf8); ///< <FEFF…> text string, or (…) where it is plain ASCII
std::string pdf_reference(int number);         ///< "12 0 R"

} // namespace sohoa
