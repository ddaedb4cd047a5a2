// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workers/zygote.h"

#include "cli/i18n.h"
#include "cli/program.h"
#include "cli/workers/sandbox.h"
#include "cli/workers/stack_guard.h"
#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <malloc.h>
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
constexpr size_t largest_output = 32u << 20;

struct Worker {
    pid_t pid = -1;
    uint64_t job = 0;
    std::string station;
    Fd output;
    std::string bytes;
    Time::time_point deadline;
    bool timed_out = false, said_too_much = false;
    uint64_t cpu_seconds = 0;
};

// Runs in the worker.
std::string outcome(const WorkerProgram& program, const Workshop& at, const JobPacket& job) {
    const auto& rows = program.stations;
    try {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return job.station == r.name; });
        if (row == rows.end()) throw Error(Code::internal, "", msg("a job has wrong arguments"));
        return row->work(job.request, at);
    } catch (const Error& error) {
        return said(error);
    } catch (const std::bad_alloc&) {
        return said(Error(Code::bad_data, "",
                          msg("the document needs more memory than a worker may have; raise it with --set "
                              "limits.worker_bytes=…")));
    } catch (const std::exception& error) {
        return said(Error(Code::internal, "", msg("internal error: {1}", error.what())));
    }
}

uint64_t most_written(const Limits& limits) {
    return 2 * limits.file_bytes; // pages that are stored another way than in their source may be larger
}

// Nothing of the zygote's stays open, and 0 to 2 are nobody's.
void keep_output_alone(int output) {
    ::dup2(output, output_fd);
    const Fd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    ::dup2(null.get(), STDIN_FILENO);
    ::dup2(null.get(), STDOUT_FILENO);
#ifndef SOHOA_SANITIZED // its reports
    ::dup2(null.get(), STDERR_FILENO);
#endif
}

[[noreturn]] void work(const WorkerProgram& program, const Workshop& at, const Sandbox& sandbox, pid_t zygote,
                       int output, const JobPacket& job) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != zygote) ::_exit(1); // it died before we could ask to die with it
    keep_output_alone(output);
    std::string reply;
    try {
        guard_stack(output_fd, said(Error(Code::bad_data, "",
                                          msg("the document is nested too deep to be read; save it anew with another "
                                              "program, or scan it again"))));
        const Limits& limits = at.profile.limits;
        sandbox.enter(job.access, {job.cpu_seconds, limits.worker_bytes, most_written(limits)});
        ::close_range(output_fd + 1, ~0U, 0); // the socket, what other workers say, what the sandbox was made with
        reply = outcome(program, at, job);
    } catch (const Error& error) {
        reply = said(error);
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
Error death(const Worker& worker, int status, const rusage& used, const Limits& limits) {
    const auto refusal = [](const Message& message) { return Error(Code::bad_data, "", message); };
    const char* const setting = worker.station == Read::name ? "limits.page_seconds" : "limits.document_seconds";
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const auto seconds = static_cast<uint64_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    if (worker.timed_out)
        return refusal(msg("the document kept a worker waiting for {1} seconds and was given up; raise the limit with "
                           "--set {2}=…",
                           wall_seconds(worker.cpu_seconds), setting));
    if (worker.said_too_much)
        return refusal(msg("what there is to say of the document is longer than {1} MB", largest_output >> 20));
    if (signal == SIGXFSZ)
        return refusal(msg("the document would grow to more than {1} bytes; raise the limit with --set "
                           "limits.file_bytes=…",
                           most_written(limits)));
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
    Loop(const WorkerProgram& program, const Workshop& at, const Sandbox& sandbox)
        : program_(program), at_(at), sandbox_(sandbox) {}

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
        if (!receive_packet(socket_fd, bytes, largest_job)) return false;
        const auto job = decode<JobPacket>(bytes);
        int pipe[2];
        if (::pipe2(pipe, O_CLOEXEC) != 0) return false;
        Worker worker;
        worker.job = job.id;
        worker.station = job.station;
        worker.cpu_seconds = job.cpu_seconds;
        worker.deadline = Time::now() + std::chrono::seconds(wall_seconds(job.cpu_seconds));
        worker.output = Fd(pipe[0]);
        const Fd input(pipe[1]);
        const pid_t self = ::getpid();
        worker.pid = ::fork();
        if (worker.pid == 0) work(program_, at_, sandbox_, self, input.get(), job);
        if (worker.pid < 0) {
            send(worker.job, Error(Code::try_again, "", system_error("", "fork", errno).message));
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
        worker.said_too_much = n > 0;
        // One that closed its output to live on unseen would hold up waitpid, and with it the run; one that is ending
        // does not notice. It has no children: system_calls.h.
        ::kill(worker.pid, SIGKILL);
        int status = 0;
        rusage used{};
        while (::wait4(worker.pid, &status, 0, &used) < 0 && errno == EINTR) {
        }
        const bool said_all = WIFEXITED(status) && WEXITSTATUS(status) == 0 && n == 0;
        if (said_all)
            send({worker.job, true, std::move(worker.bytes)});
        else
            send(worker.job, death(worker, status, used, at_.profile.limits));
        workers_.erase(workers_.begin() + static_cast<ptrdiff_t>(index));
    }

    void kill_late() {
        for (Worker& worker : workers_)
            if (!worker.timed_out && Time::now() > worker.deadline) {
                worker.timed_out = true;
                ::kill(worker.pid, SIGKILL);
            }
    }

    void send(const ReplyPacket& reply) {
        if (!send_packet(socket_fd, encode(reply))) ::_exit(0);
    }
    void send(uint64_t job, const Error& error) { send({job, false, encode(sent(error))}); }

    const WorkerProgram& program_;
    const Workshop& at_;
    const Sandbox& sandbox_;
    std::vector<Worker> workers_;
};

// A worker ends after its document: memory that it frees serves itself again, and none of it is given back in between,
// which would be paid for page by page.
void keep_memory() {
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 128 << 20);
    ::mallopt(M_TOP_PAD, 1 << 20);
}

Workshop workshop_for(const ZygoteStart& start, const WorkerProgram& program) {
    Workshop out;
    out.profile = parse_profile(start.profile, start.profile_name, start.profile_name);
    if (start.with_reader) {
        if (!program.load_reader) throw Error(Code::internal, "", msg("a job has wrong arguments"));
        out.reader = program.load_reader(out.profile.read, start.tessdata);
    }
    return out;
}

} // namespace

int zygote_main(const WorkerProgram& program) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGINT, SIG_IGN); // Ctrl-C is for the coordinator to decide
    std::signal(SIGTERM, SIG_IGN);
    open_standard_descriptors();
    close_to_others();
    keep_memory();
    std::string bytes;
    if (!receive_packet(socket_fd, bytes, largest_job)) return 1;
    ZygoteReady ready;
    try {
        const auto start = decode<ZygoteStart>(bytes);
        set_language(start.language);
        program.quieten();
        const Workshop workshop = workshop_for(start, program);
        const Sandbox sandbox({start.tessdata, share_folder("locale")});
        ready.ok = true;
        ready.confinement = sandbox.offered();
        if (!send_packet(socket_fd, encode(ready))) return 1;
        return Loop(program, workshop, sandbox).run();
    } catch (const Error& error) {
        ready.error = sent(error);
        send_packet(socket_fd, encode(ready));
        return 1;
    }
}

} // namespace sohoa
