// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scan/quiet.h"

#include "core/pdf/quiet_pdf.h"

#include <leptonica/allheaders.h>
#include <poppler-global.h>
#include <tiffio.h>

#include <string>

namespace sohoa {

void quieten_libraries() {
    TIFFSetErrorHandler(nullptr);
    TIFFSetErrorHandlerExt(nullptr);
    TIFFSetWarningHandler(nullptr);
    TIFFSetWarningHandlerExt(nullptr);

    setMsgSeverity(L_SEVERITY_NONE);
    leptSetStderrHandler([](const char*) {}); // some places print without asking for the severity

    quieten_pdf_library();

    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

} // namespace sohoa
