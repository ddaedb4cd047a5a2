// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/pdf_file.h"

#include <string>

namespace sohoa {

/// What a PDF says of itself in the PDF/A identification of its XMP (ISO 19005-2, 6.6.4): "2U", "1B", "4"; empty where
/// it claims nothing. A claim is no proof. Error(bad_data) for what is no PDF, encrypted or damaged. To be called in a
/// worker.
std::string claimed_pdfa(const PdfFile& file);

} // namespace sohoa
