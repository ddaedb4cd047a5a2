// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exit_codes.h"

#include "core/base/error.h"

namespace sohoa {

std::vector<ExitCode> exit_codes() {
    auto code = [](Code c) { return static_cast<int>(c); };
    auto tr = [](const char* id) { return std::string(id); }; // marks the msgid; translated where it is shown
    return {
        {exit_done, tr("done")},
        {exit_check_failed,
         tr("a check found faults: a signature is not TOTAL-PASSED, a record was changed, a profile has faults")},
        {exit_some_refused, tr("done, but at least one document was refused; it was said why, and “run” keeps it in "
                               ".refused of the output folder")},
        {code(Code::usage), tr("wrong arguments")},
        {code(Code::bad_data), tr("a file is damaged or cannot be taken")},
        {code(Code::no_input), tr("a file or folder is not there or cannot be read")},
        {code(Code::unavailable), tr("a service or the signing process does not answer")},
        {code(Code::internal), tr("a mistake in sohoa itself")},
        {code(Code::cannot_create), tr("an output is in the way or cannot be created")},
        {code(Code::io), tr("reading or writing failed, or the disk is full")},
        {code(Code::try_again), tr("another run holds the output folder; try again later")},
        {code(Code::permission), tr("no PIN, a wrong PIN, or a file that others may read")},
        {code(Code::configuration), tr("profile, key or trust folder missing or wrong")},
        {code(Code::interrupted), tr("interrupted")},
    };
}

} // namespace sohoa
