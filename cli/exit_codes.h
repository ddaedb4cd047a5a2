// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace sohoa {

/// One row of the table of exit codes: the code, the manual and the tests read it.
struct ExitCode {
    int code;
    std::string meaning; ///< English msgid
};

/// Every code that sohoa ends with, ascending.
std::vector<ExitCode> exit_codes();

inline constexpr int exit_done = 0;
inline constexpr int exit_check_failed = 1; ///< verify, manifest check, profile check: something is not as it should be
inline constexpr int exit_some_refused = 3; ///< run: done, but at least one document was refused

} // namespace sohoa
