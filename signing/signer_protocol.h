// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/codec.h"

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace sohoa {

// Between coordinator and sohoa-signer: structs as core/base/codec.h writes them, one a packet of a SOCK_SEQPACKET
// socket, so a packet is whole or not there.

/// The signer's first word.
struct SignerHello {
    std::string version; ///< signer_protocol_version
    bool ok = false;
    SentError error; ///< where it is not ok
    uint64_t longest_cms = 0;
    std::string leaf; ///< DER
    std::vector<std::string> chain;

    static auto members(auto& s) { return std::tie(s.version, s.ok, s.error, s.longest_cms, s.leaf, s.chain); }
};

struct SignerRequest {
    std::string role;
    std::string digest; ///< 32 bytes

    static auto members(auto& s) { return std::tie(s.role, s.digest); }
};

struct SignerAnswer {
    bool ok = false;
    SentError error; ///< where it is not ok
    std::string cms;

    static auto members(auto& s) { return std::tie(s.ok, s.error, s.cms); }
};

constexpr int signer_socket_fd = 3; ///< of the signer
constexpr int signer_pin_fd = 4;    ///< of the signer, where a PIN descriptor was given
constexpr size_t signer_packet_limit = 128 * 1024;
constexpr const char* signer_protocol_version = "2";

/// Never raises SIGPIPE. Error(unavailable) when the other side is gone, Error(internal) when the packet is over the
/// limit.
void send_signer_packet(int socket, const std::string& bytes);

/// False when the other side has closed. Error(unavailable) for a packet that is over the limit.
bool receive_signer_packet(int socket, std::string& bytes);

} // namespace sohoa
