// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/workers/stack_guard.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <sys/resource.h>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr uintptr_t stack_bytes = 16u << 20;
constexpr uintptr_t around = 1u << 20; // what lies above our first frame, and how far one frame may reach below the end

// A signal handler has no argument of ours, and must not allocate.
struct {
    int fd = -1;
    size_t length = 0;
    std::array<char, 1024> words{};
    uintptr_t end = 0; // where the stack may not grow any further
} guard;
std::array<char, 1 << 16> other_stack;

void on_fault(int signal, siginfo_t* info, void*) {
    const auto at = reinterpret_cast<uintptr_t>(info->si_addr);
    const bool by_kernel = info->si_code > 0; // else another process sent it, and there is no address
    if (by_kernel && at > guard.end - around && at < guard.end + around) {
        const bool said = ::write(guard.fd, guard.words.data(), guard.length) == static_cast<ssize_t>(guard.length);
        ::_exit(said ? 0 : 1);
    }
    std::signal(signal, SIG_DFL); // any other fault is a crash
    ::raise(signal);
}

} // namespace

void guard_stack([[maybe_unused]] int fd, [[maybe_unused]] const std::string& last_words) {
#ifndef SOHOA_SANITIZED
    const rlimit limit{stack_bytes, stack_bytes};
    if (::setrlimit(RLIMIT_STACK, &limit) != 0) throw system_error("", "set a resource limit", errno);
    guard.fd = fd;
    guard.length = std::min(last_words.size(), guard.words.size());
    std::copy_n(last_words.begin(), guard.length, guard.words.begin());
    guard.end = reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) - stack_bytes;
    stack_t stack{};
    stack.ss_sp = other_stack.data();
    stack.ss_size = other_stack.size();
    struct sigaction action {};
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    if (::sigaltstack(&stack, nullptr) != 0 || ::sigaction(SIGSEGV, &action, nullptr) != 0)
        throw system_error("", "watch the stack", errno);
#endif
}

} // namespace sohoa
