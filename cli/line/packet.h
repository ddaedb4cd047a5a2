// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sohoa {

/// How processes of sohoa talk: lists of strings, each with a four-byte length before it. Nothing else is parsed of
/// what a worker says.
std::string pack(const std::vector<std::string>& fields);

/// False when `bytes` is not what pack() makes, whole.
bool unpack(std::string_view bytes, std::vector<std::string>& fields);

/// One packet over a stream socket: its length in eight bytes, then the bytes. False when the other side is gone.
bool send_packet(int fd, std::string_view bytes);
/// False when the other side is gone or the packet is longer than `limit`.
bool receive_packet(int fd, std::string& bytes, uint64_t limit);

} // namespace sohoa
