// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/pdf_file.h"
#include "core/pdf/podofo_names.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace sohoa {

/// One incremental update of a PDF (ISO 32000-1, 7.5.6), written by us: only what changed, a cross-reference table or
/// stream to match the base, /Prev, the first /ID kept and the second new. PoDoFo reads the base; its own incremental
/// writer breaks PDF/A and later signatures.
class Increment {
  public:
    /// The base must live as long. Error(bad_data): no PDF, damaged, encrypted.
    explicit Increment(const PdfFile& base);
    ~Increment();

    PoDoFo::PdfMemDocument& document();

    int reserve();                                         ///< the number of a new object
    void add(int number, const std::string& whole_object); ///< "n 0 obj … endobj\n"
    void change(PoDoFo::PdfObject& object);                ///< an object of the base, as it is now in memory

    /// Copies the base to `path` (which must not exist) and appends the update. Returns where each object begins.
    std::map<int, uint64_t> write(const std::string& path);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sohoa
