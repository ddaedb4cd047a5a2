// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <vector>

namespace sohoa {

/// Between coordinator and sohoa-signer: packets over a SOCK_SEQPACKET socket, so a packet is whole or not there.
/// A packet is its kind (one byte), then for each field 4 bytes of length, most significant first, and the bytes.
struct SignerPacket {
    enum Kind : char {
        hello = 'H', ///< signer → coordinator, once: version, longest CMS, leaf, chain …
        sign = 'S',  ///< coordinator → signer: role, digest (32 bytes)
        cms = 'C',   ///< signer → coordinator: the CMS
        error = 'E', ///< signer → coordinator: code, where, message id, arguments …
    };
    Kind kind = error;
    std::vector<std::string> fields;
};

constexpr int signer_socket_fd = 3; ///< of the signer
constexpr int signer_pin_fd = 4;    ///< of the signer, where a PIN descriptor was given
constexpr size_t signer_packet_limit = 128 * 1024;
constexpr const char* signer_protocol_version = "1";

/// Never raises SIGPIPE. Error(unavailable) when the other side is gone, Error(internal) when the packet is over the
/// limit.
void send_packet(int socket, const SignerPacket& packet);

/// False when the other side has closed. Error(unavailable) for a packet that is malformed or over the limit.
bool receive_packet(int socket, SignerPacket& packet);

SignerPacket packet_of(const Error& error);
Error error_of(const SignerPacket& packet);

} // namespace sohoa
