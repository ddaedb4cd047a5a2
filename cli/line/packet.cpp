// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/packet.h"

#include <cerrno>
#include <cstring>
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

std::string pack(const std::vector<std::string>& fields) {
    std::string out;
    for (const std::string& field : fields) {
        const uint32_t length = static_cast<uint32_t>(field.size());
        out.append(reinterpret_cast<const char*>(&length), sizeof length);
        out += field;
    }
    return out;
}

bool unpack(std::string_view bytes, std::vector<std::string>& fields) {
    fields.clear();
    while (!bytes.empty()) {
        uint32_t length = 0;
        if (bytes.size() < sizeof length) return false;
        std::memcpy(&length, bytes.data(), sizeof length);
        bytes.remove_prefix(sizeof length);
        if (bytes.size() < length) return false;
        fields.emplace_back(bytes.substr(0, length));
        bytes.remove_prefix(length);
    }
    return true;
}

bool send_packet(int fd, std::string_view bytes) {
    const uint64_t length = bytes.size();
    return send_exactly(fd, reinterpret_cast<const char*>(&length), sizeof length) &&
           send_exactly(fd, bytes.data(), bytes.size());
}

bool receive_packet(int fd, std::string& bytes, uint64_t limit) {
    uint64_t length = 0;
    if (!read_exactly(fd, reinterpret_cast<char*>(&length), sizeof length) || length > limit) return false;
    bytes.resize(length);
    return read_exactly(fd, bytes.data(), length);
}

} // namespace sohoa
