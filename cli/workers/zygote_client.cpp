// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workers/zygote_client.h"

#include "cli/program.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace sohoa {
namespace {

constexpr uint64_t largest_reply = 64u << 20;

// In the child, between fork and exec: only async-signal-safe calls. 0 to 2 of ours are not the zygote's: one of them
// may be the descriptor of the PIN.
[[noreturn]] void become_zygote(int socket, int null, const char* program, char* const environment[]) {
    ::dup2(null, STDIN_FILENO);
    ::dup2(null, STDOUT_FILENO);
    if (socket == 3)
        ::fcntl(3, F_SETFD, 0);
    else
        ::dup2(socket, 3);
    ::close_range(4, ~0U, 0); // the descriptor of the PIN, for one
    const char* const arguments[] = {program, "__zygote", nullptr};
    ::execve(program, const_cast<char* const*>(arguments), environment);
    ::_exit(127);
}

std::vector<std::string> zygote_environment() {
    std::vector<std::string> out;
    for (char** entry = environ; *entry; ++entry)
        if (std::string(*entry).rfind("OMP_", 0) != 0) out.emplace_back(*entry);
    out.emplace_back("OMP_THREAD_LIMIT=1");
    out.emplace_back("LD_BIND_NOW=1"); // functions of libraries are looked up once, not in every worker
    return out;
}

std::string program_of(WorkerKind kind) {
    const char* name = kind == WorkerKind::pdf ? "sohoa-pdf-worker" : "sohoa-scan-worker";
    return (std::filesystem::path(program_path()).parent_path() / name).string();
}

Error not_started(const std::string& program) {
    return Error(Code::unavailable, program, msg("the worker process cannot be started"));
}

} // namespace

Error error_of(const ReplyPacket& reply, std::string_view said, bool about_configuration) {
    auto error = decode<SentError>(said);
    const auto code = static_cast<Code>(error.code);
    const bool known = code == Code::bad_data || code == Code::no_input || code == Code::io || code == Code::internal;
    const bool allowed = known || !reply.from_worker || (about_configuration && code == Code::configuration);
    if (!allowed) return Error(Code::internal, "", msg("a worker said something that it may not say"));
    return Error(code, std::move(error.where), std::move(error.message));
}

Zygote::Zygote(WorkerKind kind, const Profile& profile, const std::string& language) : limits_(profile.limits) {
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        throw system_error("", "create a socket pair", errno);
    socket_ = Fd(pair[0]);
    Fd theirs(pair[1]);
    const Fd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    const std::string program = program_of(kind);
    std::vector<std::string> environment = zygote_environment();
    std::vector<char*> pointers;
    for (std::string& entry : environment)
        pointers.push_back(entry.data());
    pointers.push_back(nullptr);
    process_ = ::fork();
    if (process_ < 0) throw system_error("", "fork", errno);
    if (process_ == 0) become_zygote(theirs.get(), null.get(), program.c_str(), pointers.data());
    theirs.reset(); // else nobody would see that it has ended
    const ZygoteStart start{profile.name, to_toml(profile), language, share_folder("tessdata"),
                            kind == WorkerKind::scan_with_reader};
    std::string bytes;
    if (!send_packet(socket_.get(), encode(start)) || !receive_packet(socket_.get(), bytes, largest_reply))
        throw not_started(program);
    const auto ready = decode<ZygoteReady>(bytes);
    if (!ready.ok) // the model is missing, say
        throw Error(static_cast<Code>(ready.error.code), ready.error.where, ready.error.message);
    confinement_ = ready.confinement;
}

Zygote::~Zygote() {
    if (process_ < 0) return;
    socket_.reset(); // it ends when its socket does
    ::waitpid(process_, nullptr, 0);
}

uint64_t Zygote::submit(Job job) {
    const JobPacket packet{++last_, std::move(job.station), job.cpu_seconds, std::move(job.access),
                           std::move(job.request)};
    if (!send_packet(socket_.get(), encode(packet))) throw Error(Code::internal, "", msg("the worker process died"));
    return last_;
}

ReplyPacket Zygote::receive() {
    std::string bytes;
    if (!receive_packet(socket_.get(), bytes, largest_reply))
        throw Error(Code::internal, "", msg("the worker process died"));
    return decode<ReplyPacket>(bytes);
}

} // namespace sohoa
