// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "core/base/error.h"
#include "core/base/handle.h"
#include "core/base/input_file.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sohoa {

Fd& Fd::operator=(Fd&& other) noexcept {
    if (this != &other) {
        reset();
        fd_ = other.release();
    }
    return *this;
}

int Fd::release() {
    const int fd = fd_;
    fd_ = -1;
    return fd;
}

void Fd::reset() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
}

Fd open_for_reading(const std::string& path) {
    // O_NONBLOCK: a pipe without a writer must not hold us up before we know that it is a pipe.
    Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!fd) {
        const int error = errno;
        Error e = system_error(path, "open", error);
        throw Error(Code::no_input, path, e.message);
    }
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) throw system_error(path, "stat", errno);
    if (!S_ISREG(info.st_mode)) throw Error(Code::no_input, path, msg("is not a regular file"));
    return fd;
}

Fd create_file(const std::string& path) {
    Fd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!fd) throw system_error(path, "create", errno);
    return fd;
}

std::string read_file(const std::string& path, uint64_t limit) {
    const InputFile file(path);
    if (file.size() > limit)
        throw Error(Code::bad_data, path, msg("holds {1} bytes, more than the {2} allowed here", file.size(), limit));
    return file.read(0, file.size());
}

void read_in_pieces(const std::string& path, const std::function<void(std::string_view)>& use) {
    const Fd fd = open_for_reading(path);
    std::string piece(1 << 16, '\0');
    for (;;) {
        const ssize_t n = ::read(fd.get(), piece.data(), piece.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw system_error(path, "read", errno);
        if (n == 0) return;
        use(std::string_view(piece.data(), static_cast<size_t>(n)));
    }
}

std::string read_at(int fd, uint64_t offset, uint64_t length, const std::string& where) {
    std::string out(length, '\0');
    for (uint64_t done = 0; done < length;) {
        const ssize_t n = ::pread(fd, out.data() + done, length - done, static_cast<off_t>(offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw system_error(where, "read", errno);
        if (n == 0) throw Error(Code::io, where, msg("ends before byte {1}", offset + length));
        done += static_cast<uint64_t>(n);
    }
    return out;
}

void write_all(int fd, std::string_view bytes, const std::string& where) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw Error(Code::io, where, system_error(where, "write", errno).message);
        bytes.remove_prefix(static_cast<size_t>(n));
    }
}

void write_at(int fd, uint64_t offset, std::string_view bytes, const std::string& where) {
    while (!bytes.empty()) {
        const ssize_t n = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw Error(Code::io, where, system_error(where, "write", errno).message);
        bytes.remove_prefix(static_cast<size_t>(n));
        offset += static_cast<uint64_t>(n);
    }
}

void write_file_atomic(const std::string& path, std::string_view bytes) {
    const std::string temporary = path + ".tmp-" + std::to_string(::getpid());
    {
        Fd fd(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
        if (!fd) throw system_error(temporary, "create", errno);
        try {
            write_all(fd.get(), bytes, path);
            if (::fsync(fd.get()) != 0) throw system_error(path, "fsync", errno);
        } catch (...) {
            ::unlink(temporary.c_str());
            throw;
        }
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        throw system_error(path, "rename", error);
    }
}

void sync_path(const std::string& path) {
    const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd) throw system_error(path, "open", errno);
    if (::fsync(fd.get()) != 0) throw system_error(path, "fsync", errno);
}

std::vector<std::string> list_folder(const std::string& path) {
    const Handle<DIR, ::closedir> folder(::opendir(path.c_str()));
    if (!folder) {
        const int error = errno;
        throw Error(Code::no_input, path, system_error(path, "open the folder", error).message);
    }
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(folder.get())) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
    }
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return natural_less(a, b); });
    return names;
}

bool natural_less(std::string_view a, std::string_view b) {
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (digit(a[i]) && digit(b[j])) {
            size_t i0 = i, j0 = j;
            while (i0 < a.size() && a[i0] == '0')
                ++i0;
            while (j0 < b.size() && b[j0] == '0')
                ++j0;
            size_t i1 = i0, j1 = j0;
            while (i1 < a.size() && digit(a[i1]))
                ++i1;
            while (j1 < b.size() && digit(b[j1]))
                ++j1;
            const std::string_view x = a.substr(i0, i1 - i0), y = b.substr(j0, j1 - j0);
            if (x.size() != y.size()) return x.size() < y.size();
            if (x != y) return x < y;
            i = i1;
            j = j1;
        } else {
            if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
        }
    }
    if ((i < a.size()) != (j < b.size())) return j < b.size();
    return a < b;
}

} // namespace sohoa
