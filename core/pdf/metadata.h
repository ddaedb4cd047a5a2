// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pdf/pdf_file.h"

#include <string>

namespace sohoa {

/// The XMP packet in force of a PDF; empty where there is none. Error(bad_data) for what is no PDF, encrypted or
/// damaged. To be called in a worker.
std::string xmp_of_pdf(const PdfFile& file);

} // namespace sohoa
