// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/line/sandbox.h"

#include "core/base/error.h"
#include "core/base/handle.h"

#include <cerrno>
#include <cstdio>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sohoa {
namespace {

void limit(int resource, uint64_t soft, uint64_t hard) {
    const rlimit value{soft, hard};
    if (::setrlimit(static_cast<__rlimit_resource_t>(resource), &value) != 0)
        throw system_error("", "set a resource limit", errno);
}

[[maybe_unused]] uint64_t address_space_now() {
    unsigned long pages = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
        if (std::fscanf(file, "%lu", &pages) != 1) pages = 0;
        std::fclose(file);
    }
    return pages * static_cast<uint64_t>(::sysconf(_SC_PAGESIZE));
}

// Calls that a process which only decodes, reads and writes files never makes. A refusal is EPERM, not death, so that a
// library that merely asks gets a no.
constexpr int refused[] = {
    SCMP_SYS(socket),
    SCMP_SYS(socketpair),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    SCMP_SYS(ptrace),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(setns),
    SCMP_SYS(unshare),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(kexec_load),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(settimeofday),
    SCMP_SYS(clock_settime),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
};

void filter_system_calls() {
    const Handle<void, seccomp_release> filter(seccomp_init(SCMP_ACT_ALLOW));
    if (!filter) throw Error(Code::internal, "", msg("libseccomp cannot make a filter"));
    for (const int call : refused)
        seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    // A kernel without seccomp (some containers) leaves limits and separate processes; that is no reason to stop.
    seccomp_load(filter.get());
}

} // namespace

void confine(uint64_t cpu_seconds, [[maybe_unused]] uint64_t memory_bytes) {
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 2);
#ifndef SOHOA_SANITIZED
    const uint64_t space = address_space_now() + memory_bytes;
    limit(RLIMIT_AS, space, space);
#endif
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    filter_system_calls();
}

} // namespace sohoa
