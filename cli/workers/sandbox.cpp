// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workers/sandbox.h"

#include "cli/workers/landlock.h"
#include "cli/workers/system_calls.h"
#include "core/base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sohoa {
namespace {

[[maybe_unused]] uint64_t address_space_now() {
    unsigned long pages = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
        std::fclose(file);
    }
    return pages * static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit_all(const WorkerLimits& limits) {
    limit_resource(RLIMIT_CORE, 0, 0);
    limit_resource(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 2);
    limit_resource(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes);
#ifndef SOHOA_SANITIZED // the shadow memory needs it
    const uint64_t space = address_space_now() + limits.memory_bytes;
    limit_resource(RLIMIT_AS, space, space);
#endif
}

} // namespace

struct Sandbox::State {
    SystemCalls calls;
    Landlock files;
};

Sandbox::Sandbox(const std::vector<std::string>& share)
    : state_(std::make_unique<State>(State{SystemCalls(), Landlock(share)})) {}
Sandbox::~Sandbox() = default;

Confinement Sandbox::offered() const {
    return {state_->calls.offered(), state_->files.offered()};
}

void Sandbox::enter(const Access& access, const WorkerLimits& limits) const {
    limit_all(limits);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) throw system_error("", "give up privileges", errno);
    if (state_->files.offered()) state_->files.enter(access);
    if (state_->calls.offered()) state_->calls.enter();
}

void close_to_others() {
#ifndef SOHOA_SANITIZED // LeakSanitizer looks at its own process from outside
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

void open_standard_descriptors() {
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF) // the lowest free number, so it is this one
            ::open("/dev/null", fd == STDIN_FILENO ? O_RDONLY : O_WRONLY);
}

void limit_resource(int resource, uint64_t soft, uint64_t hard) {
    const auto which = static_cast<__rlimit_resource_t>(resource);
    rlimit value{};
    if (::getrlimit(which, &value) != 0) throw system_error("", "ask for a resource limit", errno);
    value.rlim_max = std::min<rlim_t>(value.rlim_max, hard); // RLIM_INFINITY is the greatest number
    value.rlim_cur = std::min<rlim_t>({value.rlim_cur, soft, value.rlim_max});
    if (::setrlimit(which, &value) != 0) throw system_error("", "set a resource limit", errno);
}

} // namespace sohoa
