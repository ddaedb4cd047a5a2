// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sohoa {

/// A regular file that is opened once: whoever asks about it sees the same file, with the size that it had then.
class InputFile {
  public:
    explicit InputFile(std::string path); ///< Error as of open_for_reading

    const std::string& path() const { return path_; }
    uint64_t size() const { return size_; }
    int fd() const { return fd_.get(); }

    /// Exactly `length` bytes from `offset`; Error(io) when the file ends before.
    void read(uint64_t offset, char* to, uint64_t length) const;
    std::string read(uint64_t offset, uint64_t length) const;

    /// Calls `use` with pieces of at most 64 KiB (what stays in the cache) of bytes [from, to), in order.
    void in_pieces(uint64_t from, uint64_t to, const std::function<void(std::string_view)>& use) const;
    void in_pieces(const std::function<void(std::string_view)>& use) const { in_pieces(0, size_, use); }

  private:
    std::string path_;
    Fd fd_;
    uint64_t size_;
};

} // namespace sohoa
