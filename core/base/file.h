// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// A file descriptor that closes itself.
class Fd {
  public:
    Fd() = default;
    explicit Fd(int fd) : fd_(fd) {}
    ~Fd() { reset(); }
    Fd(Fd&& other) noexcept : fd_(other.release()) {}
    Fd& operator=(Fd&& other) noexcept;

    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    int release();
    void reset();

  private:
    int fd_ = -1;
};

/// Opens a regular file for reading; Error(no_input) for what is missing, a folder, a pipe or a device.
Fd open_for_reading(const std::string& path);

/// Creates a file that must not exist yet, for reading and writing; Error(cannot_create) when it does.
Fd create_file(const std::string& path);

/// The whole file; Error(bad_data) when it holds more than `limit` bytes.
std::string read_file(const std::string& path, uint64_t limit = UINT64_MAX);

/// Calls `use` with pieces of at most 64 KiB (what stays in the cache), in order, up to where the file ends by
/// then.
void read_in_pieces(const std::string& path, const std::function<void(std::string_view)>& use);

/// Exactly `length` bytes from `offset`; Error(io) when the file ends before.
std::string read_at(int fd, uint64_t offset, uint64_t length, const std::string& where);

/// Writes all of `bytes`; Error(io) with the cause ("No space left on device").
void write_all(int fd, std::string_view bytes, const std::string& where);
void write_at(int fd, uint64_t offset, std::string_view bytes, const std::string& where);

/// Makes `path` hold `bytes`, by a temporary file beside it, fsync and rename: whole or not at all.
void write_file_atomic(const std::string& path, std::string_view bytes);

/// fsync of a file or folder.
void sync_path(const std::string& path);

/// Names in a folder without "." and "..", in natural order (page-2 before page-10).
std::vector<std::string> list_folder(const std::string& path);

/// Natural order: runs of digits compare as numbers.
bool natural_less(std::string_view a, std::string_view b);

} // namespace sohoa
