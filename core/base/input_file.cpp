// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/input_file.h"

#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr uint64_t piece_bytes = 1 << 16;

uint64_t size_of(int fd, const std::string& path) {
    struct stat info {};
    if (::fstat(fd, &info) != 0) throw system_error(path, "stat", errno);
    return static_cast<uint64_t>(info.st_size);
}

} // namespace

InputFile::InputFile(std::string path)
    : path_(std::move(path)), fd_(open_for_reading(path_)), size_(size_of(fd_.get(), path_)) {}

void InputFile::read(uint64_t offset, char* to, uint64_t length) const {
    for (uint64_t done = 0; done < length;) {
        const ssize_t n = ::pread(fd_.get(), to + done, length - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw system_error(path_, "read", errno);
        if (n == 0) throw Error(Code::io, path_, msg("ends before byte {1}", offset + length));
        done += static_cast<uint64_t>(n);
    }
}

std::string InputFile::read(uint64_t offset, uint64_t length) const {
    std::string out(length, '\0');
    read(offset, out.data(), length);
    return out;
}

void InputFile::in_pieces(uint64_t from, uint64_t to, const std::function<void(std::string_view)>& use) const {
    const std::unique_ptr<char[]> piece(new char[std::min(piece_bytes, to - from)]); // not filled with zeros
    while (from < to) {
        const uint64_t length = std::min(piece_bytes, to - from);
        read(from, piece.get(), length);
        from += length;
        use({piece.get(), length});
    }
}

} // namespace sohoa
