// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/message.h"

#include <exception>
#include <string>

namespace sohoa {

/// Why a call could not do its work. The values are the exit codes of the program (sysexits.h where it has one);
/// cli/exit_codes.h holds the table that the manual and the tests read.
enum class Code : int {
    usage = 64,         ///< wrong arguments
    bad_data = 65,      ///< the file is not what it says, damaged, encrypted, over a limit
    no_input = 66,      ///< the file is not there or cannot be read
    unavailable = 69,   ///< a service or device (signer, token) does not answer
    internal = 70,      ///< a mistake in sohoa itself
    cannot_create = 73, ///< an output cannot be made, or is in the way
    io = 74,            ///< reading or writing failed, disk full
    try_again = 75,     ///< somebody else holds the folder; later it may work
    permission = 77,    ///< PIN, key or file permission
    configuration = 78, ///< profile, key or trust folder missing or wrong
    interrupted = 130,  ///< Ctrl-C or SIGTERM
};

/// The one exception. `where` names the file, and the page where there is one ("a.tif, page 3").
class Error : public std::exception {
  public:
    Error(Code code, std::string where, Message message);

    const char* what() const noexcept override { return what_.c_str(); }

    Code code;
    std::string where;
    Message message;

  private:
    std::string what_;
};

/// Error of a failed system call: Code::io (or cannot_create, permission, no_input by errno), with a sentence of its
/// own for what people meet.
Error system_error(const std::string& where, const char* action, int error_number);

/// Whether system_error() made it of a full disk or a quota that is used up: no document's fault, and the next will
/// fare no better.
bool is_disk_full(const Error& error);

} // namespace sohoa
