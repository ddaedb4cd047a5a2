// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/input_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sohoa {

/// A PDF that may be given to PoDoFo: opened once, so that everybody sees the same bytes, and looked through for values
/// nested too deeply (nesting.h) and for the word /ByteRange, wherever it stands.
class PdfFile : public InputFile {
  public:
    /// Error(no_input) where it cannot be read, Error(bad_data) where it nests too deeply. Implicit: a path stands for
    /// its file.
    PdfFile(const std::string& path);                         // NOLINT(google-explicit-constructor)
    PdfFile(const char* path) : PdfFile(std::string(path)) {} // NOLINT(google-explicit-constructor)

    const std::vector<uint64_t>& byte_ranges() const { return byte_ranges_; } ///< places of the word

  private:
    std::vector<uint64_t> byte_ranges_;
};

} // namespace sohoa
