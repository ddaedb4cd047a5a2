// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace sohoa {

/// A folder of our own under TMPDIR (/tmp when it is not set), closed to others; removed at the end.
class TemporaryFolder {
  public:
    TemporaryFolder(); ///< Error(cannot_create)
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

} // namespace sohoa
