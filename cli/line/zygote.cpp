// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/zygote.h"

#include "cli/i18n.h"
#include "cli/line/jobs.h"
#include "cli/line/packet.h"
#include "cli/line/sandbox.h"
#include "cli/line/stack_guard.h"
#include "core/base/file.h"
#include "core/base/quiet.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <map>
#include <new>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace sohoa {
namespace {

using Time = std::chrono::steady_clock;

constexpr int socket_fd = 3;
constexpr int output_fd = 3; // of a worker, in the place of the socket
constexpr uint64_t largest_job = 64u << 20;
constexpr size_t largest_output = 200u << 20;

struct Worker {
    pid_t pid = -1;
    uint64_t job = 0;
    std::string name; // of the job
    Fd output;
    std::string bytes;
    Time::time_point deadline;
    bool timed_out = false;
    uint64_t cpu_seconds = 0;
};

std::string failure(int code, const std::string& where, const Message& message) {
    std::vector<std::string> fields = {std::to_string(code), where, message.id};
    fields.insert(fields.end(), message.args.begin(), message.args.end());
    return pack(fields);
}

// Runs in the worker. What it returns goes to the zygote as one packed list: "0" and the job's fields, or an error.
std::string outcome(const JobTable& table, const std::string& name, const std::vector<std::string>& arguments) {
    try {
        std::vector<std::string> fields = table.run(name, arguments);
        fields.insert(fields.begin(), "0");
        return pack(fields);
    } catch (const Error& error) {
        return failure(static_cast<int>(error.code), error.where, error.message);
    } catch (const std::bad_alloc&) {
        return failure(
            static_cast<int>(Code::bad_data), "",
            msg("the document needs more memory than a worker may have; raise it with --set limits.worker_bytes=…"));
    } catch (const std::exception& error) {
        return failure(static_cast<int>(Code::internal), "", msg("internal error: {1}", error.what()));
    }
}

[[noreturn]] void work(const JobTable& table, pid_t zygote, int output, const std::vector<std::string>& fields) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != zygote) ::_exit(1); // it died before we could ask to die with it
    // Nothing of the zygote's stays open: neither its socket nor what other workers say.
    ::dup2(output, output_fd);
    ::close_range(output_fd + 1, ~0U, 0);
    std::string reply;
    try {
        guard_stack(output_fd, failure(static_cast<int>(Code::bad_data), "",
                                       msg("the document is nested too deep to be read; save it anew with another "
                                           "program, or scan it again")));
        confine(std::strtoull(fields[2].c_str(), nullptr, 10), table.memory_bytes());
        reply = outcome(table, fields[1], {fields.begin() + 3, fields.end()});
    } catch (const Error& error) {
        reply = failure(static_cast<int>(error.code), error.where, error.message);
    }
    try {
        write_all(output_fd, reply, "");
    } catch (const Error&) {
        ::_exit(1);
    }
    ::_exit(0); // no destructors of what the zygote owns
}

// A worker that sleeps uses no CPU seconds.
uint64_t wall_seconds(uint64_t cpu_seconds) {
    return 4 * cpu_seconds + 60;
}

// Why a worker that said nothing useful ended: which limit, and the setting that raises it.
std::string death(const Worker& worker, int status, const rusage& used) {
    const auto refusal = [](const Message& message) { return failure(static_cast<int>(Code::bad_data), "", message); };
    const char* const setting = worker.name == "read" ? "limits.page_seconds" : "limits.document_seconds";
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const auto seconds = static_cast<uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    if (worker.timed_out)
        return refusal(
            msg("the document kept a worker waiting for {1} seconds and was given up; raise the limit with --set {2}=…",
                wall_seconds(worker.cpu_seconds), setting));
    if (signal == SIGXCPU || (signal == SIGKILL && seconds >= worker.cpu_seconds))
        return refusal(msg("the document took more than {1} CPU seconds; raise the limit with --set {2}=…",
                           worker.cpu_seconds, setting));
    if (signal == SIGKILL)
        return refusal(msg("a worker was killed from outside, perhaps because the machine has no memory left; try "
                           "again with a smaller --jobs"));
    if (signal == 0 || signal == SIGABRT) // libraries that find no memory end the process
        return refusal(msg("a library gave the document up without a word, perhaps for want of memory; raise the limit "
                           "with --set limits.worker_bytes=…, or save the document anew with another program"));
    return refusal(msg("the document made a worker crash (signal {1}); it was not taken. Save it anew with another "
                       "program, or scan it again",
                       signal));
}

