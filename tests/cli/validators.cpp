// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/validators.h"

#include <cstdlib>
#include <filesystem>

namespace sohoa::test {

void Validators::SetUp() {
    const char *folder = std::getenv("SOHOA_VALIDATORS"), *required = std::getenv("SOHOA_REQUIRE_VALIDATORS");
    folder_ = folder ? folder : "";
    for (const char* name : {"verapdf", "pyhanko", "python"}) {
        if (!folder_.empty() && std::filesystem::exists(program(name))) continue;
        const std::string why =
            std::string(name) + " is not there: run scripts/validators.sh and put what it prints into SOHOA_VALIDATORS";
        if (required && std::string(required) == "1") FAIL() << why;
        GTEST_SKIP() << why;
    }
}

} // namespace sohoa::test
