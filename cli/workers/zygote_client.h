// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/workers/packet.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "profiles/profile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <sys/types.h>
#include <utility>

namespace sohoa {

/// The programs of workers, beside our own.
enum class WorkerKind { scan, scan_with_reader, pdf };

/// A job as the coordinator hands it over.
struct Job {
    std::string station;
    uint64_t cpu_seconds = 0; ///< RLIMIT_CPU of the worker; wall time is bounded by four times this and a minute
    Access access;
    std::string request;
};

template <class Row>
Job job_of(const typename Row::Request& request, const Limits& limits) {
    return {Row::name, Row::seconds(request, limits), request.access(), encode(request)};
}

/// Error of a job that went wrong, without what only the zygote may say: a worker's code is bad_data, no_input, io or
/// internal, and where the job is about the configuration also that; any other is a lie and becomes internal.
Error error_of(const ReplyPacket& reply, std::string_view said, bool about_configuration);

/// The reply of a job, or its Error. A worker's reply is hostile: Error(internal) for one that cannot be understood.
template <class Row>
typename Row::Reply reply_of(const ReplyPacket& packet) {
    constexpr bool about_configuration = requires {
        Row::about_configuration;
    };
    if (!packet.from_worker) throw error_of(packet, packet.reply, about_configuration);
    Decoder in(packet.reply);
    bool ok = false;
    in.take(ok);
    if (!ok) throw error_of(packet, in.rest(), about_configuration);
    typename Row::Reply reply{};
    in.take(reply);
    in.end();
    return reply;
}

/// The coordinator's side of a zygote (zygote.h): a program of its own that forks the workers.
class Zygote {
  public:
    /// Error(configuration) when the OCR model is missing.
    Zygote(WorkerKind kind, const Profile& profile, const std::string& language);
    ~Zygote(); ///< ends it, and with it every worker
    Zygote(const Zygote&) = delete;
    Zygote& operator=(const Zygote&) = delete;

    const Confinement& confinement() const { return confinement_; }
    const Limits& limits() const { return limits_; }

    /// To be watched: it can be read when a job is done.
    int fd() const { return socket_.get(); }
    uint64_t submit(Job job);
    /// The next job that is done; waits for it. Error(internal) when the zygote died.
    ReplyPacket receive();

    /// Submits and waits, where no other job is under way. Throws the job's Error.
    template <class Row>
    typename Row::Reply call(const typename Row::Request& request) {
        submit(job_of<Row>(request, limits_));
        return reply_of<Row>(receive());
    }

  private:
    Limits limits_;
    Fd socket_;
    pid_t process_ = -1;
    uint64_t last_ = 0;
    Confinement confinement_;
};

} // namespace sohoa
