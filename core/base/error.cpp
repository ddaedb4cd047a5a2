// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <cerrno>

namespace sohoa {

Error::Error(Code c, std::string w, Message m) : code(c), where(std::move(w)), message(std::move(m)) {
    what_ = where.empty() ? message.english() : where + ": " + message.english();
}

namespace {

// The causes that people meet have sentences of their own, so that they can be translated; the rest is for an expert.
Message cause(const char* action, int error_number) {
    switch (error_number) {
    case ENOENT:
    case ENOTDIR:
        return msg("there is no such file or folder");
    case EACCES:
    case EPERM:
        return msg("access is denied");
    case ENOSPC:
    case EDQUOT:
        return msg("the disk is full");
    case EROFS:
        return msg("the disk cannot be written to");
    case EEXIST:
    case ENOTEMPTY:
        return msg("something of that name is in the way");
    case EISDIR:
        return msg("is a folder");
    case ENAMETOOLONG:
        return msg("the name is too long");
    case ELOOP:
        return msg("a link leads nowhere");
    case EMFILE:
    case ENFILE:
        return msg("too many files are open");
    case ENOMEM:
        return msg("the machine has no memory left");
    case EPIPE:
        return msg("nobody reads any more what is written");
    default:
        return msg("the system refuses “{1}” (error {2})", action, error_number);
    }
}

} // namespace

bool is_disk_full(const Error& error) {
    return error.code == Code::io && error.message == cause("", ENOSPC);
}

Error system_error(const std::string& where, const char* action, int error_number) {
    Code code = Code::io;
    if (error_number == ENOENT || error_number == ENOTDIR) code = Code::no_input;
    if (error_number == EACCES || error_number == EPERM) code = Code::permission;
    if (error_number == EEXIST || error_number == ENOTEMPTY || error_number == EROFS) code = Code::cannot_create;
    return Error(code, where, cause(action, error_number));
}

} // namespace sohoa
