// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <filesystem>

namespace sohoa {

std::string program_path() {
    return std::filesystem::read_symlink("/proc/self/exe").string();
}

std::string share_folder(const std::string& name) {
    const auto share = std::filesystem::path(program_path()).parent_path().parent_path() / "share";
    return (name == "locale" ? share / name : share / "sohoa" / name).string();
}

} // namespace sohoa
