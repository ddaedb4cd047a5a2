// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/temporary_folder.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>

namespace sohoa {

TemporaryFolder::TemporaryFolder() {
    const char* given = std::getenv("TMPDIR");
    path_ = std::string(given && *given ? given : "/tmp") + "/sohoa-XXXXXX";
    if (!::mkdtemp(path_.data()))
        throw Error(Code::cannot_create, path_, system_error(path_, "create the folder", errno).message);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace sohoa
