// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer_protocol.h"

#include <cerrno>
#include <sys/socket.h>

namespace sohoa {
namespace {

Error gone() {
    return Error(Code::unavailable, "sohoa-signer", msg("the signer ended before it answered"));
}

} // namespace

void send_signer_packet(int socket, const std::string& bytes) {
    if (bytes.size() > signer_packet_limit)
        throw Error(Code::internal, "sohoa-signer",
                    msg("a packet is over the limit of {1} bytes", signer_packet_limit));
    for (;;) {
        const ssize_t n = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n == static_cast<ssize_t>(bytes.size())) return;
        if (n < 0 && errno == EINTR) continue;
        throw gone();
    }
}

bool receive_signer_packet(int socket, std::string& bytes) {
    bytes.resize(signer_packet_limit);
    for (;;) {
        const ssize_t n = ::recv(socket, bytes.data(), bytes.size(), MSG_TRUNC);
        if (n < 0 && errno == EINTR) continue;
        if (n == 0 || (n < 0 && errno == ECONNRESET)) return false;
        if (n < 0) throw gone();
        if (static_cast<size_t>(n) > bytes.size())
            throw Error(Code::unavailable, "sohoa-signer", msg("the signer sent something that is no packet"));
        bytes.resize(static_cast<size_t>(n));
        return true;
    }
}

} // namespace sohoa
