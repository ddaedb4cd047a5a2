// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pdf/pdf_file.h"

#include "core/pdf/nesting.h"

namespace sohoa {

PdfFile::PdfFile(const std::string& path) : InputFile(path), byte_ranges_(refuse_deep_nesting(*this, "/ByteRange")) {}

} // namespace sohoa
