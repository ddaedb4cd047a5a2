// SPDX-License-Identifier: GPL-3.0-or-later

// sohoa-scan-worker: reads scans. Started by sohoa; cli/workers/zygote.h tells what it does.

#include "cli/workers/zygote.h"
#include "core/scan/quiet.h"

int main() {
    using namespace sohoa;
    return zygote_main(
        {functions_of(ScanRows()), quieten_libraries, [](const ReadOptions& options, const std::string& tessdata) {
             return std::make_shared<Reader>(options, tessdata);
         }});
}
