// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workers/packet.h"

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace sohoa {
namespace {

bool read_exactly(int fd, char* out, size_t length) {
    while (length > 0) {
        const ssize_t n = ::read(fd, out, length);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        out += n;
        length -= static_cast<size_t>(n);
    }
    return true;
}

bool send_exactly(int fd, const char* bytes, size_t length) {
    while (length > 0) {
        const ssize_t n = ::send(fd, bytes, length, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes += n;
        length -= static_cast<size_t>(n);
    }
    return true;
}

} // namespace

bool send_packet(int fd, std::string_view bytes) {
    const uint64_t length = bytes.size();
    return send_exactly(fd, reinterpret_cast<const char*>(&length), sizeof length) &&
           send_exactly(fd, bytes.data(), bytes.size());
}

bool receive_packet(int fd, std::string& bytes, uint64_t limit) {
    uint64_t length = 0;
    if (!read_exactly(fd, reinterpret_cast<char*>(&length), sizeof length) || length > limit) return false;
    bytes.resize(length); // of the zygote, which bounds what a worker says
    return read_exactly(fd, bytes.data(), length);
}

} // namespace sohoa