class Loop {
  public:
    explicit Loop(const JobTable& table) : table_(table) {}

    int run() {
        for (;;) {
            std::vector<pollfd> waiting = {{socket_fd, POLLIN, 0}};
            for (const Worker& worker : workers_)
                waiting.push_back({worker.output.get(), POLLIN, 0});
            if (::poll(waiting.data(), waiting.size(), 1000) < 0 && errno != EINTR) return 1;
            for (size_t i = workers_.size(); i > 0; --i)
                if (waiting[i].revents) read_output(i - 1);
            kill_late();
            if (waiting[0].revents && !start()) return 0; // the coordinator is gone: so are the workers, by PDEATHSIG
        }
    }

  private:
    bool start() {
        std::string bytes;
        std::vector<std::string> fields;
        if (!receive_packet(socket_fd, bytes, largest_job) || !unpack(bytes, fields) || fields.size() < 3) return false;
        int pipe[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0) return false;
        Worker worker;
        worker.job = std::strtoull(fields[0].c_str(), nullptr, 10);
        worker.name = fields[1];
        worker.cpu_seconds = std::strtoull(fields[2].c_str(), nullptr, 10);
        worker.deadline = Time::now() + std::chrono::seconds(wall_seconds(worker.cpu_seconds));
        worker.output = Fd(pipe[0]);
        const Fd input(pipe[1]);
        const pid_t self = ::getpid();
        worker.pid = ::fork();
        if (worker.pid == 0) work(table_, self, input.get(), fields);
        if (worker.pid < 0) {
            send(worker.job, failure(static_cast<int>(Code::try_again), "", system_error("", "fork", errno).message));
            return true;
        }
        workers_.push_back(std::move(worker));
        return true;
    }

    void read_output(size_t index) {
        Worker& worker = workers_[index];
        char piece[1 << 16];
        const ssize_t n = ::read(worker.output.get(), piece, sizeof piece);
        if (n > 0 && worker.bytes.size() + static_cast<size_t>(n) <= largest_output) {
            worker.bytes.append(piece, static_cast<size_t>(n));
            return;
        }
        if (n < 0 && errno == EINTR) return;
        // It said all or too much. One that closed its output to live on unseen would hold up waitpid, and with it the
        // run; one that is ending does not notice.
        ::kill(worker.pid, SIGKILL);
        int status = 0;
        rusage used{};
        while (::wait4(worker.pid, &status, 0, &used) < 0 && errno == EINTR) {
        }
        const bool whole = WIFEXITED(status) && WEXITSTATUS(status) == 0 && n == 0;
        send(worker.job, whole ? worker.bytes : death(worker, status, used));
        workers_.erase(workers_.begin() + static_cast<ptrdiff_t>(index));
    }

    void kill_late() {
        for (Worker& worker : workers_)
            if (!worker.timed_out && Time::now() > worker.deadline) {
                worker.timed_out = true;
                ::kill(worker.pid, SIGKILL);
            }
    }

    // The job's number is put before what the worker said; its bytes are passed on unread.
    void send(uint64_t job, const std::string& bytes) {
        if (!send_packet(socket_fd, pack({std::to_string(job)}) + bytes)) ::_exit(0);
    }

    const JobTable& table_;
    std::vector<Worker> workers_;
};

} // namespace

int zygote_main(int, char**) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGINT, SIG_IGN); // Ctrl-C is for the coordinator to decide
    std::signal(SIGTERM, SIG_IGN);
    std::string bytes;
    std::vector<std::string> fields;
    if (!receive_packet(socket_fd, bytes, largest_job) || !unpack(bytes, fields) || fields.size() != 4) return 1;
    set_language(fields[2]);
    quieten_libraries();
    try {
        const JobTable table(parse_profile(fields[1], fields[0], fields[0]), fields[3] == "reader");
        if (!send_packet(socket_fd, pack({"0", "", ""}))) return 1;
        return Loop(table).run();
    } catch (const Error& error) {
        send_packet(socket_fd, failure(static_cast<int>(error.code), error.where, error.message));
        return 1;
    }
}

} // namespace sohoa
