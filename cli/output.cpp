// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "core/base/file.h"

#include <cerrno>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr const char* place = "stdout";

}

void print(std::string_view bytes) {
    write_all(STDOUT_FILENO, bytes, place);
}

bool is_of_output(const Error& error) {
    return error.code == Code::io && error.where == place;
}

bool reader_is_gone(const Error& error) {
    return is_of_output(error) && error.message == system_error("", "", EPIPE).message;
}

} // namespace sohoa
