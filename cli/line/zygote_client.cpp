// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/packet.h"
#include "cli/line/zygote.h"
#include "cli/program.h"
#include "core/base/file.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sohoa {

struct Zygote::State {
    Fd socket;
    pid_t pid = -1;
    uint64_t last = 0;
};

namespace {

constexpr uint64_t largest_reply = 256u << 20;

// In the child, between fork and exec: only async-signal-safe calls.
[[noreturn]] void become_zygote(int socket, const char* program, char* const environment[]) {
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
    return out;
}

} // namespace

Zygote::Zygote(const Profile& profile, const std::string& language, bool with_reader)
    : state_(std::make_unique<State>()) {
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        throw system_error("", "create a socket pair", errno);
    state_->socket = Fd(pair[0]);
    const Fd theirs(pair[1]);
    const std::string program = program_path();
    std::vector<std::string> environment = zygote_environment();
    std::vector<char*> pointers;
    for (std::string& entry : environment)
        pointers.push_back(entry.data());
    pointers.push_back(nullptr);
    state_->pid = ::fork();
    if (state_->pid < 0) throw system_error("", "fork", errno);
    if (state_->pid == 0) become_zygote(theirs.get(), program.c_str(), pointers.data());
    if (!send_packet(state_->socket.get(),
                     pack({profile.name, to_toml(profile), language, with_reader ? "reader" : ""})))
        throw Error(Code::internal, "", msg("the worker process cannot be started"));
    std::string ready;
    std::vector<std::string> fields;
    if (!receive_packet(state_->socket.get(), ready, 1 << 20) || !unpack(ready, fields) || fields.size() < 3)
        throw Error(Code::internal, "", msg("the worker process cannot be started"));
    if (fields[0] != "0") // the model is missing, say
        throw Error(static_cast<Code>(std::atoi(fields[0].c_str())), fields[1],
                    {fields[2], {fields.begin() + 3, fields.end()}});
}

Zygote::~Zygote() {
    if (!state_ || state_->pid < 0) return;
    state_->socket.reset(); // it ends when its socket does
    ::waitpid(state_->pid, nullptr, 0);
}

Zygote::Zygote(Zygote&&) noexcept = default;

uint64_t Zygote::submit(const Job& job) {
    std::vector<std::string> fields = {std::to_string(++state_->last), job.name, std::to_string(job.cpu_seconds)};
    fields.insert(fields.end(), job.arguments.begin(), job.arguments.end());
    if (!send_packet(state_->socket.get(), pack(fields)))
        throw Error(Code::internal, "", msg("the worker process died"));
    return state_->last;
}

std::optional<Reply> Zygote::next(int milliseconds) {
    pollfd waiting{state_->socket.get(), POLLIN, 0};
    if (::poll(&waiting, 1, milliseconds) <= 0) return std::nullopt;
    std::string bytes;
    std::vector<std::string> fields;
    if (!receive_packet(state_->socket.get(), bytes, largest_reply) || !unpack(bytes, fields) || fields.size() < 2)
        throw Error(Code::internal, "", msg("the worker process died"));
    Reply reply;
    reply.job = std::strtoull(fields[0].c_str(), nullptr, 10);
    const int code = std::atoi(fields[1].c_str());
    reply.ok = code == 0;
    if (reply.ok)
        reply.fields.assign(fields.begin() + 2, fields.end());
    else if (fields.size() >= 4) {
        reply.code = static_cast<Code>(code);
        reply.where = fields[2];
        reply.message = {fields[3], {fields.begin() + 4, fields.end()}};
    }
    return reply;
}

std::vector<std::string> Zygote::call(const Job& job) {
    const uint64_t id = submit(job);
    for (;;) {
        const std::optional<Reply> reply = next(1000);
        if (!reply || reply->job != id) continue;
        if (!reply->ok) throw Error(reply->code, reply->where, reply->message);
        return reply->fields;
    }
}

} // namespace sohoa
