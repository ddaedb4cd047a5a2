// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <cerrno>
#include <cstring>

namespace sohoa {

Error::Error(Code c, std::string w, Message m) : code(c), where(std::move(w)), message(std::move(m)) {
    what_ = where.empty() ? message.english() : where + ": " + message.english();
}

Error system_error(const std::string& where, const char* action, int error_number) {
    Code code = Code::io;
    if (error_number == ENOENT || error_number == ENOTDIR) code = Code::no_input;
    if (error_number == EACCES || error_number == EPERM) code = Code::permission;
    if (error_number == EEXIST || error_number == ENOTEMPTY || error_number == EROFS) code = Code::cannot_create;
    return Error(code, where, msg("cannot {1}: {2}", action, std::strerror(error_number)));
}

} // namespace sohoa
