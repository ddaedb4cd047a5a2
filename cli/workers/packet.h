// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/stations/access.h"
#include "core/base/codec.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

namespace sohoa {

// Between coordinator and zygote: packets over a stream socket, each its length in eight bytes, then one of these
// structs as core/base/codec.h writes it.

/// What a zygote is started with.
struct ZygoteStart {
    std::string profile_name, profile; ///< in force, as TOML
    std::string language;
    std::string tessdata; ///< the folder of our own models
    bool with_reader = false;

    static auto members(auto& s) { return std::tie(s.profile_name, s.profile, s.language, s.tessdata, s.with_reader); }
};

/// What the kernel gives for the confinement of workers.
struct Confinement {
    bool system_calls = false; ///< seccomp
    bool files = false;        ///< Landlock

    static auto members(auto& s) { return std::tie(s.system_calls, s.files); }
};

/// The zygote's first word.
struct ZygoteReady {
    bool ok = false;
    SentError error; ///< where it is not: the model is missing, say
    Confinement confinement;

    static auto members(auto& s) { return std::tie(s.ok, s.error, s.confinement); }
};

/// One job for one worker.
struct JobPacket {
    uint64_t id = 0;
    std::string station; ///< its name in cli/stations/stations.h
    uint64_t cpu_seconds = 0;
    Access access;
    std::string request; ///< encoded

    static auto members(auto& s) { return std::tie(s.id, s.station, s.cpu_seconds, s.access, s.request); }
};

/// How a job ended.
struct ReplyPacket {
    uint64_t id = 0;
    bool from_worker = false; ///< `reply` is what the worker said, unread; else an encoded SentError of the zygote's
    std::string reply;

    static auto members(auto& s) { return std::tie(s.id, s.from_worker, s.reply); }
};

/// What a worker says: whether it went well, then the reply or a SentError, encoded.
template <class Reply>
std::string said(const Reply& reply) {
    return encode(true) + encode(reply);
}
inline std::string said(const Error& error) {
    return encode(false) + encode(sent(error));
}

/// False when the other side is gone.
bool send_packet(int fd, std::string_view bytes);
/// False when the other side is gone or the packet is longer than `limit`.
bool receive_packet(int fd, std::string& bytes, uint64_t limit);

} // namespace sohoa
