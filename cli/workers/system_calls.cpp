// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workers/system_calls.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/handle.h"

#include <cerrno>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace sohoa {
namespace {

// What a process needs that decodes, reads and writes files. No socket, no exec, no mount, no keys, nothing that looks
// into another process, and no new process: clone() only for threads, see below.
constexpr int allowed[] = {
    // files
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(preadv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(pwrite64),
    SCMP_SYS(pwritev),
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(close),
    SCMP_SYS(close_range),
    SCMP_SYS(lseek),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rmdir),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(ftruncate),
    SCMP_SYS(fallocate),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(fadvise64),
    SCMP_SYS(sendfile),
    SCMP_SYS(copy_file_range),
    SCMP_SYS(flock),
    SCMP_SYS(fcntl),
    SCMP_SYS(dup),
    SCMP_SYS(dup2),
    SCMP_SYS(dup3),
    SCMP_SYS(pipe),
    SCMP_SYS(pipe2),
    SCMP_SYS(umask),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(select),
    SCMP_SYS(pselect6),
    // memory
    SCMP_SYS(brk),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(mincore),
    SCMP_SYS(msync),
    SCMP_SYS(mlock),
    SCMP_SYS(munlock),
    SCMP_SYS(membarrier),
    // threads, signals, time
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(rseq),
    SCMP_SYS(arch_prctl),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_getparam),
    SCMP_SYS(sched_getscheduler),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigpending),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(times),
    SCMP_SYS(getrandom),
    // who and where am I
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getpgrp),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getgroups),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit),
    SCMP_SYS(setrlimit),
    SCMP_SYS(getcpu),
};

// Stands in the compiled filter for the process that enters it, whose number is not known when it is compiled.
constexpr uint32_t this_process = 0x50484F41;

void demand(int result) {
    if (result < 0) throw Error(Code::internal, "", system_error("", "make a filter of system calls", -result).message);
}

using Filter = Handle<void, seccomp_release>;

Filter filter() {
    Filter out(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!out) throw Error(Code::internal, "", msg("libseccomp cannot make a filter"));
    scmp_filter_ctx to = out.get();
    for (const int call : allowed)
        demand(seccomp_rule_add(to, SCMP_ACT_ALLOW, call, 0));
    // Threads of this process, no new one. clone3() hides its flags from a filter: glibc takes ENOSYS and calls
    // clone().
    demand(seccomp_rule_add(to, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                            SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)));
    demand(seccomp_rule_add(to, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0));
    // abort() and raise()
    demand(seccomp_rule_add(to, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, this_process)));
    // Its own limits and those alone.
    demand(seccomp_rule_add(to, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_EQ, 0)));
    demand(seccomp_attr_set(to, SCMP_FLTATR_CTL_OPTIMIZE, 2)); // a binary tree, as this is asked at every call
    return out;
}

std::vector<sock_filter> compiled(const Filter& rules) {
    const Fd file(::memfd_create("seccomp", MFD_CLOEXEC));
    if (!file) throw system_error("", "make a filter of system calls", errno);
    demand(seccomp_export_bpf(rules.get(), file.get()));
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) throw system_error("", "make a filter of system calls", errno);
    const std::string bytes = read_at(file.get(), 0, static_cast<uint64_t>(info.st_size), "");
    std::vector<sock_filter> out(bytes.size() / sizeof(sock_filter));
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(out.data()));
    return out;
}

} // namespace

SystemCalls::SystemCalls() : program_(compiled(filter())) {
    const uint32_t action = SECCOMP_RET_ERRNO;
    offered_ = ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

void SystemCalls::enter() const {
    std::vector<sock_filter> own = program_;
    for (sock_filter& step : own)
        if (BPF_CLASS(step.code) == BPF_JMP && step.k == this_process) step.k = static_cast<uint32_t>(::getpid());
    const sock_fprog program{static_cast<unsigned short>(own.size()), own.data()};
    if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        throw Error(Code::internal, "", system_error("", "confine a worker", errno).message);
}

} // namespace sohoa
