// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stations/staging.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <filesystem>

namespace sohoa {
namespace {

constexpr std::string_view form = "sohoa staging 1\n"; // another number with every change of a struct that is left

} // namespace

void leave_text(const std::string& path, std::string_view text) {
    std::filesystem::remove(path);
    const Fd fd = create_file(path);
    write_all(fd.get(), text, path);
}

void leave_encoded(const std::string& path, std::string_view encoded) {
    leave_text(path, std::string(form).append(encoded));
}

std::string encoded_in(const std::string& path) {
    std::string text = read_file(path);
    if (!text.starts_with(form)) throw Error(Code::internal, path, msg("a staging file holds something else"));
    return text.substr(form.size());
}

} // namespace sohoa
