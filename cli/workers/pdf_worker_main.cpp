// SPDX-License-Identifier: GPL-3.0-or-later

// sohoa-pdf-worker: signs and verifies finished PDFs, checks records. No recogniser and no image library, so that it
// starts fast. Started by sohoa; cli/workers/zygote.h tells what it does.

#include "cli/workers/zygote.h"
#include "core/pdf/quiet_pdf.h"
#include "signing/crypto_library.h"

int main() {
    using namespace sohoa;
    return zygote_main({functions_of(PdfRows()),
                        [] {
                            quieten_pdf_library();
                            warm_up_crypto_library();
                        },
                        nullptr});
}
