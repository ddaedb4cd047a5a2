// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer_protocol.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <sys/socket.h>

namespace sohoa {
namespace {

Error gone() {
    return Error(Code::unavailable, "sohoa-signer", msg("the signer ended before it answered"));
}
Error garbled() {
    return Error(Code::unavailable, "sohoa-signer", msg("the signer sent something that is no packet"));
}

bool known(char kind) {
    return kind == SignerPacket::hello || kind == SignerPacket::sign || kind == SignerPacket::cms ||
           kind == SignerPacket::error;
}

SignerPacket parse(std::string_view bytes) {
    if (bytes.empty() || !known(bytes[0])) throw garbled();
    SignerPacket packet;
    packet.kind = static_cast<SignerPacket::Kind>(bytes[0]);
    bytes.remove_prefix(1);
    while (!bytes.empty()) {
        if (bytes.size() < 4) throw garbled();
        size_t length = 0;
        for (int i = 0; i < 4; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes[static_cast<size_t>(i)]);
        bytes.remove_prefix(4);
        if (length > bytes.size()) throw garbled();
        packet.fields.emplace_back(bytes.substr(0, length));
        bytes.remove_prefix(length);
    }
    return packet;
}

} // namespace

void send_packet(int socket, const SignerPacket& packet) {
    std::string bytes(1, packet.kind);
    for (const std::string& field : packet.fields) {
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes += static_cast<char>(field.size() >> shift & 0xFF);
        bytes += field;
        if (bytes.size() > signer_packet_limit)
            throw Error(Code::internal, "sohoa-signer",
                        msg("a packet is over the limit of {1} bytes", signer_packet_limit));
    }
    for (;;) {
        const ssize_t n = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n == static_cast<ssize_t>(bytes.size())) return;
        if (n < 0 && errno == EINTR) continue;
        throw gone();
    }
}

bool receive_packet(int socket, SignerPacket& packet) {
    std::string bytes(signer_packet_limit, '\0');
    for (;;) {
        const ssize_t n = ::recv(socket, bytes.data(), bytes.size(), MSG_TRUNC);
        if (n < 0 && errno == EINTR) continue;
        if (n == 0 || (n < 0 && errno == ECONNRESET)) return false;
        if (n < 0) throw gone();
        if (static_cast<size_t>(n) > bytes.size()) throw garbled();
        packet = parse(std::string_view(bytes.data(), static_cast<size_t>(n)));
        return true;
    }
}

SignerPacket packet_of(const Error& error) {
    SignerPacket packet{SignerPacket::error,
                        {std::to_string(static_cast<int>(error.code)), error.where, error.message.id}};
    packet.fields.insert(packet.fields.end(), error.message.args.begin(), error.message.args.end());
    return packet;
}

Error error_of(const SignerPacket& packet) {
    if (packet.kind != SignerPacket::error || packet.fields.size() < 3) return garbled();
    const int code = std::atoi(packet.fields[0].c_str());
    constexpr Code codes[] = {Code::bad_data,   Code::internal,      Code::io,         Code::no_input, Code::usage,
                              Code::permission, Code::configuration, Code::interrupted};
    Code known_code = Code::unavailable;
    for (const Code c : codes)
        if (static_cast<int>(c) == code) known_code = c;
    Message message{packet.fields[2], {packet.fields.begin() + 3, packet.fields.end()}};
    return Error(known_code, packet.fields[1], std::move(message));
}

} // namespace sohoa
